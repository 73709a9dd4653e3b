import type { ImportText } from '../zh/import.ts';
import { plural } from './plural.ts';

/** What the import of a raw FAQ says, in English. Arguments are ready to print; `at` is `file:line`. */
export const importText: ImportText = {
  refused: {
    NOT_FOUND: (file) => `${file} was not found. Check the path.`,
    NOT_A_FILE: (file) => `${file} is not a regular file. Give a Markdown file.`,
    UNREADABLE: (file, reason) => `${file} cannot be read: ${reason}.`,
    TOO_LARGE: (file, megabytes, limit) =>
      `${file} has ${megabytes} MB; the limit is ${limit} MB. Split it and import the parts.`,
    EMPTY: (file) => `${file} is empty; there is nothing to import.`,
    NOT_UTF8: (file, line, offset) =>
      `${file}:${line} is not UTF-8 (from byte ${offset}). Save it as UTF-8 and import again; nothing was written.`,
    NUL_BYTE: (file, line, offset) =>
      `${file}:${line} holds a NUL byte (byte ${offset}): a binary file or UTF-16. Save it as UTF-8 text; nothing was written.`,
    NO_HEADINGS: (file) =>
      `${file} has no heading. Expected is one heading line a question ("### What is a peering connection?") with its answer below.`,
    TARGET_NOT_EMPTY: (folder) =>
      `${folder} exists and is not empty; nothing was written. Choose another folder, or add --force to replace drafts of the same name (other files stay).`,
    TARGET_NOT_A_FOLDER: (folder) => `${folder} exists and is not a folder. Choose another.`,
    TARGET_BLOCKED: (path) => `${path} is not a regular file and cannot be replaced. Move it away first.`,
    TARGET_IS_SOURCE: (path) =>
      `${path} is the very file to import and will not be replaced. Choose another folder.`,
    WRITE_FAILED: (folder, reason) => `Writing ${folder} failed: ${reason}. Everything is as it was before.`,
  },
  draft: {
    image: (n, label, line, url) =>
      `> [Image ${n} to replace: ${label || 'no caption'}; line ${line} of the export; ${url || 'no address'}]`,
    todo: { zh: 'to fill in: Chinese title, asks and body', en: 'to fill in: English title, asks and body' },
  },
  report: {
    title: (file) => `# Import report: ${file}`,
    summary: (c) =>
      `${plural(c.sections, 'question')} (${c.level} headings), ${plural(c.sentences, 'sentence')}, ${plural(c.links, 'link')}, ${plural(c.images, 'image')}.`,
    kept: (kept, all) =>
      kept === all
        ? `Checked: all ${all} sentences are kept (\`## raw\` at the end of each draft, and the end of this report).`
        : `Check failed: only ${kept} of ${all} sentences were found. Do not use these drafts, and report this.`,
    todoTitle: 'What to do next',
    steps: {
      contradictions: (n) => `Settle what holds: ${plural(n, 'probable contradiction')}, see below.`,
      duplicates: (n) => `Merge: ${plural(n, 'group')} of equal or similar questions.`,
      links: (n) => `Mend links: ${n} with a fault.`,
      images: (n) => `Replace ${plural(n, 'image')} by words or a text diagram.`,
      empty: (n) => `Complete ${plural(n, 'heading')} without an answer or without words.`,
      finish:
        'In each draft add the other language, tags and wordings, rewrite the body, remove `## raw` and `draft: true`, then run lint.',
    },
    contradictions: (n) => `Probable contradictions (${n})`,
    contradictionsNote: 'Found by comparing yes with no and number with number: guesses, for you to confirm.',
    sideNo: 'Says no, or none',
    sideYes: 'Says yes, or some',
    sideValue: (value) => `Says ${value}`,
    more: (n) => `${n} more alike, left out`,
    same: (n) => `Same heading (${n})`,
    sameNote: 'Each is kept as its own draft; they name each other in `related`.',
    near: (n) => `Similar questions (${n})`,
    nearItem: (percent) => `${percent} % alike`,
    morePairs: (n) => `${plural(n, 'more pair')}, left out`,
    partial: (compared, all) =>
      `Too many questions: only the first ${compared} of ${all} were compared for likeness and contradictions; equal headings were looked for in all.`,
    links: (n) => `Links with a fault (${n})`,
    linksNote: 'Only their form was checked; none was opened.',
    repaired: 'mended in the draft',
    broken: 'mend by hand',
    faults: {
      EMPTY: 'no address',
      PROTOCOL_RELATIVE: 'no protocol (begins with //)',
      NO_SCHEME: 'not a full address (relative, or https:// is missing)',
      NO_HOST: 'no valid host',
      BAD_SCHEME: 'not a web, mail or telephone address',
      SPACES: 'spaces in the address',
      NEWLINE: 'line break in the parentheses',
      UNBALANCED: 'unbalanced parenthesis',
    },
    images: (n) => `Images to replace (${n})`,
    imageItem: (n, label) => `image ${n}: ${label || 'no caption'}`,
    empty: (n) => `Headings without an answer or without words (${n})`,
    noAnswer: 'no answer',
    noTitle: 'no words',
    braces: (n) => `{{ in a body will be read as a placeholder (${n})`,
    cleaned: 'Taken off in the drafts',
    quotes: (lines) => `stray quotes around the answer; heading lines ${lines}`,
    greetings: (lines) => `a greeting at the start; heading lines ${lines}`,
    bare: (lines) => `bare addresses made links; lines ${lines}`,
    drafts: (n) => `Drafts (${n})`,
    loose: (n) => `Text that belongs to no question (${n})`,
    looseNote: 'Before the first heading or under a heading above the questions; kept here as it was.',
    noHeading: '(empty heading)',
    wrote: (n, folder) => `Wrote ${plural(n, 'draft')} and report.md: ${folder}`,
    replaced: (n) => `${plural(n, 'file')} of the same name replaced.`,
    cut: (n) => `… ${plural(n, 'more line')} in report.md`,
    listSeparator: ', ',
    clauseSeparator: '; ',
    colon: ': ',
  },
};
