import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { buildEdition } from '../../../pipeline/build.js';
import { silentLog } from '../../../pipeline/system/log.js';
import { verify } from '../../../pipeline/verify/verify.js';
import { bareEdition, quickEditions } from '../../fixtures/quick-editions.js';
import { IS_LONG } from '../../project/checkout.js';

const root = mkdtempSync(join(tmpdir(), 'smi-verify-edition-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const options = (editions: string) => ({ editions, inputs: root, threads: 1, log: silentLog });

/** Changes the method of an edition that was built before. */
const changeMethod = (editions: string, from: RegExp, to: string): void => {
  const path = join(editions, 'england-2026', 'method.yaml');
  const text = readFileSync(path, 'utf8');
  if (!from.test(text)) throw new Error(`the method has nothing like ${from}`);
  writeFileSync(path, text.replace(from, to));
};

test('an edition is rebuilt with the seed and the replicates of its receipt; with another method it differs', async () => {
  const editions = bareEdition(join(root, 'bare'));
  const { path } = await buildEdition('england-2026', {
    ...options(editions),
    release: join(root, 'release'),
    seed: 7,
    replicates: 3,
    baseUrl: 'https://data.example/smi/',
  });
  const same = await verify(path, options(editions));
  expect(same).toMatchObject({ verdict: 'identical', problems: [], differences: [], causes: [] });
  expect(same.rebuilt?.options).toMatchObject({ seed: 7, replicates: 3 });
  changeMethod(editions, /^( +)(- \{ code: claimant_count, direction: -1, weight): 1,/m, '$1$2: 3,');
  const other = await verify(path, options(editions));
  expect(other.verdict).toBe('differs');
  expect(other.causes.map(({ what, name }) => [what, name])).toEqual([
    ['method', 'editions/england-2026/method.yaml'],
  ]);
  expect(other.tables).toContain('index');
  expect(other.tables).not.toContain('harmonised');
  const index = other.differences.find(({ path: file }) => file === 'index.csv');
  const score = index?.cells?.find(({ column }) => column === 'score');
  expect(score?.row).toMatch(/^E0\d{7}$/);
  expect(score?.by).toBeCloseTo(Number(score?.release) - Number(score?.rebuilt), 12);
});

test('a variant is rebuilt by the method file that is in it', async () => {
  const editions = bareEdition(join(root, 'variant'));
  const path = join(editions, 'england-2026', 'method.yaml');
  const text = readFileSync(path, 'utf8').replace(
    /(code: claimant_count, direction: -1, weight): 1,/,
    '$1: 3,',
  );
  expect(text).toContain('weight: 3,');
  const release = join(root, 'variants');
  const made = await buildEdition('england-2026', {
    ...options(editions),
    release,
    seed: 1,
    replicates: 3,
    method: { text, path: 'mine.yaml' },
  });
  const found = await verify(made.path, options(editions));
  expect(found).toMatchObject({ verdict: 'identical', differences: [], causes: [] });
});

test.runIf(IS_LONG).each(['england-2026', 'long-shadow-england-2026'])(
  'SMI_LONG: %s with the files of its areas is identical',
  async (name) => {
    const editions = quickEditions(join(root, `quick-${name}`));
    const release = join(root, `release-${name}`);
    const { path } = await buildEdition(name, { ...options(editions), release, areas: true });
    const found = await verify(path, options(editions));
    expect(found).toMatchObject({ verdict: 'identical', problems: [], differences: [] });
    expect(found.listed).toBeGreaterThan(500);
  },
  300_000,
);
