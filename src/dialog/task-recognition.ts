import type { DataSpan } from '../faq/index.ts';
import { moodOf } from './mood.ts';
import { named, patterns } from './task-patterns.ts';
import type { Task } from './tasks.ts';

/**
 * Is the text a request to act, and which? A how-to question ("怎么创建对等连接") is not; an order, a wish or a polite
 * request is, even where it ends in a question mark ("can you accept pcx-…?").
 */
export function recogniseTask(normal: string, data: readonly DataSpan[]): Task | undefined {
  const text = maskData(normal, data);
  const { wants, polite, open, yesNo, explains } = moodOf(text);
  const names = named(data);
  for (const { task, words, needs, plain } of patterns) {
    if (!words.test(text) || (needs && !needs(text, data))) continue;
    if (plain) {
      if (!explains || names || task === 'ticket_status' || task === 'show_map') return task;
      continue;
    }
    if (open && !(polite && names)) continue;
    if (yesNo && !polite && !(wants && names && !/[?？吗]\s*$/.test(text))) continue;
    if (wants || names) return task;
  }
  return undefined;
}

/** The task whose ways a text asks about ("how do I peer vpc-a with vpc-b?"), though it orders nothing. */
export function taskAskedAbout(normal: string, data: readonly DataSpan[]): Task | undefined {
  const text = maskData(normal, data);
  if (!moodOf(text).explains) return undefined;
  return patterns.find(({ words, needs }) => words.test(text) && (!needs || needs(text, data)))?.task;
}

/**
 * Puts a plain stand-in for each piece of data, so that `vpc-test` is no request for a test. With `blank` every piece
 * of whatever kind is replaced by it.
 */
export function maskData(text: string, data: readonly DataSpan[], blank?: string): string {
  let masked = '';
  let from = 0;
  for (const { kind, start, end } of data) {
    masked += text.slice(from, start) + (blank ?? standIn[kind] ?? text.slice(start, end));
    from = end;
  }
  return masked + text.slice(from);
}

const standIn: Partial<Record<DataSpan['kind'], string>> = {
  vpc: 'vpc-0',
  peering: 'pcx-0',
  subnet: 'subnet-0',
  route_table: 'rtb-0',
};
