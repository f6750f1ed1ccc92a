import { describe, expect, it } from 'vitest';
import { spanOf } from '../../../outputs/long-shadow-report/carried.js';
import { yearCell } from '../../../outputs/long-shadow-report/persistence.js';
import { longShadowHtml } from '../../../outputs/long-shadow-report/report.js';
import { rowsOf, section, wordsOf } from '../page/reading.js';
import { tinyShadow } from './fixture.js';

const page = longShadowHtml(tinyShadow());
const part = wordsOf(section(page, 'outcome-higher'));

describe('the grid of years', () => {
  it('lists authorities that were ever coldspots, the longest cold first, with counts', () => {
    expect(rowsOf(page, 'years-higher')).toEqual([
      ['Eta', '64%', '64%', '81%', '3 of 3', 'Cold first and last'],
      ['Zeta', '64%', '64%', '–', '2 of 3', 'Left'],
      ['Delta', '–', '64%', '–', '1 of 3', 'Passed through'],
    ]);
  });

  it('agrees with the table of persistence', () => {
    for (const row of tinyShadow().persistence.rows) {
      const cells = rowsOf(page, `years-${row.outcome}`).find(([name]) => name === row.area_name);
      if (Number(row.years_cold) === 0) expect(cells, String(row.area_name)).toBeUndefined();
      else expect(cells?.at(-2)).toBe(`${row.years_cold} of ${row.years_known}`);
    }
  });

  it('marks carried and missing years', () => {
    const areas = [{ name: 'Theta', years: 'Cc?' }].map(({ name, years }) => ({
      code: 'E06000906',
      name,
      region: 'The North',
      level: 18,
      gap: 31,
      years,
      kind: 'coldspot' as const,
      rank: 1,
      cold: 0.81,
      hot: 0,
    }));
    const own = longShadowHtml(tinyShadow({ areas, agreement: [] }));
    expect(rowsOf(own, 'years-higher')).toEqual([['Theta', '64%', 'c', '?', '1 of 1', 'Too few years']]);
  });

  it('never rounds a share to 0% or 100%', () => {
    const year = { areaClass: 'coldspot', figures: 'own', change: '', reason: '' } as const;
    const shown = [0, 0.004, 0.5, 0.996, null].map((cold) => yearCell({ ...year, cold })[1]);
    expect(shown).toEqual(['<1%', '<1%', '50%', '>99%', 'cold']);
  });

  it('names those that are cold only by carried figures, without counting them', () => {
    expect(part).toContain(
      'By carried figures, which are not counted, there were coldspots too: Theta (2021-22: 64%).',
    );
  });
});

describe('the table of changes', () => {
  it('is given for the last year, with the probability of today', () => {
    expect(rowsOf(page, 'last-higher')).toEqual([
      ['Entered', 'None'],
      ['Stayed', 'Eta (81%)'],
      ['Left', 'Delta (34%), Zeta (20%)'],
    ]);
  });

  it('is given from the first known year to the last', () => {
    expect(rowsOf(page, 'moves-higher')).toEqual([
      ['A coldspot in both', 'Eta (81%)'],
      ['In the last, not in the first', 'None'],
      ['In the first, not in the last', 'Zeta (20%)'],
    ]);
  });
});

describe('the origin of figures', () => {
  it('names carried years with their rule, and missing figures with their reason', () => {
    expect(rowsOf(page, 'carried-years')[0]).toEqual([
      'Theta',
      'Higher education',
      '2021-22 to 2023-24',
      '0 of 3',
      'the area that it was split from',
    ]);
    expect(rowsOf(page, 'missing')[0]).toEqual([
      'Iota',
      'Higher education',
      'Level, gap, unexplained gap',
      'Not available',
    ]);
  });

  it('gives consecutive periods as a span', () => {
    const all = ['2016', '2017', '2018'];
    expect([[], ['2016'], ['2016', '2017'], ['2016', '2018']].map((some) => spanOf(some, all))).toEqual([
      'none',
      '2016',
      '2016 to 2017',
      '2016, 2018',
    ]);
  });
});
