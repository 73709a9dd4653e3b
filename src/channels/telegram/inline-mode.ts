import { plainText } from '../plain-text.ts';
import type { BotApi } from './api.ts';
import { formatMarkdown } from './entities.ts';
import { splitText } from './split.ts';
import type { InlineQuery } from './update-schema.ts';

/** An answer to insert into any chat. */
export interface Insertable {
  /** Names it among the others, e.g. the id of the FAQ entry; at most 64 bytes count. */
  readonly id: string;
  readonly title: string;
  readonly markdown: string;
}

/** Finds answers for what was typed after `@bot`; an empty query asks for the ones to offer first. */
export type FindInsertable = (query: string, lang: 'zh' | 'en') => readonly Insertable[];

const limits = { results: 10, title: 80, description: 120, cacheSeconds: 30 } as const;

/** Offers answers for an inline query. Telegram forgets the query after 30 seconds, so nothing of it is kept or tried again. */
export async function answerInline(
  api: BotApi,
  query: InlineQuery,
  lang: 'zh' | 'en',
  find: FindInsertable,
): Promise<void> {
  // Everything is on the first page: a next one is only asked for by a client that made it up.
  const found = query.offset === '' ? find(plainText(query.query).trim(), lang) : [];
  const results = new Map(
    found.slice(0, limits.results).flatMap(({ id, title, markdown }) => {
      const [message] = splitText(formatMarkdown(markdown));
      if (message === undefined || message.text === '') return [];
      const key = cut(id, 64, (text) => Buffer.byteLength(text));
      const article = {
        type: 'article',
        id: key,
        title: cut(plainText(title), limits.title),
        description: cut(message.text.replace(/\s+/g, ' '), limits.description),
        input_message_content: {
          message_text: message.text,
          entities: message.entities,
          link_preview_options: { is_disabled: true },
        },
      };
      return [[key, article]];
    }),
  );
  await api.call(
    'answerInlineQuery',
    {
      inline_query_id: query.id,
      results: [...results.values()],
      cache_time: limits.cacheSeconds,
      // The language of the answers is the asker's.
      is_personal: true,
    },
    { timeoutMs: 10_000 },
  );
}

function cut(text: string, longest: number, size = (part: string) => part.length): string {
  if (size(text) <= longest) return text;
  let kept = '';
  for (const character of text) {
    if (size(`${kept}${character}…`) > longest) break;
    kept += character;
  }
  return `${kept}…`;
}
