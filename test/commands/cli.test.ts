import { expect, it } from 'vitest';
import { run } from './run.ts';

const commands = ['chat', 'understand', 'lint', 'import'];

it('--help names every command and every setting', async () => {
  const { code, out, err } = await run(['--help']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  for (const name of [...commands, 'RULES', 'BOT_LANG', 'KNOWLEDGE', 'NO_COLOR']) expect(out).toContain(name);
});

it.each(commands)('%s --help says what it is for, in both languages', async (name) => {
  const { code, out, err } = await run([name, '--help']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain(`Usage: peering-assistant ${name}`);
  expect(out).toMatch(/[\u4e00-\u9fff]/);
});

it.each<[string[], RegExp]>([
  [['chta'], /unknown command 'chta'[\s\S]*chat/],
  [['chat', '--loud'], /unknown option '--loud'[\s\S]*Usage: peering-assistant chat/],
  [['import'], /missing required argument 'file'/],
])('%j is refused, with what to type instead', async (args, message) => {
  const { code, out, err } = await run(args);
  expect(code).toBeGreaterThan(0);
  expect(out).toBe('');
  expect(err).toMatch(message);
  expect(err).not.toMatch(/^\s+at /m);
});
