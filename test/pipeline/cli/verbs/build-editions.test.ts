import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../../../errors/catalogue.js';
import { quickEditions } from '../../../fixtures/quick-editions.js';
import { sealAgain } from '../../../fixtures/sealed.js';
import { IS_LONG } from '../../../project/checkout.js';
import { filesOf, sha256 } from '../../publish/built.js';
import { type Answer, errorOf, objectOf, smi } from '../setup.js';
import { run, start } from '../spawned.js';

const INDEX = 'england-2026';
const LONG_SHADOW = 'long-shadow-england-2026';

const root = mkdtempSync(join(tmpdir(), 'build-editions-'));
const editions = quickEditions(join(root, 'editions'));
const release = join(root, 'release');
let both: Answer;

const build = (to: string, ...args: string[]) => buildWithout('areas,explorer', to, ...args);
const buildWithout = (left: string, to: string, ...args: string[]) =>
  smi(['build', '--editions', editions, '--release', to, '--skip', left, '--json', ...args], {
    folder: root,
  });

beforeAll(async () => {
  await run(['--version']); // compiles, if needed: the second thread runs compiled code
  both = await buildWithout('areas', release, '--threads', '2');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const long = test.skipIf(!IS_LONG);

/** Replaces text in a file of an edition while `work` runs. */
async function whileChanged<T>(
  edition: string,
  file: string,
  by: (text: string) => string,
  work: () => Promise<T>,
): Promise<T> {
  const folder = join(editions, edition);
  const before = ['origin.json', file].map((name) => [join(folder, name), readFileSync(join(folder, name))]);
  try {
    writeFileSync(join(folder, file), by(readFileSync(join(folder, file), 'utf8')));
    sealAgain(folder);
    return await work();
  } finally {
    for (const [path, content] of before) writeFileSync(path as string, content as Buffer);
  }
}

const rowsOf = (edition: string, file: string) =>
  Papa.parse<Record<string, string>>(readFileSync(join(release, edition, file), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;

/** Hashes of all files of a release, which are those in its receipt. */
function hashesOf(folder: string): Record<string, string> {
  const files = filesOf(folder);
  const receipt = JSON.parse(String(files.get('receipt.json'))) as {
    outputs: { path: string; sha256: string }[];
  };
  for (const { path, sha256: hash } of receipt.outputs) expect(sha256(files.get(path)!), path).toBe(hash);
  expect(files.size).toBe(receipt.outputs.length + 1);
  return Object.fromEntries([...files].map(([path, content]) => [path, sha256(content)]));
}

describe('two editions at the same time', () => {
  test('are both published whole, and reported in order', () => {
    expect(both.code).toBe(0);
    const { built } = objectOf(both) as {
      built: { edition: string; path: string; areas: number; milliseconds: Record<string, number> }[];
    };
    expect(built.map(({ edition, path, areas }) => ({ edition, path, areas }))).toEqual([
      { edition: INDEX, path: join(release, INDEX), areas: 294 },
      { edition: LONG_SHADOW, path: join(release, LONG_SHADOW), areas: 151 },
    ]);
    expect(built[1]?.milliseconds.draws).toBeGreaterThan(0);
    for (const name of [INDEX, LONG_SHADOW]) hashesOf(join(release, name));
    // The third is the explorer, which is made over both.
    expect(readdirSync(join(release, '.builds'))).toHaveLength(3);
  });

  test('have their messages one edition after the other', () => {
    const labels = both.err.split('\n').map((line) => line.split(' ')[0]);
    const first = labels.indexOf('publish');
    expect(labels.slice(first + 1).filter((label) => label !== '')).toEqual([
      'coldspots',
      'publish',
      'explorer',
    ]);
    expect(both.err).toMatch(/^publish .*\/england-2026$/m);
  });

  test('agree on the classes, which the index shows as the long shadow has found them', () => {
    const classes = new Map(
      rowsOf(LONG_SHADOW, 'coldspots.csv').map((row) => [`${row.area_code} ${row.outcome}`, row.kind]),
    );
    const index = rowsOf(INDEX, 'index.csv');
    expect(index).toHaveLength(294);
    for (const row of index)
      for (const outcome of ['higher_education', 'level_3'])
        expect(row[`coldspot_${outcome}`], row.area_name).toBe(
          classes.get(`${row.upper_tier_code} ${outcome}`),
        );
    const { inputs } = JSON.parse(readFileSync(join(release, INDEX, 'receipt.json'), 'utf8')) as {
      inputs: { path: string; sha256: string }[];
    };
    const shown = join(editions, LONG_SHADOW, 'figures.csv');
    expect(inputs.find(({ path }) => path === `editions/${LONG_SHADOW}/figures.csv`)?.sha256).toBe(
      sha256(readFileSync(shown)),
    );
  });

  /** Pay that is the same everywhere: found when the index is scored, long after everything was read. */
  const alike = (text: string) => text.replace(/^(E\d+,weekly_pay,[^,]*,)[^,]*/gm, '$1500');
  async function indexFails(to: string, ...names: string[]) {
    const answer = await whileChanged(INDEX, 'figures.csv', alike, () =>
      build(to, '--threads', '2', ...names),
    );
    expect(answer.code).toBe(2);
    expect(errorOf(answer)).toMatchObject({ code: 'indicator-constant', exit: 2 });
    expect(errorOf(answer).message).toContain('weekly_pay has the same value in every unit');
    expect(errorOf(answer).next).toBe(CATALOGUE['indicator-constant'].next);
    expect(answer.err).not.toContain('    at ');
    expect(existsSync(join(to, INDEX))).toBe(false);
    expect(hashesOf(join(to, LONG_SHADOW))).toEqual(hashesOf(join(release, LONG_SHADOW)));
    expect(readdirSync(join(to, '.builds'))).toHaveLength(1);
  }

  test('fail one by one: a mistake comes from the other thread, and what it does not touch is published', () =>
    indexFails(join(root, 'there'), LONG_SHADOW, INDEX));

  long('fail one by one: after a mistake here the other is published (left out without SMI_LONG=1)', () =>
    indexFails(join(root, 'here'), INDEX, LONG_SHADOW),
  );

  test('fail together where the one shows the other', async () => {
    const to = join(root, 'both-fail');
    const words = (text: string) => text.replace(/,observed,/, ',seen,');
    const answer = await whileChanged(LONG_SHADOW, 'figures.csv', words, () => build(to, '--threads', '2'));
    expect(answer.code).toBe(2);
    expect(errorOf(answer)).toMatchObject({ code: 'figures-invalid' });
    expect(errorOf(answer).message).toContain(join(LONG_SHADOW, 'figures.csv'));
    expect(readdirSync(join(to, '.builds'))).toEqual([]);
  });

  long('have the same bytes as one after the other (left out without SMI_LONG=1)', async () => {
    const to = join(root, 'in-turn');
    const answer = await buildWithout('areas', to, '--threads', '1');
    expect(answer.code).toBe(0);
    expect(answer.err.replaceAll(to, release)).toBe(both.err);
    for (const name of [INDEX, LONG_SHADOW])
      expect(hashesOf(join(to, name))).toEqual(hashesOf(join(release, name)));
  });

  long('write nothing in a dry run (left out without SMI_LONG=1)', async () => {
    const to = join(root, 'dry');
    const answer = await build(to, '--threads', '2', '--dry-run');
    expect(answer.code).toBe(0);
    expect(objectOf(answer).built).toHaveLength(2);
    expect(existsSync(to)).toBe(false);
  });

  long('leave nothing when they are interrupted (left out without SMI_LONG=1)', async () => {
    const to = join(root, 'interrupted');
    const { child, ended } = start([
      'build',
      '--skip',
      'areas',
      '--editions',
      editions,
      '--release',
      to,
      '--threads',
      '2',
    ]);
    const making = join(to, '.builds', `.making-${LONG_SHADOW}-${child.pid}`);
    while (child.exitCode === null && !(existsSync(making) && readdirSync(making).length > 3))
      await new Promise((resolve) => setTimeout(resolve, 2));
    child.kill('SIGINT');
    expect((await ended).code).toBe(130);
    expect(readdirSync(join(to, '.builds')).filter((name) => !name.startsWith(INDEX))).toEqual([]);
  });
});
