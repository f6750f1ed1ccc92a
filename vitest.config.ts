import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // These have packages of their own: `npm run test:cluster`.
    exclude: ['test/cluster/**', '**/node_modules/**'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    pool: 'forks',
    maxWorkers: 2,
    // A process of its own for each file costs a minute; no test leaves anything behind that another could
    // meet.
    isolate: false,
  },
});
