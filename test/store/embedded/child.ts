import { type Disk, realDisk } from '../../../src/store/embedded/disk.ts';
import { openEmbedded, type StoreStep } from '../../../src/store/index.ts';
import { counters, things } from '../../contract/collections.ts';

// A process that commits until it is killed. Arguments: folder, the step at which it kills itself (or "half a write",
// or "never"), how many times it passes that step first, and the durability. Prints what happened, a line each:
// "refused <code> <pid>", "open <n>", and "ack <lane> <n>" for each commit that was acknowledged.

const [folder = '', step = 'never', passes = '0', durability = 'power'] = process.argv.slice(2);
let left = Number(passes);
const die = () => process.kill(process.pid, 'SIGKILL');
const reached = (at: StoreStep | 'half a write') => {
  if (at === step && left-- === 0) die();
};

/** A disk that can be stopped in the middle of a write to the journal. */
const disk: Disk = {
  ...realDisk,
  async open(path) {
    const file = await realDisk.open(path);
    if (step !== 'half a write' || !path.includes('journal-')) return file;
    return {
      async write(bytes, offset, length, position) {
        if (left === 0) await file.write(bytes, offset, length >> 1, position);
        reached('half a write');
        return file.write(bytes, offset, length, position);
      },
      datasync: () => file.datasync(),
      truncate: (size) => file.truncate(size),
      close: () => file.close(),
    };
  },
};

const store = await openEmbedded({
  folder,
  collections: [things, counters],
  compactAt: 3_000,
  durability: durability === 'crash' ? 'crash' : 'power',
  disk,
  reached,
});
if ('code' in store) {
  console.log(`refused ${store.code} ${store.code === 'LOCKED' ? store.pid : ''}`);
} else {
  console.log(`open ${store.cut}`);
  const lane = async (name: string) => {
    for (;;) {
      const n = await store.transact(async (tx) => {
        const { n } = (await tx.get(counters, name)) ?? { n: 0 };
        tx.put(counters, name, { n: n + 1 });
        tx.put(things, `${name}/${n % 20}`, { rank: n, body: 'x'.repeat(100) });
        tx.put(things, `${name}/twin`, { rank: -n - 1 });
        return n + 1;
      });
      console.log(`ack ${name} ${n}`);
    }
  };
  void Promise.all(['a', 'b', 'c'].map(lane));
}
