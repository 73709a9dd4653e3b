import {
  type Cidr,
  countedBlocks,
  firstOverlap,
  parseCidr,
  preflight,
  type Refusal,
  type Site,
} from '../../peering/index.ts';
import { reasonSentence } from '../../text/index.ts';
import type { Button } from '../reply.ts';
import { entryButtons } from '../say.ts';
import { type Home, homesOf, spokenSites, vpcText } from './home.ts';
import { items, type Kind, type Question, saying, type Worked } from './question.ts';

const entry = 'overlapping-cidrs';
/** What "can A and B be peered" is also taken for, where A and B are names. */
const nearEntries = new Set([
  entry,
  'cross-region',
  'same-vs-cross-region',
  'cross-account',
  'not-transitive',
]);
/** Blocks that are compared with each other; more than that is no question. */
const blocksAtMost = 20;
/** Pairs that are named. */
const pairsAtMost = 5;

const asksOverlap =
  /重叠|重复|冲突|交叉|交集|撞|包含|(?<![a-z])(?:overlap(?:s|ped|ping)?|conflict(?:s|ing)?|collid(?:e|es|ing)|collision|clash(?:es)?|intersects?)(?![a-z])/;
const asksPeering =
  /(?:能|可以|可否|行).{0,16}(?:对等|peer|互联|打通)|(?:对等|peering|互联).{0,6}(?:吗|么|不|嘛|行|可以|得)|(?<![a-z])(?:can|could|may|are|is)(?![a-z]).{0,80}(?<![a-z])peer/;
const bothAlike = /都是|都用|都为|一样|相同|同一个|(?<![a-z])(?:both|same|each|identical|twice)(?![a-z])/;
const aboutRoutes = /路由|(?<![a-z])rout/;

/** Whatever somebody meant as a block: four numbers or hex groups, and a mask. Nothing in it repeats without an end. */
const blockLike =
  /(?<![\w.:/-])((?:\d{1,6}(?:\.\d{1,6}){1,5}|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,8})\s?\/\s?\d{1,4}(?:\.\d{1,3}){0,3})(?![\w/])/g;

/** Two blocks, or two VPCs of one's own: do they overlap, and could they be peered? */
export const overlapKind: Kind = {
  hears({ normal, mood, meaning }) {
    if (asksOverlap.test(normal)) return !aboutRoutes.test(normal);
    if (mood.polite || mood.explains || (meaning.kind === 'task' && !mood.yesNo)) return false;
    // A question that is surely about something else may well name two blocks, too.
    return asksPeering.test(normal) && (meaning.kind !== 'answer' || nearEntries.has(meaning.entry));
  },
  async work(question) {
    const typed = [...new Set([...question.normal.matchAll(blockLike)].map(([, text = '']) => text))].map(
      (text) => readBlock(text.replace(/\s/g, '')),
    );
    const elsewhere =
      question.meaning.kind === 'answer' &&
      question.meaning.entry !== entry &&
      !asksOverlap.test(question.normal);
    if (elsewhere) return typed.length === 0 ? ofOwn(question, typed) : undefined;
    if (typed.length >= 2 || (typed.length === 1 && bothAlike.test(question.normal)))
      return ofBlocks(question, typed);
    return ofOwn(question, typed);
  },
};

/** One end: what it is called, the blocks it brings, and what was wrong with how it was typed. */
interface End {
  readonly label: string;
  readonly blocks: readonly Cidr[];
  readonly fault?: Refusal;
  readonly readAs?: string;
}

function readBlock(text: string): End {
  const read = parseCidr(text);
  if (read.ok) return { label: read.cidr.text, blocks: [read.cidr] };
  if (read.refusal.code !== 'HOST_BITS_SET') return { label: text, blocks: [], fault: read.refusal };
  const { canonical } = read.refusal.args;
  const meant = parseCidr(canonical);
  return { label: canonical, blocks: meant.ok ? [meant.cidr] : [], readAs: text };
}

function ofBlocks(question: Question, typed: readonly End[]): Worked {
  const [only, second] = typed;
  const twice = second === undefined && only !== undefined && only.blocks.length > 0;
  return twice
    ? saying([...notesOn(question, typed), question.words.overlap.same(only.label)], explain(question))
    : compared(question, typed);
}

