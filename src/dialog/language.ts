import { type Lang, languages, normalise } from '../faq/index.ts';
import { chatText, inline } from '../text/index.ts';
import type { Frame, Ran } from './frame.ts';
import { withStep } from './guides/runner.ts';
import { plain } from './reply.ts';

/** Sets the language by any of its names, or asks for it. */
export async function chooseLanguage(frame: Frame, name: string): Promise<Ran> {
  const { conversation } = frame;
  const text = chatText[conversation.lang];
  const lang = languageNamed(name);
  if (lang) {
    const spoken = { ...frame, conversation: { ...conversation, lang, langChosen: true } };
    return withStep(spoken, [plain(chatText[lang].languageSet)]);
  }
  if (name !== '') return withStep(frame, [plain(text.unknownLanguage(inline(name, 20)))]);
  return {
    conversation,
    replies: [
      {
        markdown: text.language,
        buttons: [
          { label: '中文', action: { do: 'language', lang: 'zh' } },
          { label: 'English', action: { do: 'language', lang: 'en' } },
        ],
      },
    ],
    effects: [],
  };
}

function languageNamed(name: string): Lang | undefined {
  const known: Readonly<Record<string, Lang>> = {
    中文: 'zh',
    chinese: 'zh',
    cn: 'zh',
    英文: 'en',
    英语: 'en',
    english: 'en',
    'zh-cn': 'zh',
    'zh-tw': 'zh',
    'zh-hk': 'zh',
    汉语: 'zh',
    简体中文: 'zh',
    繁体中文: 'zh',
    'en-us': 'en',
    'en-gb': 'en',
  };
  const plainName = normalise(name);
  return (
    languages.find((lang) => lang === plainName) ??
    (Object.hasOwn(known, plainName) ? known[plainName] : undefined)
  );
}
