import { readdirSync, readFileSync } from 'node:fs';
import {
  fieldsOf,
  type ReadyCase,
  type RunState,
  readScenarios,
  runRace,
  runStep,
  type SerialStep,
  type StepResult,
} from '../../src/scenario/index.ts';
import { profiles } from './profiles.ts';

const folder = new URL('../scenarios/', import.meta.url);

/** Our scenario files: name and text. */
export const scenarioFiles: readonly (readonly [name: string, text: string])[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => [file, readFileSync(new URL(file, folder), 'utf8')]);

/** The cases of a file, which must be without mistakes. */
export function casesOf(text: string): readonly ReadyCase[] {
  const read = readScenarios(text, profiles);
  if (!read.ok) throw new Error(read.mistakes.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return read.value;
}

/** One serial step as it went: the state it met, what it came to, and where it stands. */
export interface Rehearsed {
  readonly at: string;
  readonly ready: ReadyCase;
  readonly step: SerialStep;
  readonly before: RunState;
  readonly result: StepResult;
  readonly line: ReturnType<typeof fieldsOf>;
}

/** Every serial step of every case of every file, in order; races run as written and are left out. */
export function* rehearsedSteps(): Generator<Rehearsed> {
  for (const [file, text] of scenarioFiles) {
    for (const ready of casesOf(text)) {
      let before: RunState = { world: ready.world, now: ready.now, made: 0, names: new Map() };
      for (const [i, step] of ready.steps.entries()) {
        if (step.op === 'parallel') {
          before = runRace(before, step.args.steps).state;
          continue;
        }
        const result = runStep(before, step);
        yield { at: `${file} ${ready.id} #${i}`, ready, step, before, result, line: fieldsOf(step, result) };
        before = result.state;
      }
    }
  }
}
