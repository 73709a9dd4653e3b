import { isChinese, readLabelled, splits } from '../eval/utterances.ts';
import { benchTicket, searches } from './desk-tickets.ts';
import { ranFor } from './ran-for.ts';

// What is deployed is what tsc built; the loader that runs this file would change its functions on the way in.
const built = (name: string) => import(new URL(`../../dist/${name}`, import.meta.url).href);
const { collections, createAssistant, deskDialog }: typeof import('../../src/assistant/index.ts') =
  await built('assistant/index.js');
const {
  ticketHead,
  ticketMessageId,
  ticketMessages,
  tickets,
  ticketTerms,
}: typeof import('../../src/assistant/support-collections.ts') = await built(
  'assistant/support-collections.js',
);
const { unanswered }: typeof import('../../src/assistant/teach-collections.ts') = await built(
  'assistant/teach-collections.js',
);
const { addTally }: typeof import('../../src/assistant/tallies.ts') = await built('assistant/tallies.js');
const { searchTerms }: typeof import('../../src/dialog/support/search-terms.ts') = await built(
  'dialog/support/search-terms.js',
);
const { bucketOf, weekOf, weeksUpTo }: typeof import('../../src/statistics/index.ts') =
  await built('statistics/index.js');
const { secretNames }: typeof import('../../src/commands/secret-names.ts') =
  await built('commands/secret-names.js');
const { loadUnderstanding }: typeof import('../../src/commands/understanding.ts') =
  await built('commands/understanding.js');
const { openEmbedded }: typeof import('../../src/store/index.ts') = await built('store/index.js');

/** What the bench asks of this process, and what it answers. */
export type DeskTask =
  /** Questions of customers, one after the other, from this one of the row on. */
  | { readonly do: 'questions'; readonly from: number; readonly count: number }
  /** A command of an agent, so many times. */
  | { readonly do: 'command'; readonly name: 'queue' | 'search' | 'stats'; readonly count: number };
export interface DeskTimes {
  /** CPU of all threads in ms a turn. */
  readonly cpu: number;
  /** From the input to its durable commit, in ms, by turn. */
  readonly wall: readonly number[];
  /** The same in time that the main thread really ran. */
  readonly ran: readonly number[];
}

/** A desk of its own in a process: so many tickets in a folder. */
const [, , folder = '', size = '0'] = process.argv;
const count = Number(size);
const world = await loadUnderstanding('tencent-seed');
const agent = 'bench:lead';
const now = Date.parse('2026-11-19T04:00:00Z');

async function open() {
  const store = await openEmbedded({ folder, collections });
  if ('code' in store) throw new Error(store.code);
  return store;
}

/** Fills the folder: tickets with what was said in them, eight weeks of what was counted, and what was asked in vain. */
async function fill(): Promise<void> {
  const store = await open();
  const known = new Map<string, readonly string[]>();
  const termsOf = (summary: string) => {
    const terms = known.get(summary) ?? searchTerms(world, summary);
    known.set(summary, terms);
    return terms;
  };
  for (let from = 0; from < count; from += 500) {
    await store.transact(async (transaction) => {
      for (let n = from; n < Math.min(count, from + 500); n += 1) {
        const { ticket, messages } = benchTicket(n, count, termsOf);
        transaction.put(tickets, ticket.id, ticket);
        transaction.put(ticketTerms, ticket.id, { number: 1001 + n, terms: ticket.terms });
        for (const message of messages)
          transaction.put(ticketMessages, ticketMessageId(message.ticket, message.n), message);
      }
      transaction.put(ticketHead, 'head', { next: 1001 + count });
    });
  }
  for (const week of weeksUpTo(weekOf(now, 'Asia/Shanghai'), 8)) {
    await store.transact(async (transaction) => {
      for (let n = 0; n < Math.max(20, count / 60); n += 1) {
        await addTally(
          transaction,
          { do: 'tally', of: 'turns', week, counts: { asked: 3, answered: 2, followed: 1 } },
          `customer ${n}`,
        );
        const counts = {
          [`first_reply/${bucketOf(n * 60_000)}`]: 1,
          [`resolution/${bucketOf(n * 600_000)}`]: 1,
        };
        await addTally(transaction, { do: 'tally', of: 'tickets', week, counts }, `agent ${n % 40}`);
      }
    });
  }
  // As many as are looked at, all of them different.
  const inVain = readLabelled(splits.tune).slice(0, Math.min(count, 400));
  await store.transact(async (transaction) => {
    for (const [n, { q }] of inVain.entries())
      transaction.put(unanswered, q, {
        text: q,
        lang: 'zh',
        count: 1 + (n % 9),
        last: now,
        answered: 'none',
      });
  });
  await store.compact();
  await store.close();
}

await fill();
const store = await open();
const assistant = createAssistant({
  store,
  dialog: deskDialog(world),
  channels: [],
  clock: () => now,
  after: () => () => {},
  random: Math.random,
  secretName: secretNames('bench'),
  lang: 'zh',
  staff: { members: [{ person: agent, name: 'Lead', role: 'lead', since: 0, by: null }] },
});

let inputs = 0;
/** Says it, and what came of it; throws where it was not taken. */
async function say(person: string, text: string) {
  inputs += 1;
  const [begun, running] = [performance.now(), ranFor()];
  const receipt = await assistant.receive({
    dedupeKey: `bench/${inputs}`,
    conversation: person,
    actor: person,
    name: person,
    alone: true,
    to: { channel: 'none', chat: person },
    input: { kind: 'text', text },
  });
  const [ms, ran] = [performance.now() - begun, ranFor() - running];
  if (receipt.kind !== 'applied') throw new Error(`${text} was ${receipt.kind}`);
  return { ms, ran, said: receipt.replies.map(({ markdown }) => markdown).join('\n') };
}

const questions = readLabelled(splits.tune)
  .filter((row) => row.group === 'faq' && isChinese(row))
  .map(({ q }) => q);

/** The n-th input of a task, and what must be among the words that come back, so that no refusal is measured. */
function inputOf(task: DeskTask, n: number): { person: string; text: string; holds: RegExp } {
  if (task.do === 'questions')
    return {
      person: `customer:${n % 50}`,
      text: questions[(task.from + n) % questions.length] ?? '',
      holds: /./,
    };
  const search = searches[n % searches.length] ?? '';
  const command = {
    queue: { text: '/queue', holds: /\d/ },
    search: { text: `/search ${search}`, holds: new RegExp(search.slice(0, 2)) },
    stats: { text: '/stats', holds: /自助率/ },
  }[task.name];
  return { person: agent, ...command };
}

async function measured(task: DeskTask): Promise<DeskTimes> {
  const wall: number[] = [];
  const ran: number[] = [];
  const before = process.cpuUsage();
  for (let n = 0; n < task.count; n += 1) {
    const { person, text, holds } = inputOf(task, n);
    const { said, ...took } = await say(person, text);
    if (!holds.test(said)) throw new Error(`${text} was answered with ${said.slice(0, 200)}`);
    wall.push(took.ms);
    ran.push(took.ran);
  }
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / 1_000 / task.count, wall, ran };
}

process.on('message', async (task: DeskTask) => process.send?.(await measured(task)));
process.send?.({ ready: true });
