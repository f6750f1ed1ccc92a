import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../project/checkout.js';

const mutate = (...paths: string[]) =>
  spawnSync(process.execPath, [join('scripts', 'mutate.mjs'), ...paths], { cwd: ROOT, encoding: 'utf8' });

test('without a path, or with a missing one, mutate changes nothing and prints its usage', () => {
  for (const paths of [[], ['pipeline/methods/treat', 'pipeline/methods/nowhere']]) {
    const { status, stderr } = mutate(...paths);
    expect(status).toBe(2);
    expect(stderr).toContain('npm run mutate -- ');
  }
  expect(mutate('pipeline/methods/nowhere').stderr).toContain('pipeline/methods/nowhere');
});
