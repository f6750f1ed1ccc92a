import { describe, expect, test } from 'vitest';
import { harmonise } from '../../../pipeline/harmonise/harmonise.js';
import { isHostile, refusal, shownOf } from '../../fixtures/refusal.js';
import {
  area,
  change,
  crosswalkOf,
  declared,
  harmonised,
  merger,
  observation,
  type World,
} from './geography.js';

const COUNTY = 'E10000901';
const EAST = 'E07000901';
const UNITARY = 'E06000901';
const world: World = {
  areas: [area(EAST, COUNTY), area(UNITARY), area('E08000902')],
  changes: [
    change('E08000901', 'E08000902'),
    ...merger(UNITARY, 'E07000911', 'E07000912'),
    change('E10000903', null),
  ],
};

describe('the account of official figures', () => {
  const said = {
    E92000001: 1,
    K02000001: 2,
    E12000001: 3,
    E47000006: 4,
    E11000001: 5,
    E13000001: 6,
    TLC3: 7,
    [EAST]: 8,
    [UNITARY]: 9,
    E08000901: 10,
    [COUNTY]: 11,
    E09000001: 12,
    W06000001: 13,
    S12000005: 14,
    N09000001: 15,
    E10000903: 16,
    E07000911: 17,
    E07000912: 'suppressed',
    E08000902: 'not_available',
    E06000053: 'not_available',
  };
  const { account, fate, observations } = harmonised(world, said);

  test('has one row for each, in the order of the file, with its cell', () => {
    expect(account.map(({ code, cell }) => [code, cell])).toEqual(
      observations.map(({ area_code, cell }) => [area_code, cell]),
    );
  });

  test.each([
    ['E92000001', 'aggregate', 'larger_area', ''],
    ['K02000001', 'aggregate', 'larger_area', ''],
    ['E12000001', 'aggregate', 'larger_area', ''],
    ['E47000006', 'aggregate', 'larger_area', ''],
    ['E11000001', 'aggregate', 'larger_area', ''],
    ['E13000001', 'aggregate', 'larger_area', ''],
    ['TLC3', 'aggregate', 'larger_area', ''],
    [EAST, 'used', '', EAST],
    [UNITARY, 'used', '', UNITARY],
    ['E08000901', 'mapped', 'recode', 'E08000902'],
    [COUNTY, 'left_over', 'county_figure', ''],
    ['E09000001', 'outside', 'not_in_edition', ''],
    ['E06000053', 'outside', 'not_in_edition', ''],
    ['W06000001', 'outside', 'not_in_edition', ''],
    ['S12000005', 'outside', 'not_in_edition', ''],
    ['N09000001', 'outside', 'not_in_edition', ''],
    ['E10000903', 'outside', 'not_in_edition', ''],
    ['E07000911', 'duplicate', 'successor_has_figure', ''],
    ['E07000912', 'left_over', 'suppressed', ''],
    ['E08000902', 'left_over', 'not_available', ''],
  ])('%s is %s', (code, ...row) => expect(fate(code)).toEqual(row));

  test('counts a retired code of an area that the edition leaves out as outside too', () => {
    const left = { areas: [area(EAST)], changes: [change('E09000099', 'E09000001')] };
    expect(harmonised(left, { E09000099: 5, [EAST]: 1 }).fate('E09000099')).toEqual([
      'outside',
      'not_in_edition',
      '',
    ]);
  });

  test('is kept separately for each indicator and period', () => {
    const declaration = declared();
    const observations = [
      observation(EAST, 1),
      { ...observation(EAST, 2), indicator: 'rent' },
      { ...observation(EAST, 3), period: '2024' },
    ];
    const wanted = [
      { declaration, source: 'pays', period: '2025' },
      { declaration: { ...declaration, code: 'rent' }, source: 'rents', period: '2025' },
    ];
    const { figures, harmonised: rows } = harmonise(wanted, observations, {
      areas: [area(EAST)],
      crosswalk: crosswalkOf([]),
      populations: new Map(),
    });
    expect(figures.map(({ indicator, value }) => [indicator, value])).toEqual([
      ['pay', 1],
      ['rent', 2],
    ]);
    expect(rows.map(({ indicator, period }) => [indicator, period])).toEqual([
      ['pay', '2025'],
      ['rent', '2025'],
    ]);
  });
});

describe('a period that the source does not have', () => {
  const geography = {
    areas: [area(EAST)],
    crosswalk: crosswalkOf([]),
    populations: new Map<string, number>(),
  };
  const asking = (period: string, held: readonly string[]) =>
    refusal(() =>
      harmonise(
        [{ declaration: declared(), source: 'pays', period }],
        held.map((each) => ({ ...observation(EAST, 1), period: each })),
        geography,
      ),
    );

  test('is refused with the latest periods of the source', async () => {
    const error = await asking('2026', ['2023', '2025 (Rev)', '2022', '2024', '2023']);
    expect(error).toMatchObject({ code: 'period-absent', exit: 2 });
    expect(error.message).toMatch(/^pays has no pay for "2026".* "2023", "2024", "2025 \(Rev\)"$/);
  });

  test('is not guessed: 2025 is not 2025 (Rev), nor 2024-25', async () => {
    expect(await asking('2025', ['2025 (Rev)', '2024-25'])).toMatchObject({ code: 'period-absent' });
  });

  test('lists none where there are none, and escapes hostile text', async () => {
    expect((await asking('2025', [])).message).toMatch(/^pays has no pay for "2025".* none$/);
    expect(shownOf(await asking('2025', ['20\u001b[2J25\u202e'])).filter(isHostile)).toEqual([]);
  });
});
