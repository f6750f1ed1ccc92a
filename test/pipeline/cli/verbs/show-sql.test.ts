import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shipped } from '../../../../pipeline/system/package-root.js';
import { quickEditions } from '../../../fixtures/quick-editions.js';
import { shippedIndex } from '../../../fixtures/shipped-releases.js';
import { IS_LONG } from '../../../project/checkout.js';
import { smi } from '../setup.js';

type Row = Readonly<Record<string, string | number | null>>;

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'smi-show-sql-'));
});
afterAll(() => rmSync(root, { recursive: true }));

/**
 * An independent program: runs a saved script in its working folder, with the plain
 * binding.
 */
const READER = `import { DuckDBInstance } from ${JSON.stringify(
  pathToFileURL(createRequire(import.meta.url).resolve('@duckdb/node-api')).href,
)};
import { readFileSync } from 'node:fs';
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const script = readFileSync(process.argv[2], 'utf8');
const runs = [];
for (let run = 0; run < Number(process.argv[3]); run += 1)
  runs.push((await connection.runAndReadAll(script)).getRowObjects());
console.log(JSON.stringify(runs, (_, value) => (typeof value === 'bigint' ? Number(value) : value)));
`;

/** Rows that the last statement of a script gives in a release folder, each time that it is run. */
function runIn(folder: string, script: string, times = 1): Row[][] {
  const saved = join(root, 'script.sql');
  const reader = join(root, 'reader.mjs');
  writeFileSync(saved, script);
  writeFileSync(reader, READER);
  const out = execFileSync(process.execPath, [reader, saved, String(times)], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  return JSON.parse(out);
}

/** Rows of a published CSV file, cells as text, including quoted cells. */
function csv(path: string): Record<string, string>[] {
  const [names, ...rows] = readFileSync(path, 'utf8')
    .trimEnd()
    .split(/\r?\n/)
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^",]*)(?:,|$)/g)]
        .slice(0, line.endsWith(',') ? undefined : -1)
        .map(([, cell]) => cell!.replace(/^"|"$/g, '')),
    );
  return rows.map((row) => Object.fromEntries(names!.map((name, index) => [name, row[index] ?? ''])));
}

const cell = (value: string | number | null | undefined) => (value === null ? '' : String(value));

/** The published areas in the order of the script: scores to 1e-12, ranks exactly. */
function expectPublished(found: readonly Row[], folder: string) {
  const published = csv(join(folder, 'index.csv'));
  published.sort(
    (a, b) =>
      (Number(a.rank) || Infinity) - (Number(b.rank) || Infinity) || (a.area_code! < b.area_code! ? -1 : 1),
  );
  expect(found).toHaveLength(294);
  expect(found.map(({ area_code, rank }) => [area_code, cell(rank)])).toEqual(
    published.map(({ area_code, rank }) => [area_code, rank]),
  );
  for (const [index, { score }] of published.entries())
    expect(Math.abs(Number(found[index]!.score) - Number(score))).toBeLessThanOrEqual(1e-12);
}

const built = async (name: string, ...options: string[]) => {
  const release = join(root, 'release');
  const { code, err } = await smi([
    'build',
    name,
    '--release',
    release,
    '--replicates',
    '0',
    '--skip',
    'areas,explorer',
    ...options,
  ]);
  expect(err).not.toContain('error');
  expect(code).toBe(0);
  return join(release, name);
};
const shown = async (name: string, ...options: string[]) => {
  const { code, out } = await smi(['build', name, '--show-sql', ...options]);
  expect(code).toBe(0);
  return out;
};

describe('the script of an index', () => {
  test('reproduces the published scores and ranks in the folder of the release, twice', async () => {
    const { path: folder } = await shippedIndex();
    const script = await shown('england-2026');
    const runs = runIn(folder, script, 2);
    expect(runs).toHaveLength(2);
    for (const rows of runs) expectPublished(rows, folder);
  });

  test('says how to run it and what each table contains, and has no unbound parameter', async () => {
    const script = await shown('england-2026');
    expect(script).toMatch(/^-- .*england-2026.*indicators\.csv/);
    expect(script).toContain('duckdb -c ".read england-2026.sql"');
    const tables = script.match(/^CREATE /gm)!;
    expect(tables.length).toBeGreaterThan(15);
    expect(script.match(/^-- score_\w+: [A-Z].*\.\nCREATE /gm)).toHaveLength(tables.length);
    expect(script).not.toContain('$');
    expect(script).toContain('1e-9');
  });

  test('is the same as data', async () => {
    const { out } = await smi(['build', 'england-2026', '--show-sql', '--json']);
    const script = await shown('england-2026');
    expect(JSON.parse(out)).toEqual({ sql: { 'england-2026': script.trimEnd() } });
  });
});

