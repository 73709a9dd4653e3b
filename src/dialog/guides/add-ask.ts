import { inline, teachText } from '../../text/index.ts';
import { textStep } from '../teach/draft-steps.ts';
import { entryChoices, readEntry } from '../teach/entry-step.ts';
import { handIn } from '../teach/hand-in.ts';
import { sayAssessment, titleOf } from '../teach/say-assessment.ts';
import type { At, Guide } from './guide.ts';

const words = (at: Pick<At, 'lang'>) => teachText[at.lang];

/** Adds what somebody asked in vain to the entry that answers it; a lead decides over it. */
export const addAskGuide: Guide = {
  id: 'add_ask',
  needs: 'agent',
  title: (at) => words(at).addAsk.title,
  steps: [
    textStep,
    {
      slot: 'entry',
      verbatim: true,
      label: (at) => words(at).fields.entry.label,
      ask: (at) => `“${inline(at.values.text ?? '', 100)}”\n\n${words(at).fields.entry.ask}`,
      choices: (at) => entryChoices(at.values.text ?? '', at.library, at.lang),
      read: (text, at) => readEntry(text, at),
      show: (id, at) => titleOf(id, at.library, at.lang),
    },
  ],
  prefill: (_slots, _at, said): Record<string, string> => (said.trim() === '' ? {} : { text: said }),
  summary: (at) => {
    const draft = {
      kind: 'ask' as const,
      entry: at.values.entry ?? '',
      text: at.values.text ?? '',
      id: 'D-0',
      by: { person: '', name: '' },
      at: at.now,
      state: 'waiting' as const,
    };
    return { lines: sayAssessment(draft, at.library, at.lang).lines, blocked: false };
  },
  commitLabel: (at) => words(at).addAsk.commit,
  commit: (at, desk) =>
    handIn({ kind: 'ask', entry: at.values.entry ?? '', text: at.values.text ?? '' }, desk, at.lang),
};
