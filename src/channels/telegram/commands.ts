import type { TelegramWords } from '../../text/telegram-words.ts';
import type { BotApi } from './api.ts';

/**
 * Tells Telegram the commands and what they do: in `fallback` for everybody, and in each language for those whose app
 * is in it. Resolves to the languages it was told; one that failed leaves what Telegram had.
 */
export async function publishCommands(
  api: BotApi,
  words: { readonly zh: TelegramWords; readonly en: TelegramWords },
  fallback: 'zh' | 'en',
): Promise<readonly string[]> {
  const told: string[] = [];
  for (const [name, lang, code] of [
    ['default', fallback, undefined],
    ['zh', 'zh', 'zh'],
    ['en', 'en', 'en'],
  ] as const) {
    const outcome = await api.call('setMyCommands', {
      commands: words[lang].commands,
      ...(code === undefined ? {} : { language_code: code }),
    });
    if (outcome.kind === 'ok') told.push(name);
  }
  return told;
}
