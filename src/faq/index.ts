/**
 * Questions and answers: takes a text apart, ranks the entries for it, says how sure it is.
 * Knows entries, known unknowns, words and weights.
 * Refuses to know what was meant beyond the question (that is the dialog's), files, channels and clocks.
 */
export { type Analysis, analyse, type Language } from './analyse.ts';
export type { ClassifierData } from './classifier.ts';
export { type Confidence, features, judge, type Signals } from './confidence.ts';
export { type DataKind, type DataSpan, findData } from './data-spans.ts';
export { type EntryText, type FaqEntry, type Lang, languages, type Superseded, type Topic } from './entry.ts';
export { Faq, type FaqData, type FaqSource, type Hit, type Ranking, wordings } from './faq.ts';
export { type Concept, Lexicon } from './lexicon.ts';
export { maxUtterance, normalise } from './normalise.ts';
export { Search, type SearchDocument } from './search.ts';
export {
  asEntry,
  nothingTaught,
  type Taught,
  type TaughtAsk,
  type TaughtEntry,
  type TaughtThing,
  taughtWordings,
} from './taught.ts';
export { sameWording, type TaughtHit, TaughtIndex, type TaughtRanking, TaughtShelf } from './taught-index.ts';
export { toUnits } from './units.ts';
export { Vocabulary } from './vocabulary.ts';
