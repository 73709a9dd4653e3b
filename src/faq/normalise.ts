import { Converter } from 'opencc-js/t2cn';

/** Longest utterance that is looked at, in characters; a chat message is at most 4,096. */
export const maxUtterance = 2_000;

/** Zero-width marks, soft hyphens, bidi overrides, variation selectors: the words they stand in are whole. */
const weightless = /\p{Cf}|\p{Variation_Selector}/gu;
/** Controls, lone surrogates, private and separator characters: they part words. */
const parting = /\p{Cc}|\p{Cs}|\p{Co}|[\u2028\u2029\ufffc-\uffff]/gu;
/** What word processors make of the hyphen of an id. */
const hyphens = /[\u2010\u2011]/g;

let converter: ((text: string) => string) | undefined;

/** Built on first use: the tables take longer to load than most questions take to answer. */
function toSimplified(text: string): string {
  const convert: (text: string) => string = converter ?? Converter({ from: 't', to: 'cn' });
  converter = convert;
  return convert(text);
}

/**
 * One spelling for what looks or reads the same: full width to half width, capitals to small letters,
 * traditional characters to simplified ones, invisible characters gone, anything beyond {@link maxUtterance}
 * cut off, before and after (one character may unfold to eighteen). Doing it twice changes nothing (but for 薴, which passes through 苧 to 苎).
 *
 * Traditional text is converted character by character (`t` to `cn`): the phrase tables of OpenCC turn
 * 文件 into 文档 in text that was simplified already. Taiwan and Hong Kong *words* (連線, 頻寬) are the lexicon's.
 */
export function normalise(text: string): string {
  const cut = text.slice(0, maxUtterance);
  // Most ids and names are written in one way only: whoever compares hundreds of them should not wait for the rest.
  const plain = (/[^\x20-\x7e]/.test(cut) ? unfolded(cut) : cut)
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, maxUtterance)
    .replace(/[\ud800-\udbff]$|\s$/, '');
  return /[\u3400-\u9fff\uf900-\ufaff]/.test(plain) ? toSimplified(plain) : plain;
}

/** Compatible forms made one, and what has no width or parts words taken out. */
const unfolded = (text: string): string =>
  text
    .replace(weightless, '')
    .normalize('NFKC')
    .replace(weightless, '')
    .replace(parting, ' ')
    .replace(hyphens, '-');
