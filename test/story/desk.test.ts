import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { mapValues } from '../../src/peering/index.ts';
import type { Ticket, TicketMessage } from '../../src/tickets/index.ts';
import { notes, questionStory, raiseStory } from './desk.ts';
import { someSteps } from './kill-points.ts';
import { type Performance, perform } from './perform.ts';
import { deedsOf, type Play } from './play.ts';
import type { Intake } from './stage.ts';

// UPDATE=1 npx vitest run test/story   writes the transcripts as they go now; read the diff before it is committed.
const folder = new URL('../transcripts/', import.meta.url);

const stories = [
  {
    file: 'desk-raise.topics',
    title: '提高配额的工单，群里有话题',
    play: raiseStory(true),
    note: notes.raise,
  },
  {
    file: 'desk-raise.plain',
    title: '提高配额的工单，群里没有话题',
    play: raiseStory(false),
    note: notes.raise,
  },
  {
    file: 'desk-question.topics',
    title: 'A ticket with a question, in a group with topics',
    play: questionStory(true),
    note: notes.question,
  },
  {
    file: 'desk-question.plain',
    title: 'A ticket with a question, in a group without topics',
    play: questionStory(false),
    note: notes.question,
  },
] as const;

/** Plays that were played already, undisturbed. */
const played = new Map<string, Promise<Performance<string>>>();
function calm(file: string, play: Play, by: Intake): Promise<Performance<string>> {
  const key = `${file} by ${by}`;
  const found = played.get(key) ?? perform(play, by);
  played.set(key, found);
  return found;
}

describe.each(stories)('$file', ({ file, title, play, note }) => {
  it('goes as it is written down, by polling and by webhook alike', async () => {
    const [polled, pushed] = await Promise.all([calm(file, play, 'polling'), calm(file, play, 'webhook')]);
    const path = fileURLToPath(new URL(`${file}.md`, folder));
    const told = `# ${title}\n\n${polled.transcript}`;
    if (process.env.UPDATE === '1') writeFileSync(path, told);
    expect(told).toBe(readFileSync(path, 'utf8'));
    expect(pushed.transcript).toBe(polled.transcript);
    expect(pushed.documents).toEqual(polled.documents);
  }, 120_000);

  it('is one ticket, each of its messages stored once, and what is noted stays with the staff', async () => {
    const once = await calm(file, play, 'polling');
    judge(once, play, note);
    expect(once.doubled).toBe(0);
  }, 120_000);
});

describe('a ticket with a quota raise', () => {
  it.concurrent.each([
    ['polling', true, 3],
    ['webhook', false, 4],
  ] as const)(
    'by %s, topics: %s, comes to the same in the same words through kill -9 at a third of its steps',
    async (by, topics, seed) => {
      const { file, play, note } = stories[topics ? 0 : 1];
      const kills = someSteps(deedsOf(play).length, seed);
      const killed = await perform<string>(play, by, (step) => kills[step]);
      const undisturbed = await calm(file, play, by);
      expect(killed.transcript).toBe(undisturbed.transcript);
      expect(killed.documents).toEqual(undisturbed.documents);
      judge(killed, play, note);
      expect(killed.kills).toBeGreaterThan(8);
      expect(killed.unacknowledged).toBeGreaterThan(0);
      expect(killed.doubled).toBeLessThanOrEqual(killed.kills);
    },
    180_000,
  );
});

/** What holds of every performance: nothing of the ticket lost, nothing twice, nothing at whom it was not meant for. */
function judge({ documents, calls, world }: Performance<string>, play: Play, note: string): void {
  const { tickets = {}, ticketMessages = {} } = documents;
  const [ticket, ...others] = Object.values(tickets) as Ticket[];
  expect(others).toEqual([]);
  expect(ticket).toMatchObject({
    id: 'T-1001',
    status: 'closed',
    closures: 2,
    rating: { closure: 2, stars: 4 },
  });
  const messages = Object.values(ticketMessages) as TicketMessage[];
  expect(messages.map(({ n }) => n)).toEqual(messages.map((_, n) => n));
  expect(messages).toHaveLength(ticket?.messages ?? 0);
  expect(messages.filter(({ content }) => content.kind === 'note').map(textOf)).toEqual([note]);
  const room = String(play.room?.id);
  const told = calls.filter(({ params }) => JSON.stringify(params).includes(note));
  expect(told.filter(({ params }) => String(params.chat_id) !== room)).toEqual([]);
  if (ticket?.kind !== 'quota') return;
  expect(
    messages.filter(({ content }) => content.kind === 'event' && content.event.what === 'decided'),
  ).toHaveLength(1);
  const raised = Object.values(documents.history ?? {}).filter((line) =>
    JSON.stringify(line).includes('T-1001'),
  );
  expect(raised).toHaveLength(1);
  expect([...mapValues(world.peerings)]).toHaveLength(11);
}

const textOf = ({ content }: TicketMessage) => (content.kind === 'event' ? '' : content.text);
