import { beforeAll, describe, expect, test } from 'vitest';
import { signed } from '../../../outputs/formats/numbers.js';
import type { IndexRelease } from '../../../outputs/release-data.js';
import { describeExplanation } from '../../../pipeline/explain/describe.js';
import { explainArea } from '../../../pipeline/explain/explain.js';
import type { Figure } from '../../../schemas/figure.js';
import type { Row } from '../../../schemas/table.js';
import { shippedIndex } from '../../fixtures/shipped-releases.js';

let data: IndexRelease;
beforeAll(async () => {
  ({ data } = await shippedIndex());
});

const described = (area: string, from = data) =>
  describeExplanation(explainArea(from, area), from, { width: 200, cells: true });
const figure: Figure = {
  area_code: 'E06000001',
  indicator: 'weekly_pay',
  period: '2025-04-30',
  value: null,
  lower: null,
  upper: null,
  status: 'observed',
  reason: '',
  flags: '',
  from_codes: '',
  source: 'made-up',
  cells: 'made-up.csv#2:pay',
  raw_text: '612.5',
};
const alter = (area: string, changes: Row): IndexRelease => ({
  ...data,
  index: {
    ...data.index,
    rows: data.index.rows.map((row) => (row.area_code === area ? { ...row, ...changes } : row)),
  },
});

describe('an explanation in words', () => {
  test('gives rank, score and fifth, and says which end is good', () => {
    const { area } = explainArea(data, 'Hartlepool');
    expect(described('Hartlepool')).toContain(
      `Rank ${area.rank} of 294 (1 is best), in the second-worst fifth: neither a hotspot nor a coldspot (a hotspot in`,
    );
    expect(described('Hartlepool')).toContain(`Score ${signed(Number(area.score), 3)}`);
  });

  test('gives the origin of every figure and its official text, verbatim', () => {
    const text = described('Hartlepool');
    expect(text).toContain(
      'attainment_8_fsm: observed; bds_long_0.parquet#429137:Values reads "35.299999999999997"',
    );
    expect(text.match(/ reads "/g)).toHaveLength(21);
  });

  test('names the county of an inherited figure', () => {
    expect(described('Norwich')).toContain('neet_16_17: inherited, of the county (E10000020)');
  });

  test('says where a figure is missing', () => {
    const text = described('E08000011');
    expect(text).toContain('a_level_points: missing, not available (E08000011)');
    expect(text).toMatch(/Points in the best three A levels +none/);
  });

  test('gives a value for the next fifth where some area has one as high or low, and otherwise says so', () => {
    const values = data.indicators.rows;
    let beyond = 0;
    for (const { code, value_for_better_fifth: up } of explainArea(data, 'North Norfolk').indicators) {
      const all = values.filter(({ indicator, value }) => indicator === code && value !== null);
      const numbers = all.map(({ value }) => Number(value));
      // of a figure whose outliers were treated no value is given
      if (up === null) expect(described('North Norfolk')).toContain('– outliers of this figure were treated');
      else if (up < Math.min(...numbers) || up > Math.max(...numbers)) beyond += 1;
      else expect(described('North Norfolk')).toContain(String(Number(up.toPrecision(6))));
    }
    expect(beyond).toBeGreaterThan(0);
    expect(described('North Norfolk').split('beyond any area')).toHaveLength(beyond + 1);
  });

  test('names what holds the area back most and helps it most, with rank, year and unit', () => {
    const { indicators, holds_back, helps } = explainArea(data, 'Hartlepool');
    const added = (code: string | undefined) =>
      Number(indicators.find((one) => one.code === code)?.contribution);
    const all = indicators.map(({ contribution }) => Number(contribution));
    expect(added(holds_back[0])).toBe(Math.min(...all));
    expect(added(helps[0])).toBe(Math.max(...all));
    expect(described('Hartlepool')).toContain(
      `Healthy life expectancy: 51.65 years (2022–24), rank 293 of 294; ${signed(Math.min(...all), 2)} of the score`,
    );
  });

  test('has figures of the country only where the edition has them, and says where it has none', () => {
    expect(described('Hartlepool')).toContain('no figures of England');
    const england = {
      ...figure,
      area_code: 'E92000001',
      indicator: 'weekly_pay',
      value: 612.5,
    };
    const explained = explainArea(data, 'Hartlepool', { national: [england] });
    const text = describeExplanation(explained, data, { width: 80 });
    expect(text).toMatch(/^ {2}Weekly pay +533\.9 pounds a week +Apr 2025 +612\.5 +292$/m);
    expect(text).toContain('Weekly pay: 533.9 pounds a week (Apr 2025; England 612.5), rank 292 of 294');
    expect(text).toMatch(/^ {2}Claimant count +4\.4 per cent +2025 +– +226$/m);
    expect(text).toContain('– under England: the official file prints no figure for it.');
  });

  test('has the class in the long shadow, and whose it is', () => {
    const { long_shadow } = explainArea(data, 'Norwich');
    expect(long_shadow.map(({ status }) => status)).toEqual(['inherited', 'inherited']);
    expect(described('Norwich')).toContain(
      'Higher education: cold on level, among the worst on level only (of Norfolk, its county)',
    );
  });

  test('mentions only one next fifth for the best and the worst area', () => {
    const best = data.index.rows[0];
    const worst = data.index.rows.at(-1);
    expect(described(String(best?.area_code))).not.toContain('A score higher by');
    expect(described(String(worst?.area_code))).not.toContain('A score lower by');
  });

  test('says that an area has no score, and still where its figures come from', () => {
    const text = described(
      'E06000001',
      alter('E06000001', { score: null, rank: null, fifth: null, group: null }),
    );
    expect(text).toContain('No score');
    expect(text).not.toMatch(/null|NaN|undefined/);
    expect(text.match(/ reads "/g)).toHaveLength(21);
  });

  test('says that a domain has no score, not that it is 0', () => {
    const text = described('E06000001', alter('E06000001', { youth_score: null, youth_rank: null }));
    expect(text).toMatch(/Youth +none/);
    expect(text).not.toMatch(/null|NaN|undefined/);
  });

  test('says where an index is not a sum, and leaves out contributions and changes of the fifth', () => {
    const bare = {
      ...data,
      indicators: {
        ...data.indicators,
        rows: data.indicators.rows.map((row) => ({ ...row, contribution: null })),
      },
    };
    const text = described('Hartlepool', bare);
    expect(text).toMatch(/This index is not a sum/);
    expect(text).not.toMatch(/^ .* adds( |$)|for fifth|The last columns/m);
    expect(explainArea(bare, 'Hartlepool').constant).toBeNull();
  });
});
