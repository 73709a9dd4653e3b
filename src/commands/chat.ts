import { randomBytes } from 'node:crypto';
import { after, createAssistant, deskDialog } from '../assistant/index.ts';
import { TerminalChannel } from '../channels/terminal/channel.ts';
import { runTerminal } from '../channels/terminal/chat.ts';
import type { Config } from '../config.ts';
import { terminalText } from '../text/index.ts';
import { openStore } from './open-store.ts';
import { secretNames } from './secret-names.ts';
import { terminalStaff } from './staffing.ts';
import { loadUnderstanding } from './understanding.ts';

const conversation = 'terminal:me';
/** Who has left waits no longer for what the program still has to put away, in ms. */
const drainMs = 1_000;

/** The chat in this terminal, or over its pipes. Resolves to the exit code. */
export async function chat(config: Config): Promise<number> {
  const [world, store] = await Promise.all([
    loadUnderstanding(config.rules, config.knowledge),
    openStore(config),
  ]);
  const channel = new TerminalChannel();
  const assistant = createAssistant({
    store,
    dialog: deskDialog(world),
    channels: [channel],
    clock: Date.now,
    after,
    random: Math.random,
    secretName: secretNames(),
    lang: config.lang,
    staff: terminalStaff(config),
  });
  const stop = new AbortController();
  const terminate = () => stop.abort();
  process.once('SIGTERM', terminate);
  try {
    let lang = await assistant.language(conversation);
    const langs = new Map([[conversation, lang]]);
    await assistant.start();
    return await runTerminal({
      assistant: {
        async receive(inbound) {
          const receipt = await assistant.receive(inbound);
          lang = await assistant.language(inbound.conversation);
          langs.set(inbound.conversation, lang);
          return receipt;
        },
      },
      channel,
      input: process.stdin,
      output: process.stdout,
      error: process.stderr,
      env: process.env,
      actor: conversation,
      run: randomBytes(9).toString('base64url'),
      words: (actor) => terminalText[langs.get(actor) ?? lang],
      greeting: '/start',
      signal: stop.signal,
    });
  } finally {
    process.off('SIGTERM', terminate);
    await assistant.drain(drainMs);
    await store.close();
  }
}
