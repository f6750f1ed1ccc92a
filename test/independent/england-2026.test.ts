import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { calculate, fifthOf, momentsOf, ranksOf, readDomains, readFigures } from './calculation.js';

const PROJECT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const EDITION = join(PROJECT, 'editions', 'england-2026');
const figures = readFigures(join(EDITION, 'figures.csv'));
const domains = readDomains(join(EDITION, 'method.yaml'));
const expected = calculate(figures, domains);
const ranks = ranksOf(expected.index);

type Row = Readonly<Record<string, string>>;
let folder: string;
let index: Row[];
let indicators: Row[];
const read = (file: string) =>
  Papa.parse<Row>(readFileSync(join(folder, 'england-2026', file), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'independent-'));
  // Ranks and figures are the same whatever the replicates, which have a test of their own.
  const build = ['build', 'england-2026', '--replicates', '0', '--release', folder, '--quiet'];
  const program = [join(PROJECT, 'bin', 'smi.mjs'), ...build];
  const { status, stderr } = spawnSync(process.execPath, program, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  index = read('index.csv');
  indicators = read('indicators.csv');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const apart = (found: string | undefined, value: number | undefined) =>
  found === undefined || found === '' || value === undefined
    ? Number.POSITIVE_INFINITY
    : Math.abs(Number(found) - value);
const columnOf = (name: string) => index.map((row) => Number(row[name]));

describe('the published index of england-2026', () => {
  test('has 294 areas, each with every figure of the method', () => {
    expect(index).toHaveLength(294);
    expect(new Set(index.map(({ area_code }) => area_code)).size).toBe(294);
    expect(domains.map(({ indicators: parts }) => parts.length)).toEqual([3, 4, 5, 4, 5]);
    expect(figures).toHaveLength(294 * 21);
  });

  test('has the score of plain arithmetic for every area, to 1e-9', () => {
    for (const row of index) expect(apart(row.score, expected.index.get(row.area_code!))).toBeLessThan(1e-9);
  });

  test('has the scores and ranks of plain arithmetic for every area and domain', () => {
    expect(domains).toHaveLength(5);
    for (const { code } of domains) {
      const scores = expected.domains.get(code) ?? new Map();
      const domain_ranks = ranksOf(scores);
      for (const row of index) {
        expect(apart(row[`${code}_score`], scores.get(row.area_code!))).toBeLessThan(1e-9);
        expect(Number(row[`${code}_rank`])).toBe(domain_ranks.get(row.area_code!));
      }
    }
  });

  test('has the ranks, fifths and groups of plain arithmetic', () => {
    for (const { area_code, rank, fifth, group } of index) {
      const plain_rank = ranks.get(area_code!)!;
      expect(Number(rank)).toBe(plain_rank);
      expect(Number(fifth)).toBe(fifthOf(plain_rank, 294));
      expect(group).toBe({ 1: 'hotspot', 5: 'coldspot' }[fifthOf(plain_rank, 294)] ?? 'middle');
    }
  });

  test('is sorted by rank, from 1 to 294, and no two areas tie', () => {
    expect(columnOf('rank')).toEqual(Array.from({ length: 294 }, (_, i) => i + 1));
  });

  test('has fifths of 59, 59, 58, 59 and 59 areas', () => {
    const sizes = [1, 2, 3, 4, 5].map((fifth) => columnOf('fifth').filter((one) => one === fifth).length);
    expect(sizes).toEqual([59, 59, 58, 59, 59]);
  });

  test.each(['score', ...domains.map(({ code }) => `${code}_score`)])(
    'has mean 0 and standard deviation 1 in %s',
    (column) => {
      const { mean, sd } = momentsOf(columnOf(column));
      expect(Math.abs(mean)).toBeLessThan(1e-12);
      expect(Math.abs(sd - 1)).toBeLessThan(1e-12);
    },
  );

  test('has the share of the weight that comes from figures of the area itself', () => {
    for (const { area_code, own_level_share } of index)
      expect(apart(own_level_share, expected.ownShare.get(area_code!))).toBeLessThan(1e-12);
    // 130 areas are their own upper tier: all of it is their own, unless missing or from a split.
    expect(columnOf('own_level_share').filter((share) => share > 0.9).length).toBe(130);
  });
});

describe('the published indicators of england-2026', () => {
  test('have the distances from the mean of plain arithmetic, and none where a figure is missing', () => {
    expect(indicators).toHaveLength(figures.length);
    for (const { area_code, indicator, value, normalised } of indicators) {
      const z = expected.normalised.get(indicator!)?.get(area_code!);
      if (value === '') expect([normalised, z]).toEqual(['', undefined]);
      else expect(apart(normalised, z)).toBeLessThan(1e-9);
    }
    expect(indicators.filter(({ value }) => value === '').map(({ indicator }) => indicator)).toEqual([
      'a_level_points',
    ]);
  });

  test('have the contributions of plain arithmetic', () => {
    for (const { area_code, indicator, contribution } of indicators) {
      const added = expected.added.get(`${area_code} ${indicator}`);
      if (added === undefined) expect(contribution).toBe('');
      else expect(apart(contribution, added)).toBeLessThan(1e-9);
    }
  });

  test('have contributions that add up to the score of each area up to one constant, to 1e-12', () => {
    const sums = new Map<string, number>();
    for (const { area_code, contribution } of indicators)
      sums.set(area_code!, (sums.get(area_code!) ?? 0) + Number(contribution));
    const constants = index.map(({ area_code, score }) => Number(score) - sums.get(area_code!)!);
    expect(Math.max(...constants) - Math.min(...constants)).toBeLessThan(1e-12);
  });
});

test('have scales that are the count, mean, spread, minimum and maximum of what was standardised', () => {
  const scales = read('scales.csv');
  expect(scales.map(({ code }) => code).sort()).toEqual([...expected.scaled.keys()].sort());
  for (const { code, areas, mean, standard_deviation, least, most } of scales) {
    const values = expected.scaled.get(code!) ?? [];
    const moments = momentsOf(values);
    expect(Number(areas)).toBe(values.length);
    expect(apart(mean, moments.mean)).toBeLessThan(1e-9);
    expect(apart(standard_deviation, moments.sd)).toBeLessThan(1e-9);
    expect(apart(least, Math.min(...values))).toBeLessThan(1e-9);
    expect(apart(most, Math.max(...values))).toBeLessThan(1e-9);
  }
});
