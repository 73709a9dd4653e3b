import { type Finding, type Imported, importWorld, readJson } from '../../peering/cloud/index.ts';
import { type Merge, type MergeKind, mergeKinds, mergeParts, type Tally } from '../../peering/index.ts';
import { notDoneText } from '../../text/accounts.ts';
import { findingText } from '../../text/cloud.ts';
import { guideText, inline, reasonSentence } from '../../text/index.ts';
import { leftOutLine } from '../../text/merge.ts';
import { performImport } from '../perform.ts';
import { withRegionNames } from '../reason-regions.ts';
import type { At, Guide, Step } from './guide.ts';
import { ownVpcs, regionStep } from './steps.ts';

const words = ({ lang }: Pick<At, 'lang'>) => guideText[lang].import;

/** Most characters of all that is imported at once. */
const largest = 1_000_000;
/** Findings and things left out that are named one by one; the rest is counted. */
const namedAtMost = 8;

/** What the text says of the account's network; one that names neither account nor region is taken to be this one's. */
function readAt({ values, uin, now }: At): Imported {
  const { text = '', region } = values;
  const source = { file: '', account: null, region: null, text };
  return lastRead({ text, uin, region: region ?? null, now }, (key) =>
    importWorld([source], { account: key.uin, region: key.region, now: key.now }),
  );
}

interface Key {
  readonly text: string;
  readonly uin: string;
  readonly region: string | null;
  readonly now: number;
}

/** A turn asks for the same reading at every check of its steps: the last one is kept. */
const lastRead = (() => {
  let kept: { readonly key: Key; readonly read: Imported } | undefined;
  return (key: Key, read: (key: Key) => Imported): Imported => {
    const same = kept && (Object.keys(key) as (keyof Key)[]).every((name) => kept?.key[name] === key[name]);
    if (!same || kept === undefined) kept = { key, read: read(key) };
    return kept.read;
  };
})();

function mergeAt(at: At): Merge | undefined {
  const { parts } = readAt(at);
  return parts === null ? undefined : mergeParts(at.world, at.uin, parts, at.now);
}

/** Whether a text is the beginning of JSON that goes on. */
function isCut(text: string): boolean {
  const read = readJson(text);
  return !read.ok && read.mistake.fault === 'truncated';
}

