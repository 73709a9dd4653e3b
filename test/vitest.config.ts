import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Several tests train the whole base; on a machine that is busy with other things that takes its time.
    testTimeout: 60_000,
    // Left alone, it keeps one core for itself, which is half of a machine with two.
    maxWorkers: '100%',
    setupFiles: ['test/support/seed.ts'],
    // Tests over real sockets, disks and killed processes meet the machine's weather. On a shared machine one that fails is
    // run once more, and reported as retried; at home it fails at once.
    retry: process.env.CI ? 1 : 0,
  },
});
