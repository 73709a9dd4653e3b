import { defineConfig } from 'vitest/config';

// Real child processes and whole knowledge bases on a shared machine: a slow minute is no failure.
export default defineConfig({
  test: { include: ['test/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
});
