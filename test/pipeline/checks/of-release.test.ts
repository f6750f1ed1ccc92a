import { describe, expect, test } from 'vitest';
import type { IndexRelease } from '../../../outputs/release-data.js';
import { checkInputOf, checksOfRelease } from '../../../pipeline/checks/of-release.js';
import { indicatorGroups, structureOfDomains } from '../../../schemas/method/structure.js';
import type { Row } from '../../../schemas/table.js';
import { SMALL_RELEASE } from '../../outputs/small-release.js';

const [CODES, LONDON] = [['E06000002', 'E06000001', 'E06000004', 'E06000003'], 'E12000007'];
const POVERTY: Readonly<Record<string, number | null>> = {
  ...{ E06000001: 1, E06000002: -1, E06000003: 0.5, E06000004: null },
};

/**
 * Four areas, sorted by rank and not by code; the method weighs one to three, and what was used was two to
 * three.
 */
function release(changes: Partial<IndexRelease> = {}): IndexRelease {
  const index = CODES.map((area_code, at): Row => {
    return { area_code, region_code: 'E12000001', score: 2 - at, place_score: 2 - at };
  });
  const indicators = CODES.flatMap((area_code, at): Row[] => [
    { area_code, indicator: 'child_poverty', normalised: POVERTY[area_code]!, weight: 0.4 },
    { area_code, indicator: 'broadband', normalised: 2 - at, weight: 0.6 },
  ]);
  return {
    ...SMALL_RELEASE,
    index: { ...SMALL_RELEASE.index, rows: index },
    indicators: { ...SMALL_RELEASE.indicators, rows: indicators },
    ...changes,
  };
}

describe('what is checked of a release', () => {
  test('are the published values in the order of the areas’ codes, missing where there is none', () => {
    const { structure, columns } = checkInputOf(release(), []);
    expect(structure.nodes.map(({ code }) => code)).toEqual(['child_poverty', 'broadband', 'place', 'index']);
    expect([...columns[0]!]).toEqual([1, -1, 0.5, Number.NaN]);
    expect([...columns[1]!]).toEqual([1, 2, -1, 0]);
    expect([...columns[3]!]).toEqual([1, 2, -1, 0]);
  });

  test('has the names for people, and the weights that were used', () => {
    const { indicators, aggregates, title } = checksOfRelease(release(), []);
    expect(title).toBe('A small edition');
    expect(indicators.map(({ name }) => name)).toEqual(['Child poverty', 'Broadband']);
    expect(aggregates.map(({ name }) => name)).toEqual(['Place | home', 'A small edition']);
    expect(indicators[0]?.nominal_weight).toBeCloseTo(0.4, 12);
    expect(indicators[1]?.nominal_weight).toBeCloseTo(0.6, 12);
  });

  test('has no weight in the index for a domain without any, and still one for each part of it', () => {
    const { method, indicators } = release();
    const [place] = indicatorGroups(method);
    const idle = { code: 'idle', name: 'Idle', weight: 0 };
    const more = ['one', 'other'].map((code) => ({ ...place!.indicators[0]!, code, weight: 1 }));
    const rows = CODES.flatMap((area_code, at): Row[] => [
      { area_code, indicator: 'one', normalised: at, weight: 0 },
      { area_code, indicator: 'other', normalised: at * at, weight: 0 },
    ]);
    const found = checksOfRelease(
      release({
        method: {
          ...method,
          structure: structureOfDomains([place!, { ...idle, indicators: more }], method.title),
        },
        indicators: { ...indicators, rows: [...indicators.rows, ...rows] },
      }),
      [],
    );
    expect(found.indicators.map(({ nominal_weight }) => Number(nominal_weight.toFixed(9)))).toEqual([
      ...[0.4, 0.6, 0, 0],
    ]);
  });
});

describe('the Indices of Deprivation beside a release', () => {
  const deprivation = CODES.map((area_code, at) => ({
    ...{ area_code, area_name: area_code, average_score: 10 + at, rank_of_average_score: 4 - at },
    ...{ from_code: area_code, source: 'x', period: '2025', licence: 'x', cells: 'x' },
  }));

  test('are said not to be there where there are none', () => {
    const found = checksOfRelease(release(), undefined);
    expect(found.compare).toEqual([]);
    expect(found.not_checked.find(({ check }) => check === 'compare')?.reason).toContain(
      'no Indices of Deprivation 2025',
    );
  });

  test('are taken by the code of the area, and outside London only where an area lies in it', () => {
    const [found] = checksOfRelease(release(), deprivation).compare;
    expect(found).toMatchObject({ units: 4, outside: null });
    expect(found?.rank_correlation).toBeCloseTo(-1, 12);
    const inset = { code: LONDON, name: 'London', areas: new Set<string>() };
    const index = release().index;
    const rows = index.rows.map((row, at) => (at === 0 ? { ...row, region_code: LONDON } : row));
    const [without] = checksOfRelease(release({ index: { ...index, rows }, inset }), deprivation).compare;
    expect(without?.outside).toMatchObject({ name: 'London', units: 3 });
  });

  test('are those of 2019 too, where they stand among the context', () => {
    const rows = CODES.map(
      (area_code, at): Row => ({ area_code, indicator: 'deprivation_2019', value: -at }),
    );
    const context = { ...SMALL_RELEASE.context, rows };
    const { compare } = checksOfRelease(release({ context }), deprivation);
    expect(compare.map(({ title }) => title.slice(0, 27))).toEqual([
      'Indices of Deprivation 2025',
      'Indices of Deprivation 2019',
    ]);
    expect(compare[1]?.rank_correlation).toBeCloseTo(1, 12);
  });
});
