import { defineConfig } from 'vitest/config';

/** Tests on a real cluster: `npm run test:cluster` installs what they need into this folder. */
export default defineConfig({
  test: {
    root: new URL('.', import.meta.url).pathname,
    include: ['*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    pool: 'forks',
    maxWorkers: 1,
    isolate: false,
    // A shard of chdb sometimes aborts when another is killed: it is started again, and the test with it.
    retry: 1,
    fileParallelism: false,
    // Where the program finds the client that only these tests install.
    env: { NODE_PATH: new URL('node_modules', import.meta.url).pathname },
  },
});
