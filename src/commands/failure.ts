/**
 * Says on stderr why a command could not do its work, and returns its exit code: 1 where a person can mend it
 * (knowledge, settings, files), and the stack where it is a bug.
 */
export function reportFailure(error: unknown): number {
  if (!(error instanceof Error)) {
    console.error(String(error));
  } else if (error.name === 'KnowledgeError') {
    console.error(
      `${error.message}\n\n知识库有错，没有启动：请按上面的 文件:行 改好，再运行 npm run lint 检查。`,
    );
    console.error(
      'The knowledge has mistakes, so nothing was started: mend the lines above, then check with npm run lint.',
    );
  } else if (error.name === 'ConfigError' || 'code' in error) {
    console.error(error.message);
  } else {
    console.error(error.stack ?? error.message);
  }
  return 1;
}
