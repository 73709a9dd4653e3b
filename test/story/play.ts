/** Somebody in a story: their number at Telegram, what they are called, the language of their app. */
export interface Character {
  readonly id: number;
  readonly name: string;
  readonly lang: 'zh' | 'en';
}

/** Where something is done that is not simply said in one's own chat. */
export interface Aside {
  /** In the staff's group. */
  readonly room?: true;
  /** As an answer to the last message of the bot there that holds this text. */
  readonly to?: string;
  /** Words under a picture. */
  readonly caption?: string;
}

/**
 * One thing that somebody does: types, taps a button by what stands on it, sends a file of the play, shows a picture by
 * its id.
 */
export type Deed<Who extends string = string> = readonly [
  who: Who,
  does: 'says' | 'taps' | 'sends' | 'shows',
  what: string,
  aside?: Aside,
];

/** A line alone is a heading. */
export type Line<Who extends string = string> = string | Deed<Who>;

/** A story with all that it is played with. */
export interface Play<Who extends string = string> {
  readonly people: Readonly<Record<Who, Character>>;
  /** What people send, by the name of the file: text as it is, all else as JSON. */
  readonly files: Readonly<Record<string, unknown>>;
  readonly lines: readonly Line<Who>[];
  /** The staff's group. */
  readonly room?: { readonly id: number; readonly topics: boolean };
  /** Settings of the service beside those of every play. */
  readonly env?: Readonly<Record<string, string>>;
}

/** What people do in a play, without the headings. */
export const deedsOf = <Who extends string>({ lines }: Play<Who>): readonly Deed<Who>[] =>
  lines.filter((line) => typeof line !== 'string');

/** What somebody does, as a person would tell it. */
export function toldAs({ people }: Play, [who, does, what, { room, to, caption = '' } = {}]: Deed): string {
  const where = `${room ? ' in the group' : ''}${to === undefined ? '' : ` answers “${to}”`}`;
  const name = `**${people[who]?.name}**${where}`;
  if (does === 'says') return `${name}: ${what}`;
  if (does === 'taps') return `${name} taps [${what}]`;
  return `${name} ${does} ${what}${caption && `: ${caption}`}`;
}
