import { Converter } from 'opencc-js/t2cn';

/** Longest utterance that is looked at, in characters; a chat message is at most 4,096. */
export const maxUtterance = 2_000;

/** Controls, zero-width marks, bidi overrides, variation selectors, lone surrogates: nothing a question needs. */
const invisible = /\p{Cc}|\p{Cf}|\p{Cs}|\p{Co}|\p{Variation_Selector}|[\u2028\u2029\ufff9-\uffff]/gu;

let converter: ((text: string) => string) | undefined;

/** Built on first use: the tables take longer to load than most questions take to answer. */
function toSimplified(text: string): string {
  const convert: (text: string) => string = converter ?? Converter({ from: 't', to: 'cn' });
  converter = convert;
  return convert(text);
}

/**
 * One spelling for what looks or reads the same: full width to half width, capitals to small letters,
 * traditional characters to simplified ones, invisible characters to spaces, anything beyond
 * {@link maxUtterance} cut off.
 *
 * Traditional text is converted character by character (`t` to `cn`): the phrase tables of OpenCC turn
 * 文件 into 文档 in text that was simplified already. Taiwan and Hong Kong *words* (連線, 頻寬) are the lexicon's.
 */
export function normalise(text: string): string {
  const plain = text
    .slice(0, maxUtterance)
    .normalize('NFKC')
    .replace(invisible, ' ')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
  return /[\u3400-\u9fff\uf900-\ufaff]/.test(plain) ? toSimplified(plain) : plain;
}
