import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shipped } from '../../../../pipeline/system/package-root.js';
import { type Cells, type Figures, ranksOf, rowsOf } from '../../custom/coldspots/arithmetic.js';
import { smi } from '../setup.js';

const root = mkdtempSync(join(tmpdir(), 'estimate-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const read = (...names: string[]) => readFileSync(join(root, ...names), 'utf8');
const rows = (...names: string[]) => rowsOf(read(...names));

/** The commands of a section of the README, as a shell splits them. */
function commands(section: string): string[][] {
  const [, text = ''] = readFileSync(shipped('README.md'), 'utf8').split(`## ${section}\n`);
  const [, block = ''] = /```sh\n([\s\S]*?)```/.exec(text) ?? [];
  const lines = [...block.matchAll(/^npx smi ([^#\n]*)/gm)].map(([, line = '']) => line);
  return lines.map((line) => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, a, b]) => a ?? b ?? ''));
}

let inside: Cells[];
beforeAll(async () => {
  const all = commands('From individual records');
  expect(all.map(([verb]) => verb)).toEqual(['synthesise', 'estimate', 'estimate']);
  for (const words of all) expect((await smi(words, { folder: root })).code, words.join(' ')).toBe(0);
  inside = rows('inside', 'private_estimates.csv').filter(({ level }) => level === 'area');
});
const figures = (measure: string) => inside.filter((row) => row.measure === measure);

describe('the examples of the README, verbatim', () => {
  test('write the files that they name, and no other', () => {
    expect(readdirSync(root).sort()).toEqual(['estimates', 'estimates-all', 'inside', 'made-up']);
    expect(read('inside', 'NOT-READY-TO-LEAVE.txt')).toContain('NOT READY TO LEAVE');
    expect(rows('estimates', 'estimates.csv')).toHaveLength(20);
  });

  test.each(['earnings_mean', 'gap', 'gap_slope', 'explained', 'unexplained'])(
    'find the true %s within its standard errors',
    (measure) => {
      const truth = new Map(
        rows('made-up', 'true-values.csv')
          .filter(({ who, earners }) => who === 'sons' && earners === 'in_work')
          .map((row) => [row.area_code, Number(row[measure])]),
      );
      const off = figures(measure).map(
        ({ area_code, value, standard_error }) =>
          (Number(value) - (truth.get(area_code ?? '') ?? Number.NaN)) / Number(standard_error),
      );
      expect(off).toHaveLength(20);
      // Twenty squares of standard normal numbers: their mean is below 2 in 199 cases of 200, one below
      // 4².
      expect(Math.max(...off.map(Math.abs))).toBeLessThan(4);
      expect(off.reduce((sum, one) => sum + one ** 2, 0) / off.length).toBeLessThan(2);
    },
  );

  test('tell less of less precise areas', () => {
    // measures that are shrunk by themselves: exactly so, by the error that they are shrunk by
    for (const measure of ['gap_slope', 'explained']) {
      const byError = figures(measure).sort((a, b) => Number(a.smoothed_error) - Number(b.smoothed_error));
      const weights = byError.map(({ weight }) => Number(weight));
      expect(weights).toEqual([...weights].sort((a, b) => b - a));
    }
    for (const measure of ['earnings_mean', 'gap', 'unexplained']) {
      const weights = figures(measure).map(({ weight }) => Number(weight));
      expect(weights.every((weight) => weight > 0 && weight < 1)).toBe(true);
    }
  });

  test('split the gap into two parts that add up to it', () => {
    for (const { area_code, value } of figures('gap')) {
      const [explained, unexplained] = ['explained', 'unexplained'].map((measure) =>
        Number(figures(measure).find((row) => row.area_code === area_code)?.value),
      );
      expect((explained ?? 0) + (unexplained ?? 0)).toBeCloseTo(Number(value), 9);
    }
  });

  test('have the ranks and classes of plain arithmetic from the unrounded shrunken values', () => {
    const published = rows('estimates', 'estimates.csv');
    const shrunken = (code: string | undefined, measure: string) => {
      const row = figures(measure).find(({ area_code }) => area_code === code);
      return row?.shrunken === '' || row === undefined ? null : Number(row.shrunken);
    };
    const plain = ranksOf(
      published.map(
        ({ area_code }): Figures => ({
          level: shrunken(area_code, 'earnings_mean'),
          gap: shrunken(area_code, 'gap'),
          unexplained: shrunken(area_code, 'unexplained'),
        }),
      ),
    );
    for (const [i, row] of published.entries()) {
      const { score, kind, ...ranks } = plain[i]!;
      expect(row.kind, row.area_name).toBe(kind);
      for (const [name, rank] of Object.entries(ranks)) expect(row[name], name).toBe(String(rank));
      expect(Number(row.score)).toBeCloseTo(score ?? Number.NaN, 1);
    }
    expect(new Set(published.map(({ kind }) => kind)).size).toBeGreaterThan(2);
  });

  test('publish the inside figures, rounded', () => {
    for (const row of rows('estimates', 'estimates.csv'))
      for (const measure of ['earnings_mean', 'gap', 'unexplained'] as const) {
        const own = figures(measure).find(({ area_code }) => area_code === row.area_code);
        expect(Math.abs(Number(row[measure]) - Number(own?.value))).toBeLessThanOrEqual(50);
        expect(Math.abs(Number(row[`${measure}_shrunken`]) - Number(own?.shrunken))).toBeLessThanOrEqual(50);
      }
  });

  test('give the same bytes at another time and with another number of threads', async () => {
    const [, words = []] = commands('From individual records');
    for (const threads of ['1', '8']) {
      const others = words.map((word) => ({ estimates: `e${threads}`, inside: `i${threads}` })[word] ?? word);
      expect((await smi([...others, '--threads', threads], { folder: root })).code).toBe(0);
      for (const [folder, other] of [
        ['estimates', `e${threads}`],
        ['inside', `i${threads}`],
      ] as const)
        for (const file of readdirSync(join(root, folder)))
          expect(read(other, file) === read(folder, file), `${folder}/${file}`).toBe(true);
    }
  });
});
