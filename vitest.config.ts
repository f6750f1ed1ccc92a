import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    pool: 'forks',
    maxWorkers: 2,
    // A process of its own for each file costs a minute; no test leaves anything behind that another could
    // meet.
    isolate: false,
  },
});
