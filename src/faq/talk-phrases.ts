import { normalise } from './normalise.ts';

/** Particles, stretched letters and punctuation say nothing: 嗨嗨嗨 is 嗨, hellooo is hello, 你好呀 is 你好. */
function bare(text: string): string {
  return normalise(text)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(.)\1{2,}/gu, '$1')
    .replace(/(?<=\p{Script=Han})[呀啊啦哦呢哈嘛咯喽嘞]+/gu, '');
}

/** Recognises a text that is made of nothing but phrases of small talk: 好的谢谢拜拜. */
export class TalkPhrases {
  readonly #kinds = new Map<string, string>();
  #longest = 0;

  constructor(phrases: ReadonlyMap<string, readonly string[]>) {
    for (const [kind, texts] of phrases) {
      for (const text of texts) {
        const phrase = bare(text);
        if (phrase === '') continue;
        this.#kinds.set(phrase, kind);
        this.#longest = Math.max(this.#longest, phrase.length);
      }
    }
  }

  /** The kind of the last phrase, where phrases cover the whole text. */
  kindOf(text: string): string | undefined {
    const said = bare(text);
    if (said.length > 60) return undefined;
    // kind[end]: the kind of the phrase that ends there, where everything before is phrases too.
    const kind: (string | undefined)[] = [];
    for (let end = 1; end <= said.length; end += 1) {
      for (let start = Math.max(0, end - this.#longest); start < end; start += 1) {
        if (start > 0 && kind[start] === undefined) continue;
        const own = this.#kinds.get(said.slice(start, end));
        if (own !== undefined) {
          kind[end] = own;
          break;
        }
      }
    }
    return kind[said.length];
  }
}