/** Whether a text begins as the output of the cloud's tools does, so that it can only be meant to be imported. */
export const looksLikeCloudOutput = (text: string): boolean =>
  /^\s*[[{]\s*["{[]/.test(text.slice(0, 200)) && /"[A-Za-z_]+"\s*:/.test(text.slice(0, 2_000));

const mistakesOf = ({ findings }: Imported): readonly Finding[] =>
  findings.filter(({ level, code }) => level === 'mistake' && code !== 'REGION_NEEDED');

const lacksRegion = (at: At): boolean => readAt(at).findings.some(({ code }) => code === 'REGION_NEEDED');

const textStep: Step = {
  slot: 'text',
  label: (at) => words(at).text.label,
  ask(at) {
    const { text } = at.values;
    return text !== undefined && isCut(text) ? words(at).text.more(text.length) : words(at).text.ask;
  },
  read(text, at) {
    const say = words(at).text;
    if (text.length > largest) return { ok: false, words: say.tooLarge(largest) };
    if (!/^\ufeff?\s*[[{]/.test(text)) return { ok: false, words: say.notJson };
    if (isCut(text)) return { ok: true, value: text };
    const mistakes = mistakesOf(readAt({ ...at, values: { text } }));
    if (mistakes.length === 0) return { ok: true, value: text };
    const why = mistakes.slice(0, 3).map((each) => findingLine(each, at));
    const more = mistakes.length > 3 ? [say.andMore(mistakes.length - 3)] : [];
    const before = at.values.text;
    const listed = [...why, ...more].join('\n');
    if (before === undefined || !isCut(before)) return { ok: false, words: listed };
    return { ok: false, words: readJson(text).ok ? say.wrongWithin(listed) : say.notTheRest(listed) };
  },
  show: (text, at) => words(at).text.shown(text.length),
  unfinished: isCut,
  pieces: { most: largest, isMore: (text) => /^\ufeff?\s*[[{]/.test(text) },
};

/** Where the content says nothing of regions, the person does. */
const askedRegion: Step = regionStep(
  {
    slot: 'region',
    applies(at) {
      const { text } = at.values;
      return text !== undefined && !isCut(text) && lacksRegion({ ...at, values: { text } });
    },
    label: (at) => words(at).region.label,
    ask: (at) => words(at).region.ask,
  },
  (at) => [...new Set([...ownVpcs(at).map((vpc) => vpc.region), ...at.library.regions.codes()])],
);

/** VPCs that are known already are where they were. */
const region: Step = {
  ...askedRegion,
  assume(at) {
    const lacking = readAt(at).findings.flatMap((each) =>
      each.code === 'REGION_NEEDED' ? [each.args.vpc] : [],
    );
    const own = new Map(ownVpcs(at).map((vpc) => [vpc.id, vpc.region]));
    const [known, ...others] = new Set(lacking.map((vpc) => own.get(vpc)));
    return others.length === 0 ? known : undefined;
  },
};

/** Brings in a network from what the cloud's tools print: read, compared, shown, and only then taken. */
export const importGuide: Guide = {
  id: 'import',
  needs: 'operate',
  title: (at) => words(at).title,
  steps: [textStep, region],
  prefill: (_slots, _at, said) => (/^\s*[[{]/.test(said) ? { text: said } : {}),
  summary(at) {
    const merge = mergeAt(at);
    const say = words(at);
    if (merge === undefined) return { lines: [], blocked: true };
    const { added, changed, unchanged, leftOut, overQuota } = merge.preview;
    const nothing = merge.world === at.world;
    const left = leftOut.map((each) => leftOutLine(at.lang, each));
    const notes = readAt(at).findings.filter(({ level }) => level === 'note');
    const quotas = overQuota.map((each) =>
      inline(reasonSentence(at.lang, withRegionNames(each, at.library.regions, at.lang)), 300),
    );
    const lines = [
      counted(added, at, say.added),
      counted(changed, at, say.changed),
      counted(unchanged, at, say.unchanged),
      listed(say.leftOut(left.length), left, at),
      listed(
        say.notes,
        notes.map((each) => findingLine(each, at)),
        at,
      ),
      listed(say.overQuota, quotas, at),
      nothing ? say.nothing : say.pasteMore,
    ];
    return { lines: lines.filter((line) => line !== ''), blocked: nothing };
  },
  commitLabel: (at) => words(at).commit,
  async commit(at, desk) {
    const { parts } = readAt(at);
    if (parts === null) return { ok: false, words: words(at).text.notJson };
    const done = await performImport(desk, at.uin, parts);
    if (!done.ok) return { ok: false, words: notDoneText(at.lang, done.refusals) };
    const { added, changed } = done.preview;
    const all = Object.fromEntries(
      mergeKinds.map((kind) => [kind, [...added[kind], ...changed[kind]]]),
    ) as unknown as Tally;
    const say = words(at);
    const { uin } = at;
    return {
      ok: true,
      replies: [
        {
          markdown: counted(all, at, say.done),
          buttons: [
            { label: say.vpcs, action: { do: 'show', page: 'vpcs', uin } },
            { label: say.create, action: { do: 'guide', guide: 'create', values: {}, uin } },
          ],
        },
      ],
      effects: done.effects,
    };
  },
};

/** How many of each kind; empty where there are none at all. */
function counted(tally: Tally, at: At, say: (counts: string) => string): string {
  const counts = mergeKinds
    .filter((kind: MergeKind) => tally[kind].length > 0)
    .map((kind) => words(at).count(kind, tally[kind].length));
  return counts.length === 0 ? '' : say(counts.join(at.lang === 'zh' ? '、' : ', '));
}

/** The first of a list under a heading, each short enough that a message holds them all. */
function listed(heading: string, lines: readonly string[], at: At): string {
  if (lines.length === 0) return '';
  const more = lines.length > namedAtMost ? [`- ${words(at).andMore(lines.length - namedAtMost)}`] : [];
  const cut = (line: string): string => [...line].slice(0, 160).join('').replace(/\\$/, '');
  return [heading, '', ...lines.slice(0, namedAtMost).map((line) => `- ${cut(line)}`), ...more].join('\n');
}

function findingLine({ code, args, place }: Finding, { lang }: At): string {
  const say = findingText[lang][code] as (args: Finding['args']) => string;
  const where = place.path === '$' ? '' : `${place.path}: `;
  return inline(`${where}${say(args)}`, 200);
}
