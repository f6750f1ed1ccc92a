import { beforeAll, describe, expect, test } from 'vitest';
import type { IndexRelease } from '../../../outputs/release-data.js';
import { describeExplanation } from '../../../pipeline/explain/describe.js';
import { explainArea } from '../../../pipeline/explain/explain.js';
import type { Row } from '../../../schemas/table.js';
import { shippedIndex } from '../../fixtures/shipped-releases.js';

let data: IndexRelease;
beforeAll(async () => {
  ({ data } = await shippedIndex());
});

const described = (area: string, from = data) => describeExplanation(explainArea(from, area), from);
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
      `Rank ${area.rank} of 294 (1 is best), score −0.386, fifth ${area.fifth} of 5 (1 is best): ${area.group} (a hotspot in`,
    );
  });

  test('gives the origin of every figure and its official text, verbatim', () => {
    const text = described('Hartlepool');
    expect(text).toContain(
      'attainment_8_fsm: observed; bds_long_0.parquet#429137:Values reads "35.299999999999997"',
    );
    expect(text.match(/ reads "/g)).toHaveLength(21);
  });

  test('names the county of an inherited figure', () => {
    expect(described('Norwich')).toContain('neet: inherited, of the county (E10000020)');
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
      if (up === null || up < Math.min(...numbers) || up > Math.max(...numbers)) beyond += 1;
      else expect(described('North Norfolk')).toContain(String(Number(up.toPrecision(6))));
    }
    expect(beyond).toBeGreaterThan(0);
    expect(described('North Norfolk').split('beyond any area')).toHaveLength(beyond + 1);
  });

  test('mentions only one next fifth for the best and the worst area', () => {
    const best = data.index.rows[0];
    const worst = data.index.rows.at(-1);
    expect(described(String(best?.area_code))).not.toContain('points more would reach');
    expect(described(String(worst?.area_code))).not.toContain('points less would reach');
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
    expect(text).not.toMatch(/adds {2,}status|for fifth|The last columns/);
    expect(explainArea(bare, 'Hartlepool').constant).toBeNull();
  });
});