/** An edition like that of method 1, which SQL covers, with other steps. */
function edition(name: string, steps: readonly (readonly [string, string])[]): string {
  const editions = join(root, 'editions');
  cpSync(shipped('editions', 'england-2026-method-1'), join(editions, name), { recursive: true });
  const path = join(editions, name, 'method.yaml');
  const method = steps.reduce(
    (text, [from, to]) => {
      expect(text).toContain(from);
      return text.replace(from, to);
    },
    readFileSync(path, 'utf8').replace(/^(?:coldspots|evidence): .*\n/gm, ''),
  );
  writeFileSync(path, method.replace(/^edition: .*/m, `edition: ${name}`));
  return editions;
}

describe('the script of an edition whose method SQL covers in part', () => {
  test('has the treated values and the weights as literals', async () => {
    const editions = edition('treated', [
      [
        '{ name: indicator, treatment: none, normalise: z_score, weights: given }',
        '{ name: indicator, treatment: standard, normalise: z_score, weights: pca }',
      ],
    ]);
    const folder = await built('treated', '--editions', editions);
    expect(csv(join(folder, 'treated.csv')).length).toBeGreaterThan(0);
    const script = await shown('treated', '--editions', editions);
    expect(script).toContain('winsorised_high');
    expect(script).toContain('INSERT INTO "score_indicator_weights"');
    expectPublished(runIn(folder, script)[0]!, folder);
  });

  describe('has normalised values and aggregates written in', () => {
    const ranked = () =>
      edition('ranked', [
        [
          '{ name: indicator, treatment: none, normalise: z_score, weights: given }',
          '{ name: indicator, treatment: none, normalise: percentile_rank, weights: given }',
        ],
        ['aggregate: arithmetic_mean', 'aggregate: copeland'],
      ]);

    test('as rows', async () => {
      const script = await shown('ranked', '--editions', ranked());
      expect(script).toContain('INSERT INTO "score_domain_raw"');
      expect(script).toContain('INSERT INTO "score_indicator"');
    });

    test.skipIf(!IS_LONG)(
      'and gives the published scores and ranks (left out without SMI_LONG=1)',
      async () => {
        const editions = ranked();
        const folder = await built('ranked', '--editions', editions);
        expectPublished(runIn(folder, await shown('ranked', '--editions', editions))[0]!, folder);
      },
    );
  });

  test('needs no figures where SQL covers the method, and reports their errors where it does not', async () => {
    const lacking = [
      'code: gigabit_broadband, direction: 1, weight: 1, period: ',
      'code: gigabit_broadband, direction: 1, weight: 1, period: 1999-',
    ] as const;
    const editions = edition('lacking', [lacking]);
    expect(await shown('lacking', '--editions', editions)).toContain('score_ranks');
    edition('lacking-more', [lacking, ['treatment: none', 'treatment: standard']]);
    const { code, err } = await smi(['build', 'lacking-more', '--show-sql', '--editions', editions]);
    expect(code).not.toBe(0);
    expect(err).toContain('gigabit_broadband');
  });
});

describe('the script of the long shadow', () => {
  test('reproduces every published measure, rank and class in the folder of the release', async () => {
    const name = 'long-shadow-england-2026';
    const release = join(root, 'release');
    const few = quickEditions(join(root, 'few'));
    expect((await smi(['build', name, '--release', release, '--editions', few])).code).toBe(0);
    const folder = join(release, name);
    const [found = []] = runIn(folder, await shown(name));
    const key = (row: Readonly<Record<string, unknown>>) => `${row.area_code} ${row.outcome} ${row.period}`;
    const rows = new Map(found.map((row) => [key(row), row]));
    const published = csv(join(folder, 'coldspots_by_year.csv'));
    expect(published.length).toBeGreaterThan(2000);
    expect(rows.size).toBe(published.length);
    for (const row of published) {
      const own = rows.get(key(row))!;
      for (const column of ['level_rank', 'gap_rank', 'unexplained_gap_rank', 'kind', 'rank'])
        expect(cell(own[column]), `${column} of ${key(row)}`).toBe(row[column]);
      for (const column of ['level', 'gap', 'unexplained_gap', 'score']) {
        expect(own[column] === null, `${column} of ${key(row)}`).toBe(row[column] === '');
        if (row[column] !== '')
          expect(Math.abs(Number(own[column]) - Number(row[column]))).toBeLessThanOrEqual(1e-12);
      }
    }
  });
});
