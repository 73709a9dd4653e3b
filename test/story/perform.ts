import { usualLimits } from '../../src/assistant/index.ts';
import type { World } from '../../src/peering/index.ts';
import type { Call } from '../support/bot-api/bot-api.ts';
import { type Documents, readDocuments, readNetwork } from './left.ts';
import { type Deed, type Play, toldAs } from './play.ts';
import { type Intake, Stage } from './stage.ts';
import { placeIn, timeless, written } from './view.ts';

/**
 * When the service dies at a step: once everything is acknowledged and sent (`settled`); when something that it says has
 * just arrived and it cannot know so (`sending`); or so many milliseconds after the update came into being, whatever it is
 * at then, acknowledged or not.
 */
export type Moment = 'settled' | 'sending' | number;

/** How a story went. */
export interface Performance<Who extends string> {
  /** What each did and what came into view in every chat, as people read it. */
  readonly transcript: string;
  /** What stands in each chat at the end, message by message; that of the staff's group as `room`. */
  readonly chats: Readonly<Record<Who | 'room', readonly string[]>>;
  /** Every call that Telegram got. */
  readonly calls: readonly Call[];
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

/** How many inputs of what the service takes at once people leave unused. */
const spare = 3;

/** Plays a story by the real service, which is killed and started again where `killAt` says so. */
export async function perform<Who extends string>(
  play: Play<Who>,
  by: Intake,
  killAt: (step: number) => Moment | undefined = () => undefined,
): Promise<Performance<Who>> {
  const stage = await Stage.open(play, by);
  const shown = new Shown(stage);
  const pace = new Pace();
  const transcript: string[] = [];
  let [step, kills] = [0, 0];
  try {
    await stage.start();
    for (const line of play.lines) {
      if (typeof line === 'string') {
        transcript.push(`## ${line}`);
        continue;
      }
      const moment = killAt(step);
      step += 1;
      await pause(pace.waitOf(line[0]));
      await playLine(stage, line, moment).catch((error: unknown) => {
        throw new Error(`step ${step}, ${toldAs(play, line)}, killed at ${moment}`, { cause: error });
      });
      if (moment !== undefined) kills += 1;
      transcript.push(toldAs(play, line), ...shown.news(line));
    }
    const unacknowledged = stage.deaths.filter(({ acknowledged }) => !acknowledged).length;
    const code = await stage.stop();
    if (code !== 0) throw new Error(`the service stopped with ${code}`);
    const [documents, world] = [await readDocuments(stage.folder), await readNetwork(stage.folder)];
    const { chats, doubled } = shown;
    const told = `${transcript.join('\n\n')}\n`;
    return {
      transcript: told,
      chats,
      calls: stage.api.ledger,
      world,
      documents,
      kills,
      unacknowledged,
      doubled,
    };
  } finally {
    await stage.close();
  }
}

/** Methods that bring something into view. */
const showing = ['sendMessage', 'editMessageText', 'sendPhoto', 'sendDocument', 'createForumTopic'];

async function playLine<Who extends string>(stage: Stage<Who>, line: Deed<Who>, moment: Moment | undefined) {
  const before = stage.api.ledger.length;
  if (moment === 'sending')
    for (const method of showing) stage.api.faults.next(method, { kind: 'drop_after' });
  stage.act(line);
  if (moment === undefined) {
    await stage.settled();
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

/** The pace of people who know what they want: faster ones are asked to slow down. */
class Pace {
  readonly #left = new Map<string, { readonly inputs: number; readonly at: number }>();

  /** How many ms somebody has to wait before they do something. */
  waitOf(who: string): number {
    const { burst, perSecond } = usualLimits.person;
    const now = performance.now();
    const before = this.#left.get(who) ?? { inputs: burst - spare, at: now };
    const grown = before.inputs + ((now - before.at) / 1_000) * perSecond;
    const inputs = Math.min(grown, burst - spare) - 1;
    this.#left.set(who, { inputs, at: now });
    return Math.max(0, (-inputs / perSecond) * 1_000);
  }
}

/** What people have seen of the chats of a play. */
class Shown<Who extends string> {
  readonly #stage: Stage<Who>;
  /** The chats, by who reads them. */
  readonly #places: ReadonlyMap<Who | 'room', number>;
  readonly #seen = new Map<Who | 'room', readonly string[]>();

  constructor(stage: Stage<Who>) {
    this.#stage = stage;
    const { people, room } = stage.play;
    const own = (Object.keys(people) as Who[]).map((who) => [who, people[who].id] as const);
    this.#places = new Map<Who | 'room', number>([...own, ...(room ? [['room', room.id] as const] : [])]);
  }

  /** What stands in each chat, as it was last looked at. */
  get chats(): Record<Who | 'room', readonly string[]> {
    const read = [...this.#places.keys()].map((place) => [place, this.#seen.get(place) ?? []]);
    return { room: [], ...Object.fromEntries(read) };
  }

  /** Messages that somebody saw a second time. */
  get doubled(): number {
    return [...this.#places.values()].reduce((sum, chat) => sum + this.#stage.inView(chat).doubled, 0);
  }

  /** What came into view since it was last looked at, first where something was done. */
  news([who, , , aside]: Deed<Who>): string[] {
    const here: Who | 'room' = aside?.room ? 'room' : who;
    const elsewhere = [...this.#places.keys()].filter((place) => place !== here);
    return [here, ...elsewhere].flatMap((place) => this.#newsIn(place, place === here));
  }

  /** Messages that are new, or edited in their place. */
  #newsIn(place: Who | 'room', here: boolean): string[] {
    const id = this.#places.get(place) ?? 0;
    const { api, play } = this.#stage;
    const before = this.#seen.get(place) ?? [];
    const { messages } = this.#stage.inView(id);
    const now = messages.map(written).map(timeless);
    this.#seen.set(place, now);
    const name = place === 'room' ? 'in the group' : `in the chat of ${play.people[place].name}`;
    return now.flatMap((text, at) => {
      if (text === before[at]) return [];
      const message = messages[at];
      const within = place === 'room' && message ? placeIn(api.world.chats.get(id), message) : [];
      const edited = at < before.length ? ['edited in its place'] : [];
      const notes = [...(here ? [] : [name]), ...within, ...edited];
      return [...(notes.length === 0 ? [] : [`*(${notes.join(', ')})*`]), text];
    });
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
