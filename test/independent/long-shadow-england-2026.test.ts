import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { LongShadowRelease } from '../../outputs/release-data.js';
import type { Row } from '../../schemas/table.js';
import { sum } from './long-shadow-arithmetic.js';
import { areaOf, built, cells, eachOutcome, editionFile, expected, MEASURES } from './long-shadow-built.js';
import { OUTCOMES, type OutcomeYear, threeYearMean } from './long-shadow-calculation.js';
import { agrees, apart, keyOf, measuredOf, yearIn } from './long-shadow-compare.js';

let data: LongShadowRelease;
beforeAll(async () => {
  data = await built();
});

const yearOf = (row: Row): OutcomeYear | undefined => yearIn(expected, row);
const together = (rows: readonly Row[]) => rows.filter(({ outcome }) => outcome === 'all');
const measured = measuredOf(expected);
const RANKED = [...MEASURES, 'level_rank', 'gap_rank', 'unexplained_gap_rank', 'score', 'rank'];
const ERRORS = ['level_standard_error', 'gap_standard_error'];
const COHORTS = ['level_cohort', 'others_cohort'];

describe('every table is complete', () => {
  test('has 151 authorities, three outcomes and two together, with nine, twenty and one year', () => {
    expect(expected.areas).toHaveLength(151);
    expect(cells).toHaveLength(151 * (48 + 36 + 40 + 2));
    const outcomes = ['higher_education', 'level_3', 'higher_education_25', 'all'];
    expect(new Set(data.coldspots.rows.map((row) => keyOf(row, 'area_code', 'outcome')))).toEqual(
      new Set(expected.areas.flatMap((area) => outcomes.map((outcome) => `${area} ${outcome}`))),
    );
    const periods = expected.areas.flatMap((area) => [
      ...[...expected.years].flatMap(([outcome, years]) =>
        years.map(({ period }) => `${area} ${outcome} ${period}`),
      ),
      ...[...expected.all.keys()].map((year) => `${area} all ${year}`),
    ]);
    expect(periods).toHaveLength(151 * (9 + 20 + 1 + 9));
    expect(data.byYear.rows).toHaveLength(periods.length);
    expect(new Set(data.byYear.rows.map((row) => keyOf(row, 'area_code', 'outcome', 'period')))).toEqual(
      new Set(periods),
    );
    expect(data.persistence.rows).toHaveLength(151 * 3);
    expect(data.agreement.rows).toHaveLength(22 * 4);
  });

  test('the table of one year is that year of the table of all years', () => {
    const byYear = new Map(
      data.byYear.rows.map((row) => [keyOf(row, 'area_code', 'outcome', 'period'), row]),
    );
    const shared = Object.keys(data.coldspots.rows[0] ?? {}).filter((name) => !name.endsWith('_mean'));
    expect(shared.length).toBeGreaterThan(20);
    for (const row of data.coldspots.rows) {
      const other = byYear.get(keyOf(row, 'area_code', 'outcome', 'period'));
      for (const name of shared) expect(row[name]).toBe(other?.[name]);
    }
    expect([...new Set(data.coldspots.rows.map((row) => keyOf(row, 'outcome', 'period')))]).toEqual([
      'higher_education 2023-24',
      'level_3 2024',
      'higher_education_25 201415',
      'all 2024',
    ]);
  });

  test.each(['coldspots', 'byYear'] as const)('rows of %s are sorted by outcome, period and rank', (name) => {
    const order = ['higher_education', 'level_3', 'higher_education_25', 'all'];
    const keyed = data[name].rows.map((row) => ({
      outcome: order.indexOf(String(row.outcome)),
      period: String(row.period),
      rank: Number(row.rank ?? 999),
      area: areaOf(row),
    }));
    const sorted = [...keyed].sort(
      (a, b) =>
        a.outcome - b.outcome ||
        (a.period < b.period ? -1 : a.period > b.period ? 1 : 0) ||
        a.rank - b.rank ||
        (a.area < b.area ? -1 : 1),
    );
    expect(keyed.findIndex((row, i) => row !== sorted[i])).toBe(-1);
  });
});

