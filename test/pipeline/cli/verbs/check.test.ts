import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { longShadowHtml } from '../../../../outputs/long-shadow-report/report.js';
import { checkShadow } from '../../../../pipeline/checks/check-shadow.js';
import { loadEdition } from '../../../../pipeline/editions/edition.js';
import { shipped } from '../../../../pipeline/system/package-root.js';
import { checksFile } from '../../../../schemas/release/checks-file.js';
import { indexEditionOf } from '../../../fixtures/index-edition.js';
import { bareEdition } from '../../../fixtures/quick-editions.js';
import { sealAgain } from '../../../fixtures/sealed.js';
import { shippedLongShadow } from '../../../fixtures/shipped-releases.js';
import { wordsOf } from '../../../outputs/page/reading.js';
import { type Answer, errorOf, objectOf, smi } from '../setup.js';

const root = mkdtempSync(join(tmpdir(), 'check-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const check = (...args: string[]) => smi(['check', ...args], { folder: root });

describe('smi check, of the default index', () => {
  const out = join(root, 'checks');
  let answer: Answer;
  beforeAll(async () => {
    answer = await check('--json', '--out', 'checks');
  });

  test('exits with 0 despite warnings, and writes the checks as a file and as a table', () => {
    expect([answer.code, answer.err]).toEqual([0, '']);
    expect(objectOf(answer)).toMatchObject({ edition: 'england-2026', units: 294, out });
    expect(readdirSync(out).sort()).toEqual(['checks.csv', 'checks.json', 'validity.csv']);
    expect(readdirSync(root)).toEqual(['checks']);
  });

  test('prints how far off modelled figures are, and which indicators stay inherited', async () => {
    const rows = objectOf(answer).model as { indicator: string; treatment: string; gain: number }[];
    expect(rows).toHaveLength(9);
    for (const { treatment, gain } of rows) expect(treatment).toBe(gain < 0.1 ? 'inherited' : 'modelled');
    expect(rows.filter(({ gain }) => gain < 0.1).map(({ indicator }) => indicator)).toEqual([
      ...['neet_16_17', 'a_level_points'],
    ]);
  });

  test('prints the object that is in the file', () => {
    const checks = checksFile.parse(JSON.parse(readFileSync(join(out, 'checks.json'), 'utf8')));
    expect(objectOf(answer)).toMatchObject(checks);
    expect(checks.not_checked).toEqual([]);
    expect(checks.warnings).toContainEqual(
      expect.objectContaining({ code: 'against_index', about: 'housing_affordability' }),
    );
    expect(checks.compare.map(({ title }) => title)).toEqual([
      'Indices of Deprivation 2025, average score',
      'Indices of Deprivation 2019, average score',
    ]);
    expect(checks.indicators.reduce((sum, { nominal_weight }) => sum + nominal_weight, 0)).toBeCloseTo(1, 12);
  });

  test('has a row in the table for each indicator, domain and face, and for the index', async () => {
    const { data } = Papa.parse<Record<string, string>>(readFileSync(join(out, 'checks.csv'), 'utf8'), {
      header: true,
      skipEmptyLines: true,
    });
    const { structure } = indexEditionOf(await loadEdition(shipped('editions'), 'england-2026')).method;
    expect(data.map(({ code }) => code).sort()).toEqual(structure.map(({ code }) => code).sort());
    const housing = data.find(({ code }) => code === 'housing_affordability');
    expect(Number(housing?.correlation_with_index)).toBeCloseTo(-0.516, 2);
    expect(housing?.warnings).toBe('against_index;against_domain');
  });

  test('refuses to overwrite existing files', async () => {
    expect(errorOf(await check('--json', '--out', 'checks')).code).toBe('out-not-empty');
  });
});

test('begins with the warnings in words, and writes nothing with --dry-run', async () => {
  const { code, out, err } = await check('england-2026', '--out', 'none', '--dry-run');
  expect([code, err]).toEqual([0, '']);
  expect(out.indexOf('! House prices against earnings runs against the index')).toBeGreaterThan(0);
  expect(out.indexOf('! House prices')).toBeLessThan(out.search(/nominal +effective/));
  expect(out).toContain('Nothing was written');
  expect(out).toContain('Not an official statistic.');
  for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  expect(readdirSync(root)).not.toContain('none');
});

test('checks an index without Indices of Deprivation, and says so', async () => {
  const to = bareEdition(join(root, 'editions'));
  rmSync(join(to, 'england-2026', 'deprivation-2025.csv'));
  sealAgain(join(to, 'england-2026'));
  const found = objectOf(await check('--json', '--editions', to));
  expect(found.not_checked).toEqual([
    { check: 'compare', reason: expect.stringContaining('Indices of Deprivation 2025') },
  ]);
  expect(found.compare).toHaveLength(1);
});

test('the long shadow is checked as its report says, with its score as the index', async () => {
  const answer = objectOf(await check('long-shadow-england-2026', '--json'));
  expect(answer).toMatchObject({ edition: 'long-shadow-england-2026', units: 151, model: [], out: null });
  const { aggregates, warnings } = checksFile.parse(
    Object.fromEntries(Object.entries(answer).filter(([key]) => key in checksFile.shape)),
  );
  expect(aggregates.map(({ code, parts }) => [code, parts])).toEqual([
    ['higher_education', 3],
    ['level_3', 3],
    ['all', 2],
  ]);
  const page = longShadowHtml(
    await shippedLongShadow(),
    [],
    undefined,
    checkShadow(await shippedLongShadow()),
  );
  for (const { text } of warnings) expect(wordsOf(page)).toContain(text);
});

describe('an invalid command line', () => {
  test.each([
    ['two editions', ['england-2026', 'england-2026'], 'usage'],
    ['an unknown edition', ['nowhere'], 'edition-unknown'],
    ['an edition with nothing to compare with', ['long-shadow-england-2026', '--validity'], 'usage'],
    ['an empty folder name', ['--out', ''], 'usage'],
  ])('%s is reported', async (_, args, code) => {
    expect(errorOf(await check(...args, '--json'))).toMatchObject({ code, exit: 2 });
  });
});
