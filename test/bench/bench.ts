import { loadavg } from 'node:os';
import { loadProfiles } from '../../src/knowledge/load-profiles.ts';
import { cold } from './cold.ts';
import { desk } from './desk.ts';
import { guide } from './guide.ts';
import { benchPeering } from './peering.ts';
import { search } from './search.ts';
import type { Section } from './section.ts';
import { benchStore } from './store.ts';
import { benchTurn } from './turn.ts';
import { printTurn } from './turn-report.ts';

// npm run bench [-- SECTION …] [--quick] : every section in order, or those named.
const peering: Section = async () => {
  const seed = loadProfiles().get('tencent-seed');
  if (seed) await benchPeering(seed.rules);
};
const store: Section = async ({ quick }) => {
  console.log(JSON.stringify(await benchStore(quick ? [1] : [1, 50]), null, 2));
};
const turn: Section = async ({ quick }) => {
  printTurn(await (quick ? benchTurn(1_000, 20_000) : benchTurn()));
};
const sections: Readonly<Record<string, Section>> = { search, peering, store, turn, cold, guide, desk };

const args = process.argv.slice(2);
const named = args.filter((arg) => arg !== '--quick');
const unknown = named.filter((name) => !Object.hasOwn(sections, name));
if (unknown.length > 0) {
  console.error(
    `no section ${unknown.join(', ')}; there are ${Object.keys(sections).join(', ')}, and --quick`,
  );
  process.exitCode = 2;
} else {
  for (const [name, run] of Object.entries(sections)) {
    if (named.length > 0 && !named.includes(name)) continue;
    console.log(`\n== ${name} (load average ${loadavg()[0]?.toFixed(1)})`);
    await run({ quick: args.includes('--quick') });
  }
}
