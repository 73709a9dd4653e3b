import { collections } from '../../src/assistant/index.ts';
import { serve } from '../../src/commands/serve.ts';
import { readConfig } from '../../src/config.ts';
import { type Disk, type DiskFile, realDisk } from '../../src/store/embedded/disk.ts';
import { openEmbedded } from '../../src/store/index.ts';

// The service on a disk that breaks when its parent says so, with { call, code }: from then on that call fails. Says
// "asked <n>" at its end: how often the disk was asked for anything after the first failure.

type Call = 'write' | 'datasync';
let broken: { readonly call: Call; readonly code: string } | undefined;
let failed = false;
let asked = 0;

function meet(call: Call): void {
  if (failed) asked += 1;
  if (broken?.call !== call) return;
  failed = true;
  throw Object.assign(new Error(`${broken.code}: broken on purpose, ${call}`), { code: broken.code });
}

const disk: Disk = {
  ...realDisk,
  async open(path) {
    const file = await realDisk.open(path);
    return {
      async write(...given) {
        meet('write');
        return file.write(...given);
      },
      async datasync() {
        meet('datasync');
        await file.datasync();
      },
      truncate: (size) => file.truncate(size),
      close: () => file.close(),
    } satisfies DiskFile;
  },
};

process.on('message', (order: typeof broken) => {
  broken = order;
});
process.on('exit', () => console.log(`asked ${asked}`));
const config = readConfig(process.env);
if (!config.telegram || config.data === undefined) throw new Error('needs BOT_TOKEN and DATA');
const { data: folder } = config;
process.exitCode = await serve(config, config.telegram, async () => {
  const store = await openEmbedded({ folder, collections, disk });
  if ('code' in store) throw new Error(store.code);
  return store;
});
process.disconnect();