describe('regression lines', () => {
  const due = OUTCOMES.flatMap(({ code, gcse }) =>
    (expected.years.get(code) ?? []).flatMap(({ year, period, line }) =>
      line === undefined
        ? []
        : [
            {
              code: `${code}_unexplained_gap`,
              period,
              on_period: String(year - (gcse ?? Number.NaN)),
              ...line,
            },
          ],
    ),
  );

  test('exist for each year whose GCSE year is known: five of higher education, six of Level 3', () => {
    expect(due.map(({ code, period, on_period }) => [code, period, on_period])).toEqual(
      data.lines.rows.map(({ code, period, on_period }) => [code, period, on_period]),
    );
    expect(due).toHaveLength(11);
  });

  test('have the slope, the intercept, the areas and the R² of the normal equations, to 1e-9', () => {
    for (const [i, row] of data.lines.rows.entries()) {
      expect(row.areas).toBe(due[i]?.n);
      for (const name of ['slope', 'intercept', 'r_squared'] as const)
        expect(agrees(row[name], due[i]?.[name]), `${row.code} ${row.period} ${name}`).toBe(true);
    }
  });

  test('have residuals that add up to zero and are not correlated with the explaining gap', () => {
    for (const { residuals, n } of due) {
      expect(residuals.size).toBe(n);
      expect(Math.abs(sum(residuals.values()))).toBeLessThan(1e-9);
    }
  });
});

describe('measures, ranks, classes and scores of every authority, outcome and year', () => {
  test('are those of plain arithmetic, to 1e-9', () => {
    expect(apart(eachOutcome(data.byYear.rows), RANKED, measured)).toEqual([]);
    expect(apart(eachOutcome(data.coldspots.rows), RANKED, measured)).toEqual([]);
  });

  test('have classes by the worst and the best 31 of 151, with all that tie', () => {
    const wrong = eachOutcome(data.byYear.rows).filter(
      (row) => row.kind !== (yearOf(row)?.kind.get(areaOf(row)) ?? null),
    );
    expect(wrong).toEqual([]);
    const classes = new Set(eachOutcome(data.byYear.rows).map(({ kind }) => kind));
    expect([...classes].sort()).toEqual(['cold_on_gap', 'cold_on_level', 'coldspot', 'hotspot', 'none']);
  });

  test('include years in which ties at the cut let in more than 31', () => {
    const counts = [...expected.years.values()].flatMap((years) =>
      years.map(({ gap_rank }) => [...gap_rank.values()].filter((rank) => rank <= 31).length),
    );
    expect(Math.min(...counts)).toBe(31);
    expect(Math.max(...counts)).toBeGreaterThan(31);
  });

  test('have the mean score and its rank for all outcomes together, but no class and no measure', () => {
    const of = (row: Row, column: string) => {
      const year = expected.all.get(Number(row.period));
      return (column === 'score' ? year?.score : year?.rank)?.get(areaOf(row));
    };
    expect(apart(together(data.byYear.rows), ['score', 'rank'], of)).toEqual([]);
    for (const row of together(data.byYear.rows))
      for (const name of [...MEASURES, 'kind', 'level_rank', 'coldspot_probability', ...ERRORS])
        expect(row[name]).toBeNull();
  });

  test('have three-year means of the period and the two before it', () => {
    const of = (row: Row, column: string) => {
      const years = expected.years.get(String(row.outcome)) ?? [];
      const name = column.replace('_three_year_mean', '');
      return threeYearMean(years, 2024, (one) =>
        (name === 'level' ? one.level : name === 'gap' ? one.gap : one.line?.residuals)?.get(areaOf(row)),
      );
    };
    const columns = MEASURES.map((name) => `${name}_three_year_mean`);
    expect(apart(eachOutcome(data.coldspots.rows), columns, of)).toEqual([]);
  });

  test('have no score before the first year with a line, and then one for each area with the figures', () => {
    for (const row of eachOutcome(data.byYear.rows)) {
      const { line, score } = yearOf(row) ?? {};
      if (line === undefined)
        expect([row.score, row.reason]).toEqual([
          null,
          row.outcome === 'higher_education_25'
            ? expect.not.stringMatching(/no_explaining_figure/)
            : expect.stringMatching(/no_explaining_figure$/),
        ]);
      else expect(row.score === null).toBe(!score?.has(areaOf(row)));
    }
  });
});

