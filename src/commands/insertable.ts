import type { FindInsertable } from '../channels/telegram/inline-mode.ts';
import type { DialogWorld } from '../dialog/index.ts';

/** Most answers offered at once. */
const most = 5;

/** FAQ answers to insert into any chat: the closest to what was typed, or the first of the FAQ where nothing was. */
export function insertableAnswers({ faq, entries }: DialogWorld): FindInsertable {
  return (query, lang) => {
    const found = query === '' ? [...entries.keys()] : faq.rank(query).hits.map(({ id }) => id);
    return found.slice(0, most).flatMap((id) => {
      const entry = entries.get(id);
      if (!entry) return [];
      const { title, body } = entry[lang];
      return [{ id, title, markdown: `**${title}**\n\n${body}` }];
    });
  };
}
