/** The noise of one year by plain arithmetic, from the frozen files. It shares no code with the program. */
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { IndexRelease } from '../../outputs/release-data.js';
import { isIndexRelease } from '../../outputs/release-data.js';
import { shipped } from '../../pipeline/system/package-root.js';
import { build } from '../pipeline/publish/built.js';

type Cells = Readonly<Record<string, string>>;
const FOLDER = shipped('editions', 'england-2026');
const rowsOf = (file: string): Cells[] =>
  Papa.parse<Cells>(readFileSync(`${FOLDER}/${file}`, 'utf8'), { header: true, skipEmptyLines: true }).data;

interface History {
  readonly code: string;
  readonly periods: readonly string[];
  readonly breaks?: readonly string[];
}
const method: { readonly history: readonly History[] } = parse(readFileSync(`${FOLDER}/method.yaml`, 'utf8'));

/** The year in which a period ends: `2023-24`, `2024-09-01/P1Y`, `2025-04-01`, `2025 (Rev)`. */
function yearOf(period: string): number {
  const [, year = '', month] = /^(\d{4})-(\d\d)-\d\d\/P1Y$/.exec(period) ?? [];
  if (month !== undefined) return Number(year) + (month === '01' ? 0 : 1);
  const [, start, end] = /^(\d\d)\d\d-(\d\d)$/.exec(period) ?? [];
  return end === undefined ? Number(period.slice(0, 4)) : Number(`${start}${end}`);
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

const areas = rowsOf('areas.csv');
const figures = rowsOf('figures.csv');
const county = new Map(areas.map((row) => [row.area_code, row.upper_tier_code]));
const earlier = rowsOf('history.csv');

/** Noise of each authority, and the pooled one, of one indicator. */
function noiseOf({ code, breaks = [] }: History) {
  const own = figures.filter(({ indicator }) => indicator === code);
  const before = earlier.filter(({ indicator }) => indicator === code);
  const isUpper = new Set(before.map((row) => row.authority_code)).size < 200;
  const authority = (area: string | undefined) => (isUpper ? county.get(area) : area) ?? '';
  const values = new Map<string, Map<string, number>>();
  const put = (period: string | undefined, holder: string, value: string | undefined) => {
    const column = values.get(period ?? '') ?? new Map<string, number>();
    values.set(period ?? '', column);
    if (value !== undefined && value !== '') column.set(holder, Number(value));
  };
  for (const row of before) put(row.period, row.authority_code ?? '', row.value);
  for (const row of own) put(row.period, authority(row.area_code), row.value);
  const periods = [...values.keys()].sort((a, b) => yearOf(a) - yearOf(b));
  const changes = new Map<string, number[]>();
  for (const [i, period] of periods.entries()) {
    const last = periods[i - 1];
    if (last === undefined || yearOf(period) - yearOf(last) !== 1 || breaks.includes(period)) continue;
    const moved = [...values.get(period)!].flatMap(([holder, value]) => {
      const from = values.get(last)!.get(holder);
      return from === undefined ? [] : [[holder, value - from] as const];
    });
    const typical = middle(moved.map(([, change]) => change));
    for (const [holder, change] of moved)
      changes.set(holder, [...(changes.get(holder) ?? []), change - typical]);
  }
  const sizes = [...changes.values()].flat().map(Math.abs);
  const pooled = (1.482602218505602 * middle(sizes)) / Math.sqrt(2);
  return { authority, changes, pooled };
}

const spread = (values: readonly number[]) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
};

describe('the errors of the figures of england-2026', () => {
  let data: IndexRelease;
  beforeAll(async () => {
    const built = await build('nowhere', { dryRun: true, replicates: 0, sensitivity: false, areas: false });
    if (!isIndexRelease(built.data)) throw new Error('not an index');
    data = built.data;
  });

  test('are the noise of a year by plain arithmetic, wherever a figure has no limits', () => {
    const rows = new Map(
      data.robustness.errors.rows.map((row) => [`${row.indicator} ${row.area_code}`, row]),
    );
    let compared = 0;
    for (const history of method.history) {
      const { authority, changes, pooled } = noiseOf(history);
      for (const { area_code, value } of figures.filter(({ indicator }) => indicator === history.code)) {
        const row = rows.get(`${history.code} ${area_code}`)!;
        if (value === '') {
          expect(row.standard_error).toBeNull();
          continue;
        }
        const own = changes.get(authority(area_code)) ?? [];
        const due = own.length < 6 ? pooled : spread(own) / Math.sqrt(2);
        expect(row).toMatchObject({
          changes: own.length,
          basis: own.length < 6 ? 'pooled_changes' : 'own_changes',
        });
        expect(Math.abs(Number(row.standard_error) / due - 1)).toBeLessThan(1e-9);
        compared += 1;
      }
    }
    // sixteen indicators of 294 areas, of which one has no A levels
    expect(compared).toBe(16 * 294 - 1);
  });

  test('are a quarter of the width of the limits, or nearly, where there are any', () => {
    const limited = figures.filter(({ lower, upper }) => lower !== '' && upper !== '');
    const rows = new Map(
      data.robustness.errors.rows.map((row) => [`${row.indicator} ${row.area_code}`, row]),
    );
    expect(new Set(limited.map(({ indicator }) => indicator)).size).toBe(4);
    for (const { indicator, area_code, lower, upper } of limited) {
      const row = rows.get(`${indicator} ${area_code}`)!;
      expect(row.basis).toBe('limits');
      expect(Number(row.standard_error)).toBeCloseTo((Number(upper) - Number(lower)) / 3.92, 9);
    }
  });

  test('have the error of the model for every figure that an area has not itself', () => {
    const spreads = data.robustness.errors.rows.filter(({ spread: kind }) => kind !== 'none');
    const modelled = data.indicators.rows.filter(({ status }) => status === 'modelled');
    expect(spreads.filter(({ spread: kind }) => kind === 'modelled')).toHaveLength(modelled.length);
    const byKey = new Map(spreads.map((row) => [`${row.indicator} ${row.area_code}`, row.spread_error]));
    for (const row of modelled)
      expect(byKey.get(`${row.indicator} ${row.area_code}`)).toBe(row.standard_error);
  });
});
