import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { runTerminal } from '../../../src/channels/terminal/chat.ts';
import { FakeAssistant, message, options, Screen } from './fakes.ts';

async function pipe(input: string | Buffer | Readable, assistant = new FakeAssistant(), env = {}) {
  const source = input instanceof Readable ? input : Readable.from([Buffer.from(input)]);
  const given = options({ input: source, assistant, env, greeting: '/start' });
  const code = await runTerminal(given);
  return { code, out: given.output.text, error: given.error.text, said: assistant.said };
}

describe('the chat over pipes', () => {
  it.each<[string, string, string[], string]>([
    ['says nothing by itself', '', [], ''],
    ['answers line by line, a blank line between', 'a\nb\n', ['a', 'b'], 'a\n\nb\n'],
    ['takes a last line without an end', 'a\nb', ['a', 'b'], 'a\n\nb\n'],
    ['takes CRLF', 'a\r\nb\r\n', ['a', 'b'], 'a\n\nb\n'],
    ['skips blank lines', '\n \na\n\t\n\n', ['a'], 'a\n'],
    ['stops at /quit', 'a\n/quit\nb\n', ['a'], 'a\n\ngoodbye\n'],
    ['stops at /EXIT too', ' /EXIT \nb\n', [], 'goodbye\n'],
  ])('%s', async (_, input, said, out) => {
    expect(await pipe(input)).toEqual({ code: 0, out, error: '', said });
  });

  it('names each input and who sent it', async () => {
    const assistant = new FakeAssistant();
    await pipe('a\nb\n', assistant);
    expect(assistant.received[1]).toEqual({
      dedupeKey: 'terminal:me:r1:2',
      conversation: 'terminal:me',
      actor: 'terminal:me',
      name: 'me',
      alone: true,
      to: { channel: 'terminal', chat: 'terminal:me' },
      input: { kind: 'text', text: 'b' },
    });
  });

  it('shows buttons as numbers and presses the one that is typed, until others replace them', async () => {
    const script = new Map([
      ['menu', [message('choose', 'x', 'y')]],
      ['[token-y]', [message('y it is')]],
      ['other', [message('again', 'z')]],
    ]);
    const assistant = new FakeAssistant((said) => script.get(said) ?? [message(`text ${said}`)]);
    const { out, said } = await pipe('1\nmenu\n2\n２\n3\nother\n2\n1\n', assistant);
    expect(said).toEqual(['1', 'menu', '[token-y]', '[token-y]', '3', 'other', '2', '[token-z]']);
    expect(out).toContain('choose\n\n1. x   2. y\n\ny it is\n');
  });

  it('numbers the buttons of one answer through, so that what stands there is what is pressed', async () => {
    const assistant = new FakeAssistant((said) =>
      said === 'menu' ? [message('a', 'x', 'y'), message('b', 'z')] : [message(said)],
    );
    const { out, said } = await pipe('menu\n3\n1\n', assistant);
    expect(said).toEqual(['menu', '[token-z]', '[token-x]']);
    expect(out).toContain('a\n\n1. x   2. y\n\nb\n\n3. z\n');
  });

  it('prints nothing for an answer of nothing', async () => {
    const assistant = new FakeAssistant((said) => (said === 'a' ? [] : [message(said)]));
    expect((await pipe('a\nb\n', assistant)).out).toBe('b\n');
  });

  it('writes colour only when forced to', async () => {
    const bold = () => new FakeAssistant(() => [message('**a**')]);
    expect((await pipe('x', bold())).out).toBe('a\n');
    expect((await pipe('x', bold(), { FORCE_COLOR: '1' })).out).toBe('\u001b[1ma\u001b[0m\n');
    expect((await pipe('x', bold(), { FORCE_COLOR: '1', NO_COLOR: '1' })).out).toBe('a\n');
  });

  it('refuses a line of 3 MB in words and takes the next, without holding on to it', async () => {
    async function* endless() {
      for (let i = 0; i < 3_000; i += 1) yield Buffer.alloc(1_000, 'x');
      yield Buffer.from('\nnext\n');
    }
    const { code, out, said } = await pipe(Readable.from(endless()));
    expect({ code, out, said }).toEqual({ code: 0, out: 'over 100000\n\nnext\n', said: ['next'] });
  });

  it('takes 100,000 characters and refuses one more', async () => {
    const assistant = new FakeAssistant(() => [message('ok')]);
    const { out } = await pipe(`${'对'.repeat(100_000)}\n${'对'.repeat(100_001)}\n`, assistant);
    expect(out).toBe('ok\n\nover 100000\n');
  });

  it('survives bytes that are not UTF-8', async () => {
    const { code, said } = await pipe(Buffer.from([0xff, 0xc3, 0x0a, 0x61, 0x0a, 0x00, 0x80]));
    expect({ code, said }).toEqual({ code: 0, said: ['\ufffd\ufffd', 'a', '\0\ufffd'] });
  });

  it('reports a failure, says so, goes on, and ends with 1', async () => {
    const assistant = new FakeAssistant((said) => {
      if (said === 'a') throw new Error('disk \u001b[31mfull');
      return [message(said)];
    });
    expect(await pipe('a\nb\n', assistant)).toEqual({
      code: 1,
      out: 'my fault\n\nb\n',
      error: 'disk full\n',
      said: ['a', 'b'],
    });
  });

  it('ends with 1 and the reason when the input breaks', async () => {
    async function* broken() {
      yield Buffer.from('a\n');
      throw new Error('read failed');
    }
    const { code, out, error } = await pipe(Readable.from(broken()));
    expect({ code, out, error }).toEqual({ code: 1, out: 'a\n', error: 'read failed\n' });
  });

  it('takes the next line only when the one before is answered', async () => {
    let open = 0;
    const assistant = new FakeAssistant(async (said) => {
      open += 1;
      expect(open).toBe(1);
      await new Promise((done) => setTimeout(done, 2));
      open -= 1;
      return [message(said)];
    });
    expect((await pipe('a\nb\nc\n', assistant)).out).toBe('a\n\nb\n\nc\n');
  });

  it.each<[string, string, number, string]>([
    ['a reader that left is no error', 'EPIPE', 0, ''],
    ['a full disk is', 'ENOSPC', 1, 'ENOSPC\n'],
  ])('%s', async (_, code, exit, complaint) => {
    class Closing extends Screen {
      override _write(chunk: Buffer, encoding: string, done: (error?: Error | null) => void): void {
        if (this.text === '') super._write(chunk, encoding, done);
        else done(Object.assign(new Error(code), { code }));
      }
    }
    const input = new PassThrough();
    const assistant = new FakeAssistant();
    const given = options({ input, assistant, output: new Closing() });
    input.write('a\nb\nc\n');
    // The input stays open: it is the closed output that ends the chat.
    expect(await runTerminal(given)).toBe(exit);
    expect(assistant.said).toEqual(['a', 'b']);
    expect(given.error.text).toBe(complaint);
  });

  it('stops reading when told to', async () => {
    const stop = new AbortController();
    const input = new PassThrough();
    const given = options({ input, signal: stop.signal });
    const running = runTerminal(given);
    input.write('a\n');
    setTimeout(() => stop.abort(), 20);
    expect(await running).toBe(0);
    expect(given.output.text).toBe('a\n');
  });

  it.each([
    [{ columns: 20 }, {}, 20],
    [{ columns: 5 }, {}, 20],
    [{ columns: 500 }, {}, 88],
    [{}, { COLUMNS: '30' }, 30],
    [{}, { COLUMNS: 'wide' }, 88],
    [{}, {}, 88],
  ])('fits %j and %j to %i columns', async (given, env, width) => {
    const assistant = new FakeAssistant(() => [message('x'.repeat(200))]);
    const parts = options({ ...given, env, assistant, input: Readable.from(['a']) });
    await runTerminal(parts);
    expect(parts.output.text.split('\n')[0]).toHaveLength(width);
  });
});
