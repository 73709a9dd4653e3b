/** The two languages of the product; Chinese first. */
export const languages = ['zh', 'en'] as const;
export type Lang = (typeof languages)[number];

/** One language of an entry. */
export interface EntryText {
  /** The question as a heading. */
  readonly title: string;
  /** Other ways in which people ask it. */
  readonly asks: readonly string[];
  /** The answer, Markdown. */
  readonly body: string;
}

/** A statement of an older FAQ that no longer holds, kept so that someone who is quoted it finds what does. */
export interface Superseded {
  readonly said: string;
  /** Where it was said. */
  readonly from: string;
  /** The entry that says what holds now. */
  readonly by: string;
}

/** A question with its answer in both languages. */
export interface FaqEntry {
  readonly id: string;
  readonly tags: readonly string[];
  readonly related: readonly string[];
  /** The guide that does what the entry explains. */
  readonly guide?: string;
  /** The kind of ticket that the entry sends people to support with. */
  readonly ticket?: string;
  readonly supersedes: readonly Superseded[];
  /** The one language it exists in; the other then holds the same text. */
  readonly only?: Lang;
  /** Taught by the support desk: its title is made of what people typed, and is no Markdown. */
  readonly taught?: true;
  readonly zh: EntryText;
  readonly en: EntryText;
}

/** A known unknown: a subject that people ask about and the FAQ does not answer. */
export interface Topic {
  readonly id: string;
  /** Its name, as in "my FAQ holds nothing on …". */
  readonly zh: string;
  readonly en: string;
  /** Words that make a question be about it. */
  readonly terms: readonly string[];
  /** Entries that may still interest the asker. */
  readonly near: readonly string[];
  readonly asks: readonly string[];
}
