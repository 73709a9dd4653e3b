import { defineConfig } from 'vitest/config';

// Several tests train the whole base; on a machine that is busy with other things that takes its time.
export default defineConfig({ test: { testTimeout: 60_000, setupFiles: ['test/support/seed.ts'] } });
