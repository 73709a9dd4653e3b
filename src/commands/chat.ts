import { randomBytes } from 'node:crypto';
import { createAssistant } from '../assistant/index.ts';
import { runTerminal } from '../channels/terminal/chat.ts';
import type { Config } from '../config.ts';
import { terminalText } from '../text/index.ts';
import { loadUnderstanding } from './understanding.ts';

/** Tokens name buttons; 128 random bits, short enough for any channel's limit. */
const newToken = () => randomBytes(16).toString('base64url');

/** The chat in this terminal, or over its pipes. Resolves to the exit code. */
export async function chat(config: Config): Promise<number> {
  const world = await loadUnderstanding(config.rules, config.knowledge);
  const assistant = createAssistant(world, config.lang, newToken);
  const conversation = 'terminal:me';
  return runTerminal({
    assistant,
    input: process.stdin,
    output: process.stdout,
    error: process.stderr,
    env: process.env,
    actor: conversation,
    run: newToken(),
    words: () => terminalText[assistant.language(conversation)],
    greeting: await assistant.receive({
      dedupeKey: `greeting/${newToken()}`,
      conversation,
      actor: conversation,
      input: { kind: 'text', text: '/start' },
    }),
  });
}
