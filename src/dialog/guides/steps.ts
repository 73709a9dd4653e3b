import { findData, normalise } from '../../faq/index.ts';
import {
  bandwidthRefusals,
  capsFor,
  mapGet,
  nameRefusals,
  type Peering,
  refusal,
  rolesOf,
  siteOf,
  sitesOf,
  stateAt,
  type Vpc,
  type World,
} from '../../peering/index.ts';
import { guideText, inline, peeringText, reasonSentence } from '../../text/index.ts';
import { ticketButtons } from '../support/request.ts';
import type { At, Choice, Read, Step } from './guide.ts';
import { findNamed, type Named } from './named.ts';

/** The words of the steps that several guides share. */
const words = ({ lang }: At) => guideText[lang].steps;

/** The VPCs of the account acted for, by region and then by name. */
export function ownVpcs({ world, uin }: Pick<At, 'world' | 'uin'>): Vpc[] {
  return sitesOf(world, uin)
    .map(({ vpc }) => vpc)
    .sort((a, b) => compare(a.region, b.region) || compare(a.name, b.name) || compare(a.id, b.id));
}

/** The peerings with an end in the account acted for, in their state by the clock, the newest first. */
export function ownPeerings(at: Pick<At, 'world' | 'uin' | 'now'>): readonly Peering[] {
  const { world, uin, now } = at;
  const before = listed.get(world);
  if (before?.uin === uin && before.now === now) return before.peerings;
  const found = new Map<string, Peering>();
  for (const { peerings } of sitesOf(world, uin))
    for (const peering of peerings) found.set(peering.id, asOf(peering, world, now));
  const peerings = [...found.values()].sort((a, b) => b.createdAt - a.createdAt || compare(a.id, b.id));
  listed.set(world, { uin, now, peerings });
  return peerings;
}

function asOf(peering: Peering, { rules }: World, now: number): Peering {
  const state = stateAt(peering, rules, now);
  return state === peering.state ? peering : { ...peering, state };
}

/** A turn asks for the same list at every check of its steps: the last one of a network is kept, as long as that is. */
const listed = new WeakMap<
  World,
  { readonly uin: string; readonly now: number; readonly peerings: readonly Peering[] }
>();

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A VPC as people see it. */
export function shownVpc(id: string, at: At): string {
  const vpc = siteOf(at.world, id)?.vpc;
  if (vpc === undefined || vpc.owner !== at.uin) return inline(id, 60);
  return words(at).vpc.shown(inline(vpc.name, 40), inline(id, 60), vpc.cidr.text);
}

/** One thing out of several, by what was typed; the sentence names what it could be, or gives an example. */
export function readNamed<T extends Named>(text: string, items: readonly T[], at: At, example: string): Read {
  const { several, noMatch, foundNothing } = guideText[at.lang].runner;
  const naming = findNamed(text, items);
  const shown = inline(text, 40);
  switch (naming.kind) {
    case 'one':
      return { ok: true, value: naming.item.id };
    case 'several': {
      const join = at.lang === 'zh' ? '、' : ', ';
      const listed = naming.items
        .slice(0, 5)
        .map(({ id, names }) => inline(`${names[0] ?? ''} ${id}`.trim(), 60));
      return { ok: false, words: several(shown, listed.join(join)) };
    }
    case 'none':
      return { ok: false, words: items.length === 0 ? foundNothing(shown) : noMatch(shown, example) };
  }
}

/** What a step made here can be told. */
interface Wording {
  readonly slot: string;
  readonly label: (at: At) => string;
  readonly ask: (at: At) => string;
  readonly applies?: (at: At) => boolean;
}

/** Asks for one of the account's own VPCs that `among` lets through. */
export function ownVpcStep(wording: Wording, among: (vpc: Vpc, at: At) => boolean = () => true): Step {
  const candidates = (at: At): Vpc[] => ownVpcs(at).filter((vpc) => among(vpc, at));
  return {
    ...wording,
    choices: (at) =>
      candidates(at).map(
        ({ id, name, cidr }): Choice => ({
          label: words(at).vpc.button(name === '' ? id : name, cidr.text),
          value: id,
        }),
      ),
    read: (text, at) =>
      readNamed(
        text,
        candidates(at).map(({ id, name }) => ({ id, names: [name] })),
        at,
        words(at).vpc.example,
      ),
    show: shownVpc,
  };
}

/** Asks for a region, by Chinese name, English name or code; `offered` are the codes to tap. */
export function regionStep(wording: Wording, offered: (at: At) => readonly string[]): Step {
  return {
    ...wording,
    choices: (at) =>
      offered(at).map((code) => ({ label: at.library.regions.show(code, at.lang), value: code })),
    read(text, at) {
      const normal = normalise(text);
      const [found, second] = at.library.regions.find(normal, findData(normal));
      if (found !== undefined && (second === undefined || second.code === found.code))
        return { ok: true, value: found.code };
      if (offered(at).includes(text)) return { ok: true, value: text };
      const { regions } = at.library;
      const names = regions
        .codes()
        .map((id) => ({ id, names: [regions.show(id, 'zh'), regions.show(id, 'en')] }));
      const naming = normal.length < 2 ? undefined : findNamed(text, names);
      if (naming?.kind === 'one') return { ok: true, value: naming.item.id };
      return { ok: false, words: words(at).region.bad(inline(text, 40)) };
    },
    show: (code, at) => at.library.regions.show(code, at.lang),
  };
}

