/** The pieces that charts are drawn of: elements of SVG as text, their words made safe. */

/** An element; children are elements already. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...children: readonly string[]
): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${safe(shown(value))}"`);
  return children.length === 0
    ? `<${name}${given.join('')}/>`
    : `<${name}${given.join('')}>${children.join('')}</${name}>`;
}

/** Words at a place, with a rim of the paper's white, so that a line behind them does not strike them out. */
export function words(
  text: string,
  at: {
    readonly x: number;
    readonly y: number;
    readonly size: number;
    readonly fill: string;
    readonly anchor?: 'start' | 'middle' | 'end';
  },
): string {
  const { x, y, size, fill, anchor = 'start' } = at;
  return element(
    'text',
    {
      x,
      y,
      'font-size': size,
      fill,
      'text-anchor': anchor,
      stroke: '#ffffff',
      'stroke-width': 4,
      'stroke-linejoin': 'round',
      'paint-order': 'stroke',
    },
    safe(text),
  );
}

/** About as wide as words come out: Chinese characters are square, others little more than half of that. */
export function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? size : size * 0.56), 0);
}

const shown = (value: string | number): string =>
  typeof value === 'number' ? String(Math.round(value * 10) / 10) : value;

const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const safe = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => names[sign] ?? '').replace(/\p{Cc}/gu, ' ');
