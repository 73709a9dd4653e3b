import { fencedLines } from './fences.ts';

/** A question of the export with its raw answer. Lines count from 1 in the file. */
export interface Section {
  /** The question without its marks; empty where the export has bare `###`. */
  readonly heading: string;
  readonly line: number;
  /** The lines after the heading, verbatim, up to the next heading of the same level or above. */
  readonly answer: string;
  /** Heading line and answer, verbatim: nothing of a section is outside. */
  readonly source: string;
}

/** Text that belongs to no question: before the first one, or under a heading above the questions' level. */
export interface LooseText {
  readonly line: number;
  readonly text: string;
}

/** An export, taken apart without losing a line. */
export interface FaqExport {
  /** How many `#` mark a question. */
  readonly level: number;
  readonly sections: readonly Section[];
  readonly loose: readonly LooseText[];
}

/** No line of the file is a Markdown heading. */
export interface ParseRefusal {
  readonly code: 'NO_HEADINGS';
}

interface Heading {
  /** Index of the line. */
  readonly at: number;
  readonly level: number;
  readonly text: string;
}

/** `###问题` without the space is common in exports; a single `#` without one is a hashtag. */
const headingLine = /^ {0,3}(#{2,6}(?!#)|#(?=[ \t\u3000]|$))[ \t\u3000]*(.*)$/;
const questionLike =
  /[?？]\s*$|[吗么呢]\s*$|什么|如何|怎么|为何|能否|是否|可否|多少|^(?:how|what|why|can|is|are|do|does|which|when|who|where|may|should|will)\b/i;

/** Takes decoded text apart into questions and answers; the level of the questions is found, not told. */
export function parseExport(text: string): FaqExport | ParseRefusal {
  const lines = text.split('\n');
  const headings = findHeadings(lines);
  if (headings.length === 0) return { code: 'NO_HEADINGS' };
  const level = questionLevel(headings, lines);

  const sections: Section[] = [];
  const loose: LooseText[] = [];
  const bounds = headings.filter((heading) => heading.level <= level);
  const keep = (from: number, to: number) => {
    const stretch = lines.slice(from, to);
    if (stretch.some((line) => line.trim() !== '')) loose.push({ line: from + 1, text: stretch.join('\n') });
  };
  keep(0, bounds[0]?.at ?? 0);
  for (const [i, { at, level: own, text: heading }] of bounds.entries()) {
    const end = bounds[i + 1]?.at ?? lines.length;
    if (own < level) keep(at, end);
    else {
      const answer = lines.slice(at + 1, end).join('\n');
      sections.push({ heading, line: at + 1, answer, source: lines.slice(at, end).join('\n') });
    }
  }
  return { level, sections, loose };
}

function findHeadings(lines: readonly string[]): Heading[] {
  const fenced = fencedLines(lines);
  const headings: Heading[] = [];
  for (const [at, line] of lines.entries()) {
    const match = fenced[at] === 0 ? headingLine.exec(line) : null;
    if (!match) continue;
    const text = (match[2] ?? '')
      .trimEnd()
      .replace(/(?:^|\s)#+$/, '')
      .trim();
    headings.push({ at, level: match[1]?.length ?? 1, text });
  }
  return headings;
}

/**
 * The level whose headings look most like answered questions. Counting headings alone would take the steps
 * inside long answers for questions, or the chapters above them.
 */
function questionLevel(headings: readonly Heading[], lines: readonly string[]): number {
  const score = new Float64Array(7);
  for (const [i, { at, level, text }] of headings.entries()) {
    const end = headings[i + 1]?.at ?? lines.length;
    let answered = false;
    for (let k = at + 1; k < end && !answered; k += 1) answered = lines[k]?.trim() !== '';
    score[level] = (score[level] ?? 0) + (answered ? 1 : 0.01) * (questionLike.test(text) ? 3 : 1);
  }
  return score.indexOf(Math.max(...score));
}
