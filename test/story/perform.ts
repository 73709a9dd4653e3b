import type { World } from '../../src/peering/index.ts';
import { type Documents, readDocuments, readNetwork } from './left.ts';
import { type Intake, Stage, written } from './stage.ts';
import { type Line, people, story, type Who } from './two-companies.ts';

/**
 * When the service dies at a step: once everything is acknowledged and sent (`settled`); when something that it says has
 * just arrived and it cannot know so (`sending`); or so many milliseconds after the update came into being, whatever it is
 * at then, acknowledged or not.
 */
export type Moment = 'settled' | 'sending' | number;

/** How a story went. */
export interface Performance {
  /** What each did and what came into view in either chat, as people read it. */
  readonly transcript: string;
  /** What stands in each chat at the end, message by message. */
  readonly chats: Readonly<Record<Who, readonly string[]>>;
  /** The network that was stored at the end. */
  readonly world: World;
  /** Everything that was stored at the end, without times. */
  readonly documents: Documents;
  readonly kills: number;
  /** Kills that came before the update was acknowledged. */
  readonly unacknowledged: number;
  /** Messages that a person saw a second time; each was on its way when the service was killed. */
  readonly doubled: number;
}

const everybody = Object.keys(people) as Who[];
/** At the pace of people who know what they want; faster ones are asked to slow down. */
const paceMs = 150;

/** Plays the story by the real service, which is killed and started again where `killAt` says so. */
export async function perform(
  by: Intake,
  killAt: (step: number) => Moment | undefined = () => undefined,
): Promise<Performance> {
  const stage = await Stage.open(by);
  const transcript: string[] = [];
  const inView = new Map<Who, readonly string[]>();
  let [step, kills, unacknowledged] = [0, 0, 0];
  try {
    await stage.start();
    for (const line of story) {
      if (typeof line === 'string') {
        transcript.push(`## ${line}`);
        continue;
      }
      const moment = killAt(step);
      step += 1;
      await playLine(stage, line, moment).catch((error: unknown) => {
        throw new Error(`step ${step}, ${line.join(' ')}, killed at ${moment}`, { cause: error });
      });
      if (moment !== undefined) kills += 1;
      transcript.push(
        toldAs(line),
        ...[line[0], ...everybody.filter((who) => who !== line[0])].flatMap((who) =>
          news(stage, who, line[0], inView),
        ),
      );
    }
    unacknowledged = stage.deaths.filter(({ acknowledged }) => !acknowledged).length;
    const code = await stage.stop();
    if (code !== 0) throw new Error(`the service stopped with ${code}`);
    const doubled = everybody.reduce((sum, who) => sum + stage.inView(who).doubled, 0);
    const [documents, world] = [await readDocuments(stage.folder), await readNetwork(stage.folder)];
    const chats = { Lin: inView.get('Lin') ?? [], Bea: inView.get('Bea') ?? [] };
    const told = `${transcript.join('\n\n')}\n`;
    return { transcript: told, chats, world, documents, kills, unacknowledged, doubled };
  } finally {
    await stage.close();
  }
}

async function playLine(stage: Stage, line: Exclude<Line, string>, moment: Moment | undefined) {
  const before = stage.api.ledger.length;
  if (moment === 'sending') {
    for (const method of ['sendMessage', 'editMessageText'])
      stage.api.faults.next(method, { kind: 'drop_after' });
  }
  stage.act(line);
  if (moment === undefined) {
    await stage.settled();
    await pause(paceMs);
    return;
  }
  if (moment === 'settled') await stage.settled();
  else if (moment === 'sending')
    await stage.until('sending', () =>
      stage.api.ledger.slice(before).some(({ fault, done }) => fault === 'drop_after' && done === true),
    );
  else await pause(moment);
  await stage.kill(moment === 'settled');
  stage.api.faults.end();
  await stage.start();
  await stage.settled();
}

/** What somebody does, as a person would tell it. */
function toldAs([who, does, what]: Exclude<Line, string>): string {
  const { name } = people[who];
  return `**${name}**${does === 'says' ? `: ${what}` : does === 'taps' ? ` taps [${what}]` : ` sends ${what}`}`;
}

/** What came into somebody's view since it was last looked at: messages that are new, or edited in their place. */
function news(stage: Stage, who: Who, actor: Who, inView: Map<Who, readonly string[]>): string[] {
  const before = inView.get(who) ?? [];
  const now = stage.inView(who).messages.map(written).map(timeless);
  inView.set(who, now);
  return now.flatMap((text, place) => {
    if (text === before[place]) return [];
    const notes = [
      ...(who === actor ? [] : [`in the chat of ${people[who].name}`]),
      ...(place < before.length ? ['edited in its place'] : []),
    ];
    const head = notes.length === 0 ? [] : [`*(${notes.join(', ')})*`];
    return [...head, text];
  });
}

/** A story at midnight reads like one at noon. */
const timeless = (text: string): string =>
  text.replace(/(今天|昨天|today|yesterday) \d\d:\d\d/g, (_, day: string) =>
    /[a-z]/.test(day) ? 'today 09:00' : '今天 09:00',
  );

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
