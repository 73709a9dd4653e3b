import { readdirSync, readFileSync } from 'node:fs';
import type { Rules } from '../../src/peering/index.ts';
import { overridden, type WrittenProfile } from '../../src/scenario/index.ts';

const folder = new URL('../../knowledge/rules/', import.meta.url);
const written = new Map(
  readdirSync(folder).map((file): [string, WrittenProfile] => [
    file.replace('.json', ''),
    JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as WrittenProfile,
  ]),
);

/** The product's rules by profile name, read from knowledge/rules. */
export const profiles: ReadonlyMap<string, Rules> = new Map(
  [...written.keys()].map((name): [string, Rules] => [name, rulesFor(name)]),
);

function rulesFor(name: string): Rules {
  const profile = written.get(name) as WrittenProfile;
  return profile.extends === undefined
    ? (profile.rules as unknown as Rules)
    : overridden(rulesFor(profile.extends), profile.rules);
}

/** A profile that must exist. */
export const rules = (name = 'tencent-seed'): Rules => profiles.get(name) as Rules;
