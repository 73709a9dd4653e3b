import type { Language } from '../../faq/index.ts';
import type { ImportText } from '../../text/index.ts';
import { cleanAnswer } from './clean-answer.ts';
import { type Comparison, compareSections } from './compare.ts';
import { type DecodeRefusal, decodeExport } from './decode.ts';
import { type Draft, draftText, languageOf } from './draft.ts';
import { draftIds } from './draft-id.ts';
import { findLinks, type Link } from './links.ts';
import { type FaqExport, type ParseRefusal, parseExport, type Section } from './parse-export.ts';
import { type Findings, renderReport } from './report.ts';
import { splitSentences } from './sentences.ts';

/** A file to write: its bare name (`[a-z0-9-]+.md`, never a path) and its text. */
export interface OutputFile {
  readonly name: string;
  readonly text: string;
}

/** All that an import would write; the report is the last file. */
export interface DraftedImport {
  readonly drafts: readonly OutputFile[];
  readonly report: OutputFile;
}

const maxRelated = 4;

/** Turns the bytes of an export into draft entries and a report. `file` is the name the report quotes. */
export function draftImport(
  bytes: Uint8Array,
  file: string,
  language: Language,
  text: ImportText,
): DraftedImport | DecodeRefusal | ParseRefusal {
  const decoded = decodeExport(bytes);
  if ('code' in decoded) return decoded;
  const parsed = parseExport(decoded.text);
  if ('code' in parsed) return parsed;

  const { sections } = parsed;
  const ids = draftIds(
    sections.map((section) => section.heading),
    language,
  );
  const comparison = compareSections(sections, language);
  const related = relations(sections.length, comparison);
  const links = sections.map((section) => findLinks(section.answer, section.line + 1));
  const images = new Map<Link, number>();
  for (const link of links.flat()) if (link.kind === 'image') images.set(link, images.size + 1);

  const quoted: number[] = [];
  const greeted: number[] = [];
  const empty: number[] = [];
  const drafts = sections.map((section, i): OutputFile => {
    const own = links[i] ?? [];
    const clean = cleanAnswer(section.answer, own, (image) =>
      text.draft.image(
        images.get(image) ?? 0,
        oneLine(image.label),
        image.line,
        oneLine(image.url ?? image.target),
      ),
    );
    if (clean.quotesRemoved) quoted.push(section.line);
    if (clean.greetingRemoved) greeted.push(section.line);
    if (section.heading === '' || clean.body === '') empty.push(i);
    const draft: Draft = {
      id: ids[i] ?? '',
      language: languageOf(`${section.heading}\n${section.answer}`),
      title: section.heading,
      related: [...(related[i] ?? [])].slice(0, maxRelated).map((other) => ids[other] ?? ''),
      origin: `${file}:${section.line}`,
      urls: [...new Set(own.flatMap(({ url }) => (url === undefined ? [] : [url])))],
      body: clean.body,
      source: section.source,
    };
    return {
      name: `${draft.id}.md`,
      text: draftText(draft, text.draft.todo[draft.language === 'zh' ? 'en' : 'zh']),
    };
  });

  const findings: Findings = { file, parsed, ids, comparison, links, images, quoted, greeted, empty };
  const sentences = countSentences(parsed, drafts);
  return { drafts, report: { name: 'report.md', text: renderReport(findings, sentences, text.report) } };
}

/** Equal headings first, then the likest, then those that contradict. */
function relations(count: number, { same, near, contradictions }: Comparison): Set<number>[] {
  const related = Array.from({ length: count }, () => new Set<number>());
  const join = (a: number, b: number) => {
    if (a === b) return;
    related[a]?.add(b);
    related[b]?.add(a);
  };
  for (const group of same)
    for (const [i, member] of group.entries())
      for (const other of group.slice(i + 1, i + 1 + maxRelated)) join(member, other);
  for (const { a, b } of near) join(a, b);
  for (const { sides } of contradictions) {
    const [first, ...others] = sides.map((side) => side.statements[0]?.section);
    for (const other of others) if (first !== undefined && other !== undefined) join(first, other);
  }
  return related;
}

/**
 * How many sentences the export has, and how many of them stand in the drafts: counted on the finished texts,
 * as a proof that nothing got lost. Loose text is the report's, which quotes it whole.
 */
function countSentences(
  { sections, loose }: FaqExport,
  drafts: readonly OutputFile[],
): { all: number; kept: number } {
  let all = 0;
  let kept = 0;
  for (const [i, section] of sections.entries()) {
    const output = drafts[i]?.text ?? '';
    let at = Math.max(0, output.lastIndexOf('\n## raw\n', output.length - section.source.length));
    for (const sentence of sentencesOf(section)) {
      const found = output.indexOf(sentence, at);
      all += 1;
      if (found < 0) continue;
      kept += 1;
      at = found + sentence.length;
    }
  }
  for (const { text } of loose) {
    const count = splitSentences(text, 1).length;
    all += count;
    kept += count;
  }
  return { all, kept };
}

function sentencesOf(section: Section): string[] {
  return splitSentences(section.source, section.line).map((sentence) => sentence.text);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
