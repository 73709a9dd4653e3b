/**
 * Ids come from the dedupe key of what caused them, so that a turn run again makes the same ones.
 * `outboxId('telegram:7:100', 0)` is the first message that update 100 causes.
 */
export function outboxId(dedupeKey: string, place: number): string {
  return `${dedupeKey}/${place}`;
}

/** The dedupe key of a timer's `n`th firing. */
export function timerKey(id: string, n: number): string {
  return `timer/${id}/${n}`;
}
