// What the mutants of a room are held against: the tests at its place, named by scripts/mutate.mjs.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: JSON.parse(process.env.MUTATE_TESTS ?? '["test/**/*.test.ts"]'),
    testTimeout: 120_000,
    hookTimeout: 180_000,
    setupFiles: ['scripts/mutate/setup.mjs'],
    isolate: false,
  },
});
