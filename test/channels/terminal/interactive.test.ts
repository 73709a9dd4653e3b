import { describe, expect, it } from 'vitest';
import { runTerminal, type TerminalOptions } from '../../../src/channels/terminal/chat.ts';
import type { TerminalWords } from '../../../src/text/terminal-words.ts';
import { FakeAssistant, Keyboard, message, options, Screen, words } from './fakes.ts';

/** A person at a terminal: types, waits for what should appear, looks at the screen as plain text. */
function sit(assistant = new FakeAssistant(), parts: Omit<Partial<TerminalOptions>, 'assistant'> = {}) {
  const input = new Keyboard();
  const output = Object.assign(new Screen(), { isTTY: true, columns: 60 });
  const given = options({ assistant, input, output, env: { NO_COLOR: '1' }, ...parts });
  const running = runTerminal(given);
  const seen = () => output.text.replaceAll(/\p{Cc}\[[\d;]*[A-Z]/gu, '').replaceAll('\r\n', '\n');
  const appears = async (text: string) => {
    await expect.poll(seen, { interval: 2 }).toContain(text);
  };
  return { input, output, running, seen, appears, type: (keys: string) => input.write(keys) };
}

const settle = () => new Promise((done) => setTimeout(done, 15));

describe('the chat at a terminal', () => {
  it('greets, hints, prompts, answers, and presses buttons of the greeting too', async () => {
    const assistant = new FakeAssistant((said) => [
      said === '/start' ? message('**hello**', 'x', 'y') : message(said),
    ]);
    const { appears, type, running, seen, input } = sit(assistant, { greeting: '/start' });
    await appears('you › ');
    expect(seen()).toBe('\nhello\n\n1. x   2. y\n\njust ask\n\nyou › ');
    expect(input.isRaw).toBe(true);
    type('2\r');
    await appears('[token-y]');
    type('question\r');
    await appears('\nquestion\n\nyou › ');
    expect(assistant.said).toEqual(['/start', '[token-y]', 'question']);
    type('\u0004');
    expect(await running).toBe(0);
  });

  it.each<[string, string]>([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
    ['Ctrl-C on a half typed line', 'half\u0003'],
    ['/quit', '/quit\r'],
    ['/exit', '/exit\r'],
    ['full-width ／quit', '／quit\r'],
  ])('%s leaves with a farewell, code 0 and the terminal restored', async (_, keys) => {
    const assistant = new FakeAssistant();
    const { appears, type, running, seen, input } = sit(assistant);
    await appears('you › ');
    type(keys);
    expect(await running).toBe(0);
    expect(seen().endsWith('\ngoodbye\n')).toBe(true);
    expect(input.isRaw).toBe(false);
    expect(assistant.said).toEqual([]);
  });

  it('takes lines typed meanwhile in order, one at a time, and finishes them before Ctrl-D leaves', async () => {
    const assistant = new FakeAssistant(async (said) => {
      await settle();
      return [message(`answer ${said}`)];
    });
    const { appears, type, running, seen } = sit(assistant);
    await appears('you › ');
    type('a\rb\rc\r\u0004');
    expect(await running).toBe(0);
    const answers = seen().match(/answer \w|goodbye/g);
    expect(answers).toEqual(['answer a', 'answer b', 'answer c', 'goodbye']);
  });

  it('lets Ctrl-C leave while one is in work, and keeps quiet afterwards', async () => {
    let finish: () => void = () => undefined;
    const assistant = new FakeAssistant(async () => {
      await new Promise<void>((done) => {
        finish = done;
      });
      return [message('late')];
    });
    const { appears, type, running, seen } = sit(assistant);
    await appears('you › ');
    type('a\rb\r');
    await settle();
    type('\u0003');
    expect(await running).toBe(0);
    finish();
    await settle();
    expect(seen()).not.toContain('late');
    expect(assistant.said).toEqual(['a']);
  });

  it('never tears a half typed line: it is lifted off and set down again below the answer', async () => {
    const assistant = new FakeAssistant(async () => {
      await settle();
      return [message('answer')];
    });
    const { appears, type, running, seen, output } = sit(assistant);
    await appears('you › ');
    type('a\r');
    type('half');
    await appears('answer');
    await appears('you › half');
    expect(output.text).toMatch(/half\P{L}*\[1G\p{Cc}\[0J\nanswer\n/u);
    type(' done\r');
    await expect.poll(() => assistant.said).toEqual(['a', 'half done']);
    type('\u0004');
    await running;
    expect(seen()).not.toContain('halfanswer');
  });

  it('shows the prompt again after a blank line, and asks nothing', async () => {
    const assistant = new FakeAssistant();
    const { appears, type, running } = sit(assistant);
    await appears('you › ');
    type('\r');
    await appears('you › \nyou › ');
    type('  \r\u0004');
    await running;
    expect(assistant.said).toEqual([]);
  });

  it('recalls earlier lines', async () => {
    const assistant = new FakeAssistant();
    const { appears, type, running } = sit(assistant);
    await appears('you › ');
    type('first\r');
    await appears('\nfirst\n\nyou › ');
    type('\u001b[A\r');
    await expect.poll(() => assistant.said).toEqual(['first', 'first']);
    type('\u0004');
    await running;
  });

  it('speaks the language of the moment', async () => {
    let now: TerminalWords = words;
    const assistant = new FakeAssistant(() => {
      now = { ...words, you: '你', farewell: '再见' };
      return [message('好的')];
    });
    const { appears, type, running, seen } = sit(assistant, { words: () => now });
    await appears('you › ');
    type('/lang zh\r');
    await appears('你 › ');
    type('\u0004');
    await running;
    expect(seen().endsWith('\n再见\n')).toBe(true);
  });

  it('follows the window when it is resized', async () => {
    const { appears, type, running, output, seen } = sit(
      new FakeAssistant(() => [message('word '.repeat(20))]),
    );
    await appears('you › ');
    output.columns = 30;
    output.emit('resize');
    type('a\r');
    await appears(`\n${'word '.repeat(6).trim()}\n`);
    type('\u0004');
    await running;
    expect(seen()).not.toContain('word '.repeat(7).trim());
  });

  it('colours the prompt and nothing when NO_COLOR is set', async () => {
    const colourful = sit(new FakeAssistant(), { env: {} });
    await colourful.appears('› ');
    expect(colourful.output.text).toContain('\u001b[1;36myou\u001b[0m');
    colourful.type('\u0004');
    await colourful.running;

    const bare = sit(new FakeAssistant(() => [message('**a** `b`', 'c')]));
    await bare.appears('you › ');
    bare.type('x\r');
    await bare.appears('1. c');
    bare.type('\u0004');
    await bare.running;
    expect(bare.output.text).not.toMatch(/\p{Cc}\[[\d;]*m/u);
  });

  it('says that it failed, and why, and goes on', async () => {
    const assistant = new FakeAssistant((said) => {
      if (said === 'a') throw new Error('disk full');
      return [message(said)];
    });
    const { appears, type, running } = sit(assistant);
    await appears('you › ');
    type('a\r');
    await appears('my fault\ndisk full\n\nyou › ');
    type('again\r');
    await appears('\nagain\n');
    type('\u0004');
    expect(await running).toBe(0);
  });

  it('leaves with a farewell when told to stop, and without a word when the terminal is gone', async () => {
    const stop = new AbortController();
    const told = sit(new FakeAssistant(), { signal: stop.signal });
    await told.appears('you › ');
    stop.abort();
    expect(await told.running).toBe(0);
    expect(told.seen().endsWith('\ngoodbye\n')).toBe(true);
    expect(told.input.isRaw).toBe(false);

    const shut = sit();
    await shut.appears('you › ');
    shut.input.destroy(Object.assign(new Error('read EIO'), { code: 'EIO' }));
    expect(await shut.running).toBe(0);
    expect(shut.seen()).not.toContain('goodbye');
  });
});