describe('standard errors', () => {
  test('are binomial where people are counted, else those of the yearly changes, to 1e-9', () => {
    expect(apart(eachOutcome(data.byYear.rows), [...ERRORS, ...COHORTS], measured)).toEqual([]);
    const counted = eachOutcome(data.byYear.rows).filter(({ level_cohort }) => level_cohort !== null);
    expect(counted).toHaveLength(151 * 21);
  });

  test('are the median of all for the six authorities with fewer than six known years', () => {
    for (const [outcome, { own, level_pooled, gap_pooled }] of expected.precision) {
      const others = data.coldspots.rows.filter((row) => row.outcome === outcome && !own.has(areaOf(row)));
      expect(others.map(areaOf).sort()).toEqual([
        'E06000058',
        'E06000059',
        'E06000061',
        'E06000062',
        'E06000063',
        'E06000064',
      ]);
      for (const row of others) {
        expect(agrees(row.level_standard_error, level_pooled)).toBe(true);
        expect(agrees(row.gap_standard_error, gap_pooled)).toBe(true);
      }
    }
  });

  test('are negatively correlated for level and gap of an area', () => {
    for (const { correlation } of expected.precision.values()) {
      expect(correlation).toBeLessThan(-0.5);
      expect(correlation).toBeGreaterThan(-1);
    }
  });
});

describe('years', () => {
  const KINDS_OF = (area: string, outcome: string) =>
    (expected.years.get(outcome) ?? [])
      .filter(({ known }) => known.has(area))
      .map(({ period, year, kind }) => ({
        period,
        year,
        cold: kind.get(area) === 'coldspot',
      }));

  test('have the worse status of the two figures, and are not known where a merger or a split carried one', () => {
    for (const row of data.byYear.rows) {
      const year = yearOf(row);
      const all = expected.all.get(Number(row.period));
      const [status, known] = year ? [year.status, year.known] : [all?.status, all?.known];
      expect([row.status, row.known]).toEqual([status?.get(areaOf(row)), known?.has(areaOf(row))]);
    }
  });

  test('have a change that says who entered, stayed and left since the last known year', () => {
    let known = 0;
    for (const row of data.byYear.rows) {
      const years = row.outcome === 'all' ? [] : KINDS_OF(areaOf(row), String(row.outcome));
      const now = years.find(({ period }) => period === row.period);
      const before = years.find(({ year }) => year === (now?.year ?? 0) - 1);
      const change =
        now === undefined || before === undefined || !(now.cold || before.cold)
          ? null
          : now.cold
            ? before.cold
              ? 'stayed'
              : 'entered'
            : 'left';
      expect(row.change).toBe(change);
      if (change !== null) known += 1;
    }
    expect(known).toBeGreaterThan(100);
  });

  test('have a persistence of cold years among known years, with the first and the last', () => {
    for (const row of data.persistence.rows) {
      const years = KINDS_OF(areaOf(row), String(row.outcome));
      const cold = years.filter((year) => year.cold);
      const first = years[0];
      const last = years.at(-1);
      expect([row.years_known, row.years_cold]).toEqual([years.length, cold.length]);
      expect(agrees(row.persistence, years.length ? cold.length / years.length : undefined)).toBe(true);
      expect([row.first_known, row.last_known]).toEqual([first?.period ?? null, last?.period ?? null]);
      expect(row.cold_periods).toBe(cold.map(({ period }) => period).join(';'));
      const move =
        years.length < 2
          ? 'unknown'
          : first?.cold
            ? last?.cold
              ? 'first_and_last'
              : 'left'
            : last?.cold
              ? 'entered'
              : cold.length > 0
                ? 'passed'
                : 'never';
      expect(row.move).toBe(move);
    }
  });
});

test('compare each district of 2020 with the class of its authority now', () => {
  const [header = '', ...lines] = readFileSync(editionFile('published-2020.csv'), 'utf8')
    .trimEnd()
    .split('\n');
  expect(header).toBe('place,place_code,place_kind,area_code,whole,district_code');
  const rows = new Map(data.coldspots.rows.map((row) => [keyOf(row, 'area_code', 'outcome'), row]));
  const found = new Map(data.agreement.rows.map((row) => [keyOf(row, 'place_code', 'outcome'), row]));
  expect(lines).toHaveLength(22);
  for (const line of lines) {
    const [place, place_code, place_kind, area_code, whole] = line.split(',');
    for (const outcome of ['higher_education', 'level_3', 'higher_education_25', 'all']) {
      const row = rows.get(`${area_code} ${outcome}`);
      const { kind, level_rank, gap_rank, rank, area_name } = row ?? {};
      expect(found.get(`${place_code} ${outcome}`)).toMatchObject({
        place,
        place_kind,
        area_code,
        area_name,
        whole: whole === 'true',
        areas: outcome === 'higher_education_25' ? 0 : 151,
        kind,
        level_rank,
        gap_rank,
        rank,
        coldspot_probability: row?.coldspot_probability,
        hotspot_probability: row?.hotspot_probability,
      });
    }
  }
});
