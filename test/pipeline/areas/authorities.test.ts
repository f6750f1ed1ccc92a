import { beforeAll, describe, expect, test } from 'vitest';
import { areaIndex, outcomesOf } from '../../../outputs/areas/api.js';
import { authorityFiguresCsv } from '../../../outputs/areas/authority-figures.js';
import type { LongShadowRelease } from '../../../outputs/release-data.js';
import { authorityProfiles } from '../../../pipeline/areas/authorities.js';
import { loadEdition } from '../../../pipeline/editions/edition.js';
import { readRegisters } from '../../../pipeline/geography/registers.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import { areaIndexFile } from '../../../schemas/release/api-files.js';
import { type AuthorityProfile, authorityProfile } from '../../../schemas/release/authority-profile.js';
import type { Row } from '../../../schemas/table.js';
import { shippedLongShadow } from '../../fixtures/shipped-releases.js';
import { csvRows } from '../publish/built.js';

let data: LongShadowRelease;
let all: AuthorityProfile[];

beforeAll(async () => {
  data = await shippedLongShadow();
  const { areas } = await loadEdition(shipped('editions'), 'long-shadow-england-2026');
  all = authorityProfiles(data, { areas, registers: readRegisters(), shownBy: 'england-2026' });
});

const of = (code: string): AuthorityProfile => {
  const found = all.find(({ area }) => area.code === code);
  if (found === undefined) throw new Error(`no profile of ${code}`);
  return found;
};
const outcomeOf = (code: string, outcome: string) => {
  const found = of(code).outcomes.find((one) => one.code === outcome);
  if (found === undefined) throw new Error(`${code} has no ${outcome}`);
  return found;
};
const rowsOf = (rows: readonly Row[], area: string, outcome: string) =>
  rows.filter((row) => row.area_code === area && row.outcome === outcome);

describe('profiles of the authorities of the long shadow', () => {
  test('are one for each authority and fit the schema; a county is a county', () => {
    for (const profile of all) authorityProfile.parse(profile);
    const codes = new Set(data.coldspots.rows.map(({ area_code }) => area_code));
    expect(all.map(({ area }) => area.code)).toEqual([...codes].sort());
    expect([of('E10000020').area.level, of('E06000001').area.level]).toEqual(['county', 'single_tier']);
    expect(of('E10000020').area.download_name).toBe('norfolk-long-shadow-2026');
  });

  test('have the figures, class, rank and interval of coldspots.csv, and of how many', () => {
    let compared = 0;
    for (const row of data.coldspots.rows) {
      const { of: count, ...one } = outcomeOf(String(row.area_code), String(row.outcome));
      const ranked = data.coldspots.rows.filter(
        ({ outcome, rank }) => outcome === row.outcome && rank !== null,
      );
      expect(count).toBe(ranked.length);
      expect([one.level, one.gap, one.unexplained_gap, one.class, one.score, one.rank, one.status]).toEqual([
        row.level,
        row.gap,
        row.unexplained_gap,
        row.kind,
        row.score,
        row.rank,
        row.status,
      ]);
      expect([one.figures?.low ?? null, one.figures?.high ?? null]).toEqual([row.rank_low, row.rank_high]);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(400);
  });

  test('have every year, the latest first', () => {
    for (const outcome of ['higher_education', 'level_3']) {
      const rows = rowsOf(data.byYear.rows, 'E10000020', outcome);
      const { years, period } = outcomeOf('E10000020', outcome);
      expect(years.map((year) => [year.period, year.level])).toEqual(
        rows.toReversed().map((row) => [row.period, row.level]),
      );
      expect(years[0]?.period).toBe(period);
    }
  });

  test('have the first and the last day of each year, as the table by year', () => {
    const [latest] = outcomeOf('E10000020', 'level_3').years;
    // A year of Level 3 is an academic one.
    expect([latest?.period, latest?.period_start, latest?.period_end]).toEqual([
      '2024',
      '2023-09-01',
      '2024-08-31',
    ]);
    for (const { outcomes } of all)
      for (const { years } of outcomes)
        for (const { period_start, period_end } of years)
          expect([period_start, period_end]).not.toContain(null);
  });

  test('a county has its districts of today, by name; a single tier none; the index is named', () => {
    expect(of('E10000020').districts.map(({ name }) => name)).toEqual([
      'Breckland',
      'Broadland',
      'Great Yarmouth',
      "King's Lynn and West Norfolk",
      'North Norfolk',
      'Norwich',
      'South Norfolk',
    ]);
    expect(of('E06000001').districts).toEqual([]);
    expect(of('E10000020').shown_by).toBe('england-2026');
  });

  test('persistence is the count of the years that are its own and of those in which it is cold', () => {
    for (const { area } of all) {
      const { persistence, cold_periods } = outcomeOf(area.code, 'level_3');
      const known = rowsOf(data.byYear.rows, area.code, 'level_3').filter((row) => row.known === true);
      const cold = known.filter(({ kind }) => kind === 'coldspot').map(({ period }) => period);
      expect([persistence?.years_known, persistence?.years_cold]).toEqual([known.length, cold.length]);
      expect(cold_periods).toEqual(cold);
    }
  });

  test('an outcome without a figure says why, and none has a value that is empty', () => {
    for (const { outcomes } of all)
      for (const { level, gap, missing, code } of outcomes)
        if (code !== 'all') expect(missing === null).toBe(level !== null && gap !== null);
  });

  test('name the data sets that their figures are from', () => {
    const names = of('E10000020').sources.map(({ name }) => name);
    for (const { source } of of('E10000020').outcomes)
      for (const name of source.split(';').filter(Boolean)) expect(names).toContain(name);
    expect(names.length).toBeGreaterThan(0);
  });
});

describe('files of authorities', () => {
  test('the CSV has a line for each measure and period; a better end for each', () => {
    const rows = csvRows(authorityFiguresCsv(of('E10000020')));
    const gaps = rows.filter(({ part, code }) => part === 'gap' && code === 'level_3');
    const official = rowsOf(data.byYear.rows, 'E10000020', 'level_3');
    expect(gaps.map(({ value }) => value)).toEqual(
      official.toReversed().map(({ gap }) => (gap === null ? '' : String(gap))),
    );
    expect(new Set(gaps.map(({ direction }) => direction))).toEqual(new Set(['Lower is better']));
    for (const { value, no_figure, part } of rows)
      if (part === 'score' || part === 'level') expect(no_figure === '').toBe(value !== '');
  });

  test('index.json has every outcome of every authority', () => {
    const [first] = all;
    if (first === undefined) throw new Error('no authority');
    const found = areaIndexFile.parse(
      areaIndex(
        all.map((profile) => ({ area: profile.area, standing: outcomesOf(profile) })),
        first.edition,
      ),
    );
    const norfolk = found.areas.find(({ code }) => code === 'E10000020');
    expect(norfolk?.standing.map(({ code, rank, class: kind }) => [code, rank, kind])).toEqual(
      of('E10000020').outcomes.map(({ code, rank, class: kind }) => [code, rank, kind]),
    );
  });
});
