import { describe, expect, test } from 'vitest';
import { refusal } from '../../fixtures/refusal.js';
import { areaCode, type Computed, type Country, column, computed, inOneYear, methodOf } from './setup.js';

const N = null;
const kinds = ({ result }: Computed) => column(result, 'kind');
const PLACES = ['level_rank', 'gap_rank', 'unexplained_gap_rank', 'score', 'rank'];

describe('very few values', () => {
  test('without any value every row is kept, empty', async () => {
    const { result, all, draws, errors, persistence, derived } = await computed(
      inOneYear([N, N, N], [N, N, N], [N, N, N]),
    );
    expect(derived.lines).toEqual([]);
    expect(column(result, 'area_code')).toEqual([0, 1, 2].map(areaCode));
    expect(all).toHaveLength(3);
    for (const row of [...result, ...all])
      for (const name of ['level', 'gap', 'unexplained_gap', 'kind', ...PLACES]) expect(row[name]).toBeNull();
    for (const row of errors)
      expect([row.own, row.level_standard_error, row.gap_standard_error]).toEqual([false, null, null]);
    expect(column(persistence, 'move')).toEqual(['unknown', 'unknown', 'unknown']);
    expect(column(persistence, 'persistence')).toEqual([null, null, null]);
    for (const row of draws) expect([row.rank_low, row.coldspot_probability]).toEqual([null, null]);
  });

  test('a line cannot be fitted to one area, and the covariate is named', async () => {
    const error = await refusal(() => computed(inOneYear([20], [10], [5])));
    expect(error).toMatchObject({ code: 'indicator-constant', exit: 2 });
    expect(error.message).toMatch(/^gcse_gap has no two different values for 2024,/);
  });

  test('a single area is the best and the worst at once, and so in neither group', async () => {
    // The second area has the covariate but not the gap, so that there is no line.
    const found = await computed({ ...inOneYear([20, N], [10, N], [N, N]) });
    expect(found.result[0]).toMatchObject({
      kind: 'none',
      level_rank: 1,
      gap_rank: 1,
      score: null,
      rank: null,
    });
    expect(found.result[1]).toMatchObject({ kind: null, level_rank: null, gap_rank: null });
  });

  test('of two areas the one that is lower and further behind is the coldspot, the other the hotspot', async () => {
    const found = await computed(inOneYear([20, 30], [15, 10], [6, 5]));
    expect(kinds(found)).toEqual(['coldspot', 'hotspot']);
    expect(column(found.result, 'level_rank')).toEqual([2, 1]);
  });

  test('a line fits two areas exactly: residuals are rounding, and give no score', async () => {
    // Tenths, which a double cannot hold: the residuals come out as some 1e-15 and not as 0.
    const found = await computed(inOneYear([20.3, 30.1], [15.7, 10.1], [6.3, 5.9]));
    for (const { unexplained_gap } of found.result)
      expect(Math.abs(Number(unexplained_gap))).toBeLessThan(1e-9);
    expect(column(found.result, 'unexplained_gap_rank')).toEqual([1, 1]);
    expect(column(found.result, 'score')).toEqual([null, null]);
    expect(column(found.result, 'rank')).toEqual([null, null]);
  });

  test('a gap that is explained completely gives no score either, and R² is at most 1', async () => {
    const attainment = [6.3, 5.9, 7.1, 4.4, 8.8, 3.7];
    const gap = attainment.map((value) => 1.1 + 1.7 * value);
    const { result, derived, draws } = await computed(
      inOneYear([20.1, 30.7, 25.3, 28.9, 19.9, 31.3], gap, attainment),
    );
    expect(derived.lines[0]?.r_squared).toBeCloseTo(1, 12);
    expect(derived.lines[0]?.r_squared).toBeLessThanOrEqual(1);
    expect(column(result, 'unexplained_gap_rank')).toEqual([1, 1, 1, 1, 1, 1]);
    expect(column(result, 'score')).toEqual([null, null, null, null, null, null]);
    for (const { rank_low } of draws) expect(rank_low).toBeNull();
  });
});

