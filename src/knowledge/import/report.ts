import type { ImportText } from '../../text/index.ts';
import { flat } from './claims.ts';
import type { Comparison, Contradiction, Statement } from './compare.ts';
import { fenced } from './draft.ts';
import type { Link } from './links.ts';
import type { FaqExport } from './parse-export.ts';

/** All that an import found; sections are named by their index. */
export interface Findings {
  /** Name of the export, for `file:line`. */
  readonly file: string;
  readonly parsed: FaqExport;
  readonly ids: readonly string[];
  readonly comparison: Comparison;
  /** Links of each section. */
  readonly links: readonly (readonly Link[])[];
  /** Images and their numbers. */
  readonly images: ReadonlyMap<Link, number>;
  /** Heading lines of answers that lost stray quotes, or a greeting. */
  readonly quoted: readonly number[];
  readonly greeted: readonly number[];
  /** Sections without an answer or without a title. */
  readonly empty: readonly number[];
}

type Text = ImportText['report'];

const maxQuote = 160;
const maxStatements = 4;
/** Pairs beyond so many are counted only: nobody reads on. */
const maxPairs = 200;

/** The report as Markdown: what to do, then each finding with its place, most urgent first. */
export function renderReport(
  findings: Findings,
  sentences: { readonly all: number; readonly kept: number },
  text: Text,
): string {
  const { file, parsed, comparison, links } = findings;
  const all = links.flat();
  const faulty = all.filter((link) => link.faults.length > 0);
  const numbers = {
    sections: parsed.sections.length,
    sentences: sentences.all,
    links: all.length - findings.images.size,
    images: findings.images.size,
    level: '#'.repeat(parsed.level),
  };
  const braces = parsed.sections.flatMap(({ answer, line }) =>
    answer
      .split('\n')
      .flatMap((each, i) => (each.includes('{{') ? [`- ${file}:${line + 1 + i} ${quote(each)}`] : [])),
  );
  const lines = [
    text.title(visible(file)),
    '',
    text.summary(numbers),
    text.kept(sentences.kept, sentences.all),
    ...(comparison.compared < parsed.sections.length
      ? [text.partial(comparison.compared, parsed.sections.length)]
      : []),
    ...steps(findings, faulty.length, text),
    ...part(
      text.contradictions(comparison.contradictions.length),
      contradictions(findings, text),
      text.contradictionsNote,
    ),
    ...part(text.same(comparison.same.length), sameHeadings(findings), text.sameNote),
    ...part(text.near(comparison.near.length), nearDuplicates(findings, text)),
    ...part(
      text.links(faulty.length),
      faulty.map((link) => linkLine(link, file, text)),
      text.linksNote,
    ),
    ...part(text.images(numbers.images), imageLines(findings, text)),
    ...part(text.empty(findings.empty.length), emptyLines(findings, text)),
    ...part(text.braces(braces.length), braces),
    ...part(text.cleaned, cleanedLines(findings, all, text)),
    ...part(
      text.drafts(findings.ids.length),
      parsed.sections.map((_, i) => `- ${place(findings, i, text)}`),
    ),
    ...part(
      text.loose(parsed.loose.length),
      parsed.loose.map((each) => `${file}:${each.line}\n\n${fenced(each.text)}`),
      text.looseNote,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function part(title: string, lines: readonly string[], note?: string): string[] {
  if (lines.length === 0) return [];
  return ['', `## ${title}`, '', ...(note ? [note, ''] : []), ...lines];
}

function steps({ comparison, images, empty }: Findings, faulty: number, text: Text): string[] {
  const duplicates = comparison.same.length + comparison.near.length;
  const wanted: readonly [number, string][] = [
    [comparison.contradictions.length, text.steps.contradictions(comparison.contradictions.length)],
    [duplicates, text.steps.duplicates(duplicates)],
    [faulty, text.steps.links(faulty)],
    [images.size, text.steps.images(images.size)],
    [empty.length, text.steps.empty(empty.length)],
    [1, text.steps.finish],
  ];
  const due = wanted.filter(([count]) => count > 0);
  return part(
    text.todoTitle,
    due.map(([, step], i) => `${i + 1}. ${step}`),
  );
}

function contradictions(findings: Findings, text: Text): string[] {
  return findings.comparison.contradictions.flatMap(({ subject, by, sides }: Contradiction, i) => [
    `${i + 1}. **${visible(subject.join(text.listSeparator))}**`,
    ...sides.flatMap(({ value, statements }) => [
      `   - ${by === 'number' ? text.sideValue(value) : value === 'no' ? text.sideNo : text.sideYes}${text.colon.trimEnd()}`,
      ...statements.slice(0, maxStatements).map((each) => `     - ${statement(each, findings)}`),
      ...(statements.length > maxStatements
        ? [`     - ${text.more(statements.length - maxStatements)}`]
        : []),
    ]),
  ]);
}

function statement({ line, text, section }: Statement, { file, ids }: Findings): string {
  const readable = text.replace(/\]\([^)]*\)/g, ']').replace(/^["“]/, '');
  return `${file}:${line} ${quote(readable)} (${ids[section]}.md)`;
}

function sameHeadings(findings: Findings): string[] {
  const { comparison, parsed, file, ids } = findings;
  return comparison.same.flatMap((group) => [
    `- ${quote(parsed.sections[group[0] ?? 0]?.heading ?? '')}`,
    ...group.map((i) => `  - ${file}:${parsed.sections[i]?.line} (${ids[i]}.md)`),
  ]);
}

function nearDuplicates(findings: Findings, text: Text): string[] {
  const { near } = findings.comparison;
  const more = near.length > maxPairs ? [`- ${text.morePairs(near.length - maxPairs)}`] : [];
  const pairs = near
    .slice(0, maxPairs)
    .flatMap(({ a, b, likeness }) => [
      `- ${text.nearItem(Math.round(likeness * 100))}`,
      `  - ${place(findings, a, text)}`,
      `  - ${place(findings, b, text)}`,
    ]);
  return [...pairs, ...more];
}

function linkLine({ line, label, target, url, faults }: Link, file: string, text: Text): string {
  const what = faults.map((fault) => text.faults[fault]).join(text.listSeparator);
  const name = label === '' ? '' : ` [${quoted(label)}]`;
  const state = url === undefined ? text.broken : text.repaired;
  return `- ${file}:${line}${name} ${quote(target)}${text.colon}${what}${text.clauseSeparator}${state}`;
}

function imageLines({ images, file, links, ids }: Findings, text: Text): string[] {
  return links.flatMap((own, i) =>
    own
      .filter((link) => link.kind === 'image')
      .map((link) => {
        const name = text.imageItem(images.get(link) ?? 0, quoted(link.label));
        return `- ${file}:${link.line} ${name} ${quoted(link.url ?? link.target)} (${ids[i]}.md)`;
      }),
  );
}

function emptyLines(findings: Findings, text: Text): string[] {
  return findings.empty.map((i) => {
    const reason = findings.parsed.sections[i]?.heading === '' ? text.noTitle : text.noAnswer;
    return `- ${place(findings, i, text)}${text.colon}${reason}`;
  });
}

function cleanedLines({ quoted: quotes, greeted }: Findings, links: readonly Link[], text: Text): string[] {
  const bare = links
    .filter((link) => link.kind === 'bare' && link.url !== undefined)
    .map((link) => link.line);
  const kinds: readonly [readonly number[], (lines: string) => string][] = [
    [quotes, text.quotes],
    [greeted, text.greetings],
    [bare, text.bare],
  ];
  return kinds.flatMap(([at, say]) => (at.length > 0 ? [`- ${say(at.join(text.listSeparator))}`] : []));
}

function place({ file, parsed, ids }: Findings, i: number, text: Text): string {
  const section = parsed.sections[i];
  return `${file}:${section?.line} ${section?.heading ? quote(section.heading) : text.noHeading} (${ids[i]}.md)`;
}

function quote(text: string): string {
  return `「${quoted(text)}」`;
}

/** Other people's words on one line, no longer than a person reads, without anything a terminal would obey. */
function quoted(text: string): string {
  const line = visible(flat(text));
  const letters = [...line];
  return letters.length > maxQuote ? `${letters.slice(0, maxQuote).join('')}…` : line;
}

function visible(text: string): string {
  return text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}