/** What is wrong with the blocks, then which of them overlap in what. */
function compared(question: Question, all: readonly End[]): Worked {
  const { overlap: words, join } = question.words;
  const ends = all.filter(({ blocks }) => blocks.length > 0).slice(0, blocksAtMost);
  const pairs = ends.flatMap((a, i) =>
    ends.slice(i + 1).flatMap((b) => {
      const shared = firstOverlap(a.blocks, b.blocks);
      if (shared === null) return [];
      return [a.label === b.label ? words.same(a.label) : words.pair(a.label, b.label, shared.overlap.text)];
    }),
  );
  const lines = [...notesOn(question, all)];
  if (pairs.length > 0) {
    const cut = pairs.slice(0, pairsAtMost);
    const more = pairs.length > cut.length ? [question.words.more(pairs.length - cut.length)] : [];
    lines.push(pairs.length === 1 ? (cut[0] ?? '') : items([...cut, ...more]));
    if (ends.length > 2 && pairs.length === 1) lines.push(words.restFine);
    lines.push(words.consequence);
  } else if (ends.length > 1) lines.push(words.none(ends.map(({ label }) => label).join(join)));
  return saying(lines, explain(question));
}

function notesOn({ words, lang }: Question, ends: readonly End[]): readonly string[] {
  const count = ends.filter(({ blocks }) => blocks.length > 0).length;
  return [
    ...ends
      .slice(0, pairsAtMost * 2)
      .flatMap(({ fault, readAs, label }) =>
        fault !== undefined
          ? [reasonSentence(lang, fault)]
          : readAs === undefined
            ? []
            : [words.overlap.readAs(readAs, label)],
      ),
    ...(count > blocksAtMost ? [words.overlap.atMost(blocksAtMost)] : []),
  ];
}

/** Two VPCs of the asker's own, or one of them and a block. */
async function ofOwn(question: Question, typed: readonly End[]): Promise<Worked | undefined> {
  for (const home of await homesOf(question.frame)) {
    const [a, b] = spokenSites(question.normal, home).map(({ item }) => item);
    if (a === undefined) continue;
    if (b !== undefined && typed.length === 0)
      return asksOverlap.test(question.normal)
        ? compared(
            question,
            [a, b].map((site) => endOf(site, home, question)),
          )
        : peered(question, home, a, b);
    if (typed.length > 0) return compared(question, [endOf(a, home, question), ...typed]);
  }
  return undefined;
}

const endOf = (site: Site, home: Home, { words }: Question): End => {
  const blocks = countedBlocks(site, home.world.rules);
  const shown = blocks.map(({ text }) => text).join(words.join);
  return { label: words.overlap.end(vpcText(site, home, words), shown), blocks };
};

/** Everything that would refuse a peering between two own VPCs, or the button that asks for it. */
function peered(question: Question, home: Home, a: Site, b: Site): Worked {
  const { words, lang } = question;
  const { world, uin, now } = home;
  const cap =
    a.vpc.region !== b.vpc.region && world.rules.crossRegionBandwidthRequired
      ? world.rules.bandwidthTiersMbps[0]
      : undefined;
  const found = preflight(
    world,
    { actor: uin, now },
    {
      requesterVpc: a.vpc.id,
      accepterVpc: b.vpc.id,
      accepterUin: uin,
      accepterRegion: b.vpc.region,
      name: 'x',
      bandwidthMbps: cap,
    },
  );
  const [left, right] = [vpcText(a, home, words), vpcText(b, home, words)];
  if (found.length > 0) {
    const reasons = items(found.slice(0, pairsAtMost).map((reason) => reasonSentence(lang, reason)));
    return saying([words.overlap.doesNotFit(left, right), reasons], explain(question));
  }
  const create: Button = {
    label: words.overlap.create,
    action: {
      do: 'guide',
      guide: 'create',
      uin,
      values: {
        local_region: a.vpc.region,
        local_vpc: a.vpc.id,
        peer_region: b.vpc.region,
        peer_kind: 'mine',
        peer_vpc: b.vpc.id,
      },
    },
  };
  return saying([words.overlap.fits(left, right)], [create, ...explain(question)]);
}

const explain = ({ lang, frame }: Question): readonly Button[] => entryButtons([entry], lang, frame.library);
