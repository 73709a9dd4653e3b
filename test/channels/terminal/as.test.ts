import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { runTerminal } from '../../../src/channels/terminal/chat.ts';
import { FakeAssistant, message, options } from './fakes.ts';

async function pipe(input: string, assistant: FakeAssistant) {
  const given = options({ input: Readable.from([Buffer.from(input)]), assistant });
  const code = await runTerminal(given);
  return { code, out: given.output.text };
}

/** Says `to NAME: …` to somebody else. */
function passing(): FakeAssistant {
  const assistant: FakeAssistant = new FakeAssistant((said) => {
    const [, name, text = ''] = /^to (\S+): (.*)$/.exec(said) ?? [];
    if (name !== undefined) {
      const to = { channel: 'terminal', chat: `terminal:${name}` };
      const id = `m${assistant.received.length}`;
      void assistant.channel.deliver({
        id,
        to,
        seq: 0,
        outgoing: message(text, 'yes', 'no'),
        policy: 'repeat',
        attempts: 0,
      });
    }
    return [message(`said ${said}`)];
  });
  return assistant;
}

describe('several people at one terminal', () => {
  it('keeps what is for somebody else until they are at the screen, and each their own buttons', async () => {
    const assistant = passing();
    const { out } = await pipe('to bo: hello\n/as bo\n2\n/as me\n1\n', assistant);
    expect(out).toBe(
      'for bo\n\nsaid to bo: hello\n\nhello\n\n1. yes   2. no\n\nnow bo\n\nsaid [token-no]\n\nnow me\n\nsaid 1\n',
    );
    expect(assistant.received.map(({ actor, name }) => [actor, name])).toEqual([
      ['terminal:me', 'me'],
      ['terminal:bo', 'bo'],
      ['terminal:me', 'me'],
    ]);
  });

  it('says once that something waits, lists people, and shows all that waited', async () => {
    const { out } = await pipe('to bo: a\nto bo: b\n/as\n/as 小王\n/as\n/as bo\n', passing());
    expect(out.match(/^for bo$/gm)).toHaveLength(1);
    expect(out).toContain('you | | bo\n\nnow 小王\n\n小王 | me | bo\n');
    expect(out).toContain('a\n\n1. yes   2. no\n\nb\n\n3. yes   4. no\n\nnow bo\n');
  });

  it.each(['a b', '../x', 'x'.repeat(33), 'a:b', '*', '\u202e'])('refuses the name %j', async (name) => {
    const assistant = passing();
    const { out } = await pipe(`/as ${name}\n`, assistant);
    expect(out).toBe('no name, 32 at most\n');
    expect(assistant.received).toEqual([]);
  });

  it('leaves words that begin alike to the assistant', async () => {
    expect((await pipe('/ask\n/assign x\n', passing())).out).toBe('said /ask\n\nsaid /assign x\n');
  });

  it('hands back what nobody came to see', async () => {
    const assistant = passing();
    const to = { channel: 'terminal', chat: 'terminal:bo' };
    const outgoing = message('hello');
    const waiting = assistant.channel.deliver({
      id: 'x',
      to,
      seq: 0,
      outgoing,
      policy: 'repeat',
      attempts: 0,
    });
    const { out } = await pipe('hi\n', assistant);
    expect(out).not.toContain('hello');
    expect(await waiting).toMatchObject({ kind: 'later' });
  });
});
