const han = /[\u3400-\u9fff]/;
const latin = /[\p{Script=Latin}\d]/u;

/**
 * 汉字和拉丁字母、数字之间空一格：`已发给 Mary`，而 `已发给李四` 不空。用作模板标签，只看填进去的值的两端。
 */
export function spaced(strings: TemplateStringsArray, ...values: readonly string[]): string {
  return strings.reduce((text, after, i) => {
    const value = values[i - 1] ?? '';
    const before = han.test(text.at(-1) ?? '') && latin.test(value.at(0) ?? '') ? ' ' : '';
    // 转义的下划线等也算名字的一部分。
    const behind = han.test(after.at(0) ?? '') && /[\p{Script=Latin}\d_*]$/u.test(value) ? ' ' : '';
    return `${text}${before}${value}${behind}${after}`;
  });
}
