import type { Lang } from '../../faq/index.ts';
import { chatText, inline, teachText } from '../../text/index.ts';
import type { DialogWorld } from '../frame.ts';
import { type Assessment, assess } from './assess.ts';
import type { Draft } from './draft.ts';
import { type DraftFinding, forbids } from './lint-draft.ts';

/** Questions, and answers that lose some, that are named; the rest is counted. */
const named = 3;

/** What approving a draft would come to, in words, and whether something forbids it. */
export function sayAssessment(
  draft: Draft,
  library: DialogWorld,
  lang: Lang,
): { readonly lines: readonly string[]; readonly forbidden: boolean } {
  const assessment = assess(draft, library);
  const words = teachText[lang].assessed;
  const forbidden = assessment.findings.some(forbids);
  const warnings = [
    ...assessment.findings
      .slice(0, 8)
      .map((finding) => `- ${forbids(finding) ? '⛔' : '⚠️'} ${sayFinding(finding, library, lang)}`),
    ...effectsOf(assessment, library, lang),
  ];
  const near = assessment.nearest
    .slice(0, 3)
    .map(({ entry, nearness }) => words.near(titleOf(entry, library, lang), Math.round(nearness * 100)));
  return {
    lines: [
      ...(near.length === 0 ? [] : [[words.nearest, '', ...near].join('\n')]),
      warnings.length === 0 ? words.clear : warnings.join('\n'),
      ...(forbidden ? [words.forbidden] : []),
    ],
    forbidden,
  };
}

function effectsOf(
  { taken, worse, gained, untuned }: Assessment,
  library: DialogWorld,
  lang: Lang,
): string[] {
  const words = teachText[lang].assessed;
  return [
    ...taken
      .slice(0, named)
      .map(({ entry, questions }) =>
        words.taken(titleOf(entry, library, lang), questions.length, some(questions, lang)),
      ),
    ...(taken.length > named ? [words.moreTaken(taken.length - named)] : []),
    ...(worse.length === 0 ? [] : [words.worse(worse.length, some(worse, lang))]),
    ...(gained.length === 0 ? [] : [words.gained(gained.length, some(gained, lang))]),
    ...(untuned ? [words.noTune] : []),
  ];
}

/** The first few of many questions. */
function some(questions: readonly string[], lang: Lang): string {
  const join = lang === 'zh' ? '、' : ', ';
  const shown = questions.slice(0, named).map((question) => inline(question, 40));
  return questions.length > named
    ? `${shown.join(join)} ${teachText[lang].assessed.andMore(questions.length)}`
    : shown.join(join);
}

/** The title of an entry, safe in Markdown, without signs that would end a bold stretch. */
export function titleOf(id: string, { entries }: DialogWorld, lang: Lang): string {
  return inline((entries.get(id)?.[lang].title ?? id).replace(/[*`]/g, ''), 60);
}

function sayFinding(finding: DraftFinding, library: DialogWorld, lang: Lang): string {
  const words = teachText[lang].findings;
  switch (finding.code) {
    case 'NO_QUESTION':
    case 'NO_ANSWER':
    case 'OPEN_FENCE':
    case 'PLACEHOLDER':
      return words[finding.code]();
    case 'TITLE_TOO_LONG':
    case 'ASK_TOO_LONG':
    case 'BODY_TOO_LONG':
    case 'TOO_MANY_ASKS':
      return words[finding.code](finding.most);
    case 'ENTRY_UNKNOWN':
      return words.ENTRY_UNKNOWN(inline(finding.entry, 40));
    case 'STANDS_ALREADY':
      return words.STANDS_ALREADY(inline(finding.text, 40), titleOf(finding.entry, library, lang));
    case 'STANDS_TWICE':
    case 'HEARD_AS_TALK':
      return words[finding.code](inline(finding.text, 40));
    case 'TOO_ALIKE': {
      const { text, other, entry } = finding;
      return words.TOO_ALIKE(inline(text, 40), inline(other, 40), titleOf(entry, library, lang));
    }
    case 'OTHER_LANGUAGE':
      return words.OTHER_LANGUAGE(finding.part, finding.lang);
    case 'HEARD_AS_ORDER':
      return words.HEARD_AS_ORDER(inline(finding.text, 40), chatText[lang].tasks[finding.task]);
    case 'CUSTOMER_DATA':
      return words.CUSTOMER_DATA(inline(finding.value, 40));
  }
}
