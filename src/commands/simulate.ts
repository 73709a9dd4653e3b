import { compare, forTerminal, readScenarios, runCase, sayRace, sayStep } from '../scenario/index.ts';
import type { PeeringLanguage } from '../text/peering.ts';
import type { CommandIo, ExitCode } from './io.ts';

export interface SimulateOptions {
  readonly file: string;
  readonly check?: boolean;
  readonly lang?: PeeringLanguage;
}

/**
 * `simulate FILE [--check] [--lang zh|en]`: runs a scenario file and prints one JSON line a step; with `check` only
 * what differs from `expect`. Exit 1 if anything differs, 2 if the file cannot be read or has mistakes (nothing run).
 */
export async function run(options: SimulateOptions, io: CommandIo): Promise<ExitCode> {
  const lang = options.lang ?? 'zh';
  const text = await readText(options.file, io);
  if (text === null) return 2;
  const read = readScenarios(text, io.profiles);
  if (!read.ok) {
    for (const { path, message } of read.mistakes)
      io.err(forTerminal(`${options.file}: ${path}: ${message}`));
    return 2;
  }
  let steps = 0;
  let differences = 0;
  for (const ready of read.value) {
    const lines = runCase(
      ready,
      (step, result) => sayStep(lang, step, result),
      (sentences) => sayRace(lang, sentences),
    );
    for (const line of lines) {
      steps++;
      if (options.check !== true) io.out(JSON.stringify(line));
      const expected = ready.steps[line.step]?.expect;
      const found = options.check === true && expected !== undefined ? compare(line, expected) : [];
      differences += found.length;
      for (const { key, expected: want, actual } of found) {
        const [wanted, got] = [JSON.stringify(want), JSON.stringify(actual)];
        io.out(forTerminal(`${line.case} #${line.step} ${line.op} ${key}: expected ${wanted}, got ${got}`));
      }
    }
  }
  if (options.check === true)
    io.out(`${read.value.length} cases, ${steps} steps, ${differences} differences`);
  return differences === 0 ? 0 : 1;
}

/** The text of a file, or null after saying why there is none. */
export async function readText(file: string, io: CommandIo): Promise<string | null> {
  try {
    return await io.readFile(file);
  } catch (error) {
    io.err(`${file}: ${error instanceof Error ? error.message : 'cannot be read'}`);
    return null;
  }
}