describe('constant values', () => {
  test('where level and gap are the same everywhere all areas tie, and none is cold or hot', async () => {
    const found = await computed(inOneYear([20, 20, 20], [10, 10, 10], [3, 4, 5]));
    expect(kinds(found)).toEqual(['none', 'none', 'none']);
    expect(column(found.result, 'level_rank')).toEqual([1, 1, 1]);
    expect(column(found.result, 'gap_rank')).toEqual([1, 1, 1]);
    expect(column(found.result, 'score')).toEqual([null, null, null]);
    expect(found.derived.lines[0]).toMatchObject({ slope: 0, intercept: 10, r_squared: null });
  });

  test('with constant gaps the cold areas are cold on level, and there is no score', async () => {
    const found = await computed(inOneYear([10, 20, 30, 40, 50], [7, 7, 7, 7, 7], [3, 4, 5, 6, 7]));
    expect(kinds(found)).toEqual(['cold_on_level', 'none', 'none', 'none', 'none']);
    expect(column(found.result, 'rank')).toEqual([null, null, null, null, null]);
  });

  test('a constant covariate explains nothing, and is named with its year', async () => {
    const error = await refusal(() => computed(inOneYear([10, 20, 30], [7, 8, 9], [4, 4, 4])));
    expect(error).toMatchObject({ code: 'indicator-constant', exit: 2 });
    expect(error.message).toMatch(/^gcse_gap .*2024/);
  });

  test('a covariate that differs only by rounding of a double counts as constant', async () => {
    const error = await refusal(() => computed(inOneYear([10, 20, 30], [7, 8, 9], [0.3, 0.1 + 0.2, 0.3])));
    expect(error.code).toBe('indicator-constant');
  });
});

describe('k = ⌈n/5⌉ of each measure', () => {
  const level = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100];
  const gap = [30, 29, 20, 19, 18, 17, 16, 15, 6, 5];
  const gcse = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0.5];

  test('of ten areas two are counted from each end', async () => {
    const found = await computed(inOneYear(level, gap, gcse));
    const middle = Array.from({ length: 6 }, () => 'none');
    expect(kinds(found)).toEqual(['coldspot', 'coldspot', ...middle, 'hotspot', 'hotspot']);
  });

  test('of eleven areas three are', async () => {
    const found = await computed(inOneYear([...level, 110], [...gap, 4], [...gcse, 0.25]));
    expect(kinds(found).filter((kind) => kind === 'coldspot')).toHaveLength(3);
    expect(kinds(found).filter((kind) => kind === 'hotspot')).toHaveLength(3);
  });

  test('areas that tie with the last counted are included, at both ends', async () => {
    const tied = [10, 20, 20, 20, 50, 60, 90, 90, 90, 100];
    const gaps = [30, 29, 29, 29, 18, 17, 6, 6, 6, 5];
    const found = await computed(inOneYear(tied, gaps, gcse));
    expect(kinds(found)).toEqual([
      'coldspot',
      'coldspot',
      'coldspot',
      'coldspot',
      'none',
      'none',
      'hotspot',
      'hotspot',
      'hotspot',
      'hotspot',
    ]);
    expect(column(found.result, 'level_rank')).toEqual([10, 7, 7, 7, 6, 5, 2, 2, 2, 1]);
    expect(column(found.result, 'gap_rank')).toEqual([10, 7, 7, 7, 6, 5, 2, 2, 2, 1]);
  });

  test('figures of two decimals whose difference is inexact in a double still tie', async () => {
    // 33.8 − 25.2 and 20.1 − 11.5 are both 8.6; as doubles they are not the same.
    const country: Country = {
      level: { 2024: [25.2, 11.5, 30, 40, 50] },
      others: { 2024: [33.8, 20.1, 37, 46, 55] },
      attainment: { 2024: [1, 2, 3, 5, 4] },
    };
    expect(33.8 - 25.2).not.toBe(20.1 - 11.5);
    const { result } = await computed(country);
    expect(column(result, 'gap')).toEqual([8.6, 8.6, 7, 6, 5]);
    expect(column(result, 'gap_rank')).toEqual([4, 4, 3, 2, 1]);
    expect(column(result, 'kind').slice(0, 2)).toEqual(['cold_on_gap', 'coldspot']);
  });

  test('an area that ties into the best and the worst is in neither', async () => {
    // Four of five share a level: they are the best four, and the worst four.
    const found = await computed(inOneYear([20, 20, 20, 20, 30], [9, 8, 7, 6, 5], [1, 2, 3, 5, 4]));
    expect(column(found.result, 'level_rank')).toEqual([2, 2, 2, 2, 1]);
    expect(kinds(found)).toEqual(['coldspot', 'cold_on_level', 'cold_on_level', 'cold_on_level', 'hotspot']);
    const same = await computed(inOneYear([20, 20, 20, 20, 20], [9, 8, 7, 6, 5], [1, 2, 3, 5, 4]));
    expect(kinds(same)).toEqual(['cold_on_gap', 'none', 'none', 'none', 'none']);
  });

  test('where both ends count more than half of the areas, those in both are in neither', async () => {
    const country = inOneYear([10, 20, 30], [9, 8, 7], [1, 3, 2]);
    const method = methodOf(country);
    const half = { ...method, steps: { ...method.steps, group_share: 0.5 } };
    // k = 2 of 3: the middle one is the second best and the second worst.
    expect(kinds(await computed(country, 1, half))).toEqual(['coldspot', 'none', 'hotspot']);
  });
});