/** Asks for a name, within the length that the rules allow; `proposed` may be tapped. */
export function nameStep(wording: Wording, proposed: (at: At) => readonly string[]): Step {
  return {
    ...wording,
    choices: (at) => proposed(at).map((name) => ({ label: name, value: name })),
    read(text, at) {
      const name = text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
      const [fault] = nameRefusals(name, at.world.rules);
      return fault === undefined
        ? { ok: true, value: name }
        : {
            ok: false,
            words: reasonSentence(at.lang, fault),
            buttons: ticketButtons(at.lang, at.world, at.uin, [fault]),
          };
    },
    show: (name) => inline(name, 60),
  };
}

/** Mbps in a text: "100M", "1G", "100 兆", "100"; undefined where none can be read. */
export function mbpsIn(text: string): number | undefined {
  const normal = normalise(text);
  const data = findData(normal);
  const said =
    data.findLast(({ kind }) => kind === 'bandwidth')?.value ?? /^\s*(\d{1,9})\s*$/.exec(normal)?.[1];
  const mbps = Number(said);
  return said === undefined || !(mbps > 0) ? undefined : mbps;
}

/** Asks for a bandwidth cap between two regions. */
export function bandwidthStep(
  wording: Wording,
  regions: (at: At) => readonly [from: string, to: string],
): Step {
  return {
    ...wording,
    choices: ({ world, uin }) =>
      capsFor(world, uin).map((mbps) => ({ label: `${mbps} Mbps`, value: String(mbps) })),
    read(text, at) {
      const mbps = mbpsIn(text);
      if (mbps === undefined) return { ok: false, words: words(at).bandwidth.bad(inline(text, 40)) };
      const [fault] = bandwidthRefusals(at.world, at.uin, ...regions(at), mbps);
      return fault === undefined
        ? { ok: true, value: String(mbps) }
        : { ok: false, words: reasonSentence(at.lang, fault) };
    },
    show: (mbps, at) => words(at).bandwidth.shown(mbps),
  };
}

/**
 * Asks for one of the account's peerings that `among` lets through; `whyNot` says why another one of its own is none.
 * An id is taken by the letter: one that is off by a letter may be another peering.
 */
export function peeringStep(
  wording: Wording,
  among: (peering: Peering, at: At) => boolean,
  whyNot?: (peering: Peering, at: At) => string,
): Step {
  const candidates = (at: At): Peering[] => ownPeerings(at).filter((peering) => among(peering, at));
  const asNamed = ({ id, name }: Peering): Named => ({ id, names: [name] });
  return {
    ...wording,
    choices: (at) =>
      candidates(at).map(({ id, name, state }) => ({
        label: words(at).peering.button(name, id, peeringText(at.lang).states[state]),
        value: id,
      })),
    read(text, at) {
      const id = peeringIdIn(text);
      if (id !== undefined) {
        const own = peeringAt(id, at);
        if (own === undefined) return { ok: false, words: noPeering(id, at.lang) };
        if (among(own, at)) return { ok: true, value: own.id };
        return { ok: false, words: whyNot?.(own, at) ?? words(at).peering.none };
      }
      const open = candidates(at).map(asNamed);
      const read = readNamed(text, open, at, words(at).peering.example);
      if (read.ok || whyNot === undefined || findNamed(text, open).kind !== 'none') return read;
      const naming = findNamed(text, ownPeerings(at).map(asNamed));
      const other = naming.kind === 'one' ? peeringAt(naming.item.id, at) : undefined;
      return other === undefined ? read : { ok: false, words: whyNot(other, at) };
    },
    show(id, { world, uin }) {
      const peering = mapGet(world.peerings, id);
      const known = peering !== undefined && rolesOf(world, peering, uin).length > 0;
      return known ? `${inline(peering.name, 40)} \`${id}\`` : inline(id, 60);
    },
  };
}

/** The id of a peering that stands in a text. */
export const peeringIdIn = (text: string): string | undefined =>
  /(?<![a-z0-9-])pcx-[a-z0-9][a-z0-9-]{0,40}/.exec(normalise(text))?.[0];

/** Said of the id of another account's peering as of one that does not exist. */
export const noPeering = (id: string, lang: At['lang']): string =>
  reasonSentence(lang, refusal('PEERING_NOT_FOUND', { peering: id }));

/** A peering of the account by id, in its state by the clock. */
export function peeringAt(
  id: string | undefined,
  { world, uin, now }: Pick<At, 'world' | 'uin' | 'now'>,
): Peering | undefined {
  const peering = id === undefined ? undefined : mapGet(world.peerings, id);
  if (peering === undefined || rolesOf(world, peering, uin).length === 0) return undefined;
  return asOf(peering, world, now);
}
