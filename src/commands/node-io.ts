import { readFile } from 'node:fs/promises';
import { loadProfiles } from '../knowledge/load-profiles.ts';
import type { CommandIo } from './io.ts';

/** The files, streams and rule profiles of this machine, for a command that works on a world or a scenario file. */
export function nodeIo(knowledge: string | undefined): CommandIo {
  const profiles = [...loadProfiles(knowledge)].map(([name, { rules }]) => [name, rules] as const);
  return {
    readFile: (path) => readFile(path, 'utf8'),
    out: (line) => console.log(line),
    err: (line) => console.error(line),
    profiles: new Map(profiles),
  };
}