describe('a measure that is missing', () => {
  const level = [10, 20, 30, 40, 50, 60];
  const gap = [30, 29, 20, 19, 18, 17];
  const gcse = [9, 7, 8, 5, 6, 4];
  const without = (values: readonly number[]) => [N, ...values.slice(1)];

  test('without a level there is no gap, class, rank or probability, and the area is kept', async () => {
    const { result, draws } = await computed(inOneYear(without(level), without(gap), gcse));
    expect(result).toHaveLength(6);
    expect(result[0]).toMatchObject({
      level: null,
      gap: null,
      unexplained_gap: null,
      kind: null,
      rank: null,
    });
    expect(draws[0]).toMatchObject({ rank_low: null, coldspot_probability: null });
    expect(column(result, 'level_rank')).toEqual([null, 5, 4, 3, 2, 1]);
  });

  test('without a gap the level is ranked among all, and there is neither class nor score', async () => {
    const { result } = await computed(inOneYear(level, without(gap), gcse));
    expect(result[0]).toMatchObject({
      level: 10,
      level_rank: 6,
      gap: null,
      gap_rank: null,
      kind: null,
      score: null,
    });
    // The worst two of six levels are counted, and the worst one of five gaps.
    expect(column(result, 'kind')).toEqual([null, 'coldspot', 'none', 'none', 'none', 'hotspot']);
  });

  test('without the covariate there are level, gap and class, and no score', async () => {
    const { result, derived } = await computed(inOneYear(level, gap, without(gcse)));
    expect(result[0]).toMatchObject({ level_rank: 6, gap_rank: 6, kind: 'coldspot', unexplained_gap: null });
    expect(result[0]).toMatchObject({ score: null, rank: null });
    expect(derived.lines[0]?.areas).toBe(5);
    expect(column(result, 'rank').slice(1).sort()).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('years', () => {
  const still = [20, 30, 40, 50, 60];
  const gaps = [9, 8, 7, 6, 5];
  const gcse = [3, 1, 4, 1.5, 5];
  const add = (values: readonly number[], other: readonly number[]) =>
    values.map((value, i) => value + (other[i] ?? 0));
  const country = (levels: Readonly<Record<number, readonly (number | null)[]>>, carried = {}): Country => ({
    level: levels,
    others: Object.fromEntries(
      Object.entries(levels).map(([year, values]) => [
        year,
        values.map((value, i) => (value === null ? null : value + (gaps[i] ?? 0))),
      ]),
    ),
    attainment: Object.fromEntries(Object.keys(levels).map((year) => [year, gcse])),
    carried,
  });

  test('an area with one year has the median standard error, and an unknown change', async () => {
    const jumps = [0, 2, -1, 3].map((step, i) => add(still, [0, step, step * i, -step, 1]));
    const levels = Object.fromEntries(
      jumps.map((values, i) => [2021 + i, i < 3 ? [N, ...values.slice(1)] : values]),
    );
    const { errors, persistence, draws, means } = await computed(country(levels));
    expect(column(errors, 'own')).toEqual([false, true, true, true, true]);
    const others = errors
      .slice(1)
      .map((row) => Number(row.level_standard_error))
      .sort((a, b) => a - b);
    expect(errors[0]?.level_standard_error).toBeCloseTo(((others[1] ?? 0) + (others[2] ?? 0)) / 2, 12);
    expect(persistence[0]).toMatchObject({ years_known: 1, years_cold: 1, persistence: 1, move: 'unknown' });
    expect(persistence[0]).toMatchObject({ first_known: '2024', last_known: '2024', cold_periods: '2024' });
    expect(
      draws
        .filter(({ outcome, year }) => outcome !== 'all' && year === 2024)
        .every(({ coldspot_probability }) => coldspot_probability !== null),
    ).toBe(true);
    expect(
      means.find(({ area_code, period }) => area_code === areaCode(0) && period === '2024')?.level,
    ).toBeNull();
    expect(
      means.find(({ area_code, period }) => area_code === areaCode(4) && period === '2024')?.level,
    ).toBeCloseTo(61, 12);
  });

  test('without years to compare no precision is known: ranks have no interval and no probability', async () => {
    const { errors, draws, result } = await computed(country({ 2024: still }));
    for (const { level_standard_error } of errors) expect(level_standard_error).toBeNull();
    for (const row of draws)
      expect([row.rank_low, row.rank_high, row.coldspot_probability, row.hotspot_probability]).toEqual([
        N,
        N,
        N,
        N,
      ]);
    expect(column(result, 'rank').sort()).toEqual([1, 2, 3, 4, 5]);
  });

  test('a year carried by a split or a merger does not count for change, precision or persistence', async () => {
    const levels = {
      2021: still,
      2022: add(still, [1, 2, 0, 5, 3]),
      2023: still,
      2024: add(still, [2, 0, 0, 1, 1]),
    };
    const { errors, persistence, changes } = await computed(
      country(levels, {
        '0 2021': 'split',
        '0 2022': 'merger;recode',
        '1 2023': 'recode',
        '2 2023': 'same_footprint',
      }),
    );
    expect(column(persistence, 'years_known')).toEqual([2, 4, 4, 4, 4]);
    expect(persistence[0]).toMatchObject({
      first_known: '2023',
      last_known: '2024',
      years_cold: 2,
      move: 'first_and_last',
    });
    expect(column(errors, 'own')).toEqual([false, true, true, true, true]);
    expect(
      changes.filter(({ area_code }) => area_code === areaCode(0)).map((row) => [row.period, row.change]),
    ).toEqual([['2024', 'stayed']]);
  });

  test('an unknown year in between is not skipped', async () => {
    // Cold in 2021, not known in 2022, not cold in 2023: it left at some time, in an unknown year.
    const out = [65, 30, 40, 50, 60];
    const levels = { 2021: still, 2022: [N, ...still.slice(1)], 2023: out, 2024: out };
    const { changes, persistence } = await computed(country(levels));
    const own = changes.filter(({ area_code }) => area_code === areaCode(0));
    expect(own.map(({ period, change }) => [period, change])).toEqual([['2024', null]]);
    expect(persistence[0]).toMatchObject({
      years_known: 3,
      years_cold: 1,
      move: 'left',
      cold_periods: '2021',
    });
  });

  test('areas that change like the median have no error, and are drawn at their values', async () => {
    const levels = { 2021: still, 2022: still, 2023: still, 2024: still };
    const { errors, draws, result, correlation } = await computed(country(levels));
    for (const { level_standard_error, gap_standard_error } of errors)
      expect([level_standard_error, gap_standard_error]).toEqual([0, 0]);
    expect(correlation).toBeNull();
    for (const row of draws) {
      const same = result.find((one) => one.area_code === row.area_code && one.year === row.year);
      if (row.outcome !== 'all') expect([row.rank_low, row.rank_high]).toEqual([same?.rank, same?.rank]);
    }
  });
});

describe('with 1 and 8 threads', () => {
  test('every number is the same to the last bit', async () => {
    const areas = Array.from({ length: 60 }, (_, i) => i);
    const wave = (i: number, year: number, by: number) =>
      Math.round(1000 * Math.sin(i * by + year * 1.7)) / 100;
    const years = [2019, 2020, 2021, 2022, 2023, 2024];
    const of = (make: (i: number, year: number) => number) =>
      Object.fromEntries(years.map((year) => [year, areas.map((i) => make(i, year))]));
    const country: Country = {
      level: of((i, year) => 30 + wave(i, year, 3.3)),
      others: of((i, year) => 60 + wave(i, year, 1.1)),
      attainment: of((i, year) => 15 + wave(i, year, 2.3) / 3),
    };
    const one = await computed(country, 1);
    expect(one.result).toHaveLength(360);
    expect(await computed(country, 8)).toEqual(one);
  });
});
