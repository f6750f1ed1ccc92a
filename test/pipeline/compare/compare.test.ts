import { describe, expect, test } from 'vitest';
import { compareSides } from '../../../pipeline/compare/compare.js';
import { describeCompared } from '../../../pipeline/compare/describe.js';
import { readRegisters } from '../../../pipeline/geography/registers.js';
import { refusalOf } from '../../fixtures/refusal.js';
import { smallSide } from './sides.js';

const registers = readRegisters();
const BARNSLEY = { old: 'E08000016', now: 'E08000038' };
const CUMBERLAND = 'E06000063';
const ALLERDALE = 'E07000026';

const before = smallSide('old', [
  ['E06000001', 1, [1, 2]],
  ['E06000002', 2, [1, 3]],
  [BARNSLEY.old, 3, [3, 4]],
  [ALLERDALE, 4],
  ['E06000003', null],
]);
const after = smallSide('new', [
  [BARNSLEY.now, 1, [1, 2]],
  ['E06000001', 2, [1, 3]],
  ['E06000002', 5, [4, 5]],
  [CUMBERLAND, 3],
  ['E06000003', 4],
]);

describe('two editions', () => {
  const compared = compareSides(before, after, registers);

  test('are compared area by area, recoded ones too, the largest move first', () => {
    expect(
      compared.areas.map(({ area_code, rank_before, rank, places }) => [
        area_code,
        rank_before,
        rank,
        places,
      ]),
    ).toEqual([
      ['E06000002', 2, 5, -3],
      [BARNSLEY.now, 3, 1, 2],
      ['E06000001', 1, 2, -1],
      ['E06000003', null, 4, null],
    ]);
    expect(compared.areas[1]).toMatchObject({
      area_code_before: BARNSLEY.old,
      group_before: 'middle',
      group: 'hotspot',
    });
  });

  test('have real moves where each rank is outside the interval of the other, and only there', () => {
    const real = Object.fromEntries(compared.areas.map(({ area_code, is_real }) => [area_code, is_real]));
    expect(real).toEqual({
      E06000002: true, // 5 is outside 1 to 3, and 2 outside 4 to 5
      [BARNSLEY.now]: true,
      E06000001: false, // 2 is inside 1 to 2
      E06000003: null,
    });
    const oneSided = compareSides(
      smallSide('old', [['E06000001', 1, [1, 2]]]),
      smallSide('new', [['E06000001', 3, [1, 5]]]),
      registers,
    );
    expect(oneSided.areas[0]?.is_real).toBe(false);
  });

  test('name new and retired areas with what they were or became, and merge no rank', () => {
    expect(compared.new_areas).toMatchObject([
      { area_code: CUMBERLAND, rank: 3, others: [{ area_code: ALLERDALE, rank: 4 }] },
    ]);
    expect(compared.retired_areas).toMatchObject([
      { area_code: ALLERDALE, rank: 4, others: [{ area_code: CUMBERLAND, rank: 3 }] },
    ]);
  });

  test('say in words that ranks do not decompose, and that they rank other numbers of areas', () => {
    expect(compared.notes.join('\n')).toMatch(/Ranks do not decompose/);
    expect(compared.notes.join('\n')).toMatch(/old ranks 4 and new 5/);
    const said = describeCompared(compared, 80).join('\n');
    expect(said).toMatch(/2 moves of 3 are real/);
    expect(said).toMatch(/Area E06000063 \(E06000063\), rank 3; before: Area E07000026 \(rank 4\)/);
    for (const line of describeCompared(compared, 60).filter((each) => !/^(before|after): |\(E0/.test(each)))
      expect(line.length).toBeLessThanOrEqual(60);
  });
});

describe('what cannot be compared', () => {
  const refused = (...sides: Parameters<typeof compareSides>) => refusalOf(() => compareSides(...sides));

  test('areas of different levels, and an index with a ranking of outcomes', () => {
    const counties = smallSide('counties', [['E06000001', 1]], { level: 'upper_tier' });
    expect(refused(before, counties, registers)).toMatchObject({ code: 'editions-unlike', exit: 2 });
    const shadow = smallSide('shadow', [['E06000001', 1]], { kind: 'long_shadow' });
    expect(refused(shadow, before, registers).message).toMatch(/shadow .*old/);
  });

  test('editions that share no area, also where one became the other in a merger', () => {
    const error = refused(smallSide('old', [[ALLERDALE, 1]]), smallSide('new', [[CUMBERLAND, 1]]), registers);
    expect(error).toMatchObject({ code: 'areas-unshared', exit: 2 });
  });

  test('an edition that has one area under two codes', () => {
    const twice = smallSide('twice', [
      [BARNSLEY.old, 1],
      [BARNSLEY.now, 2],
    ]);
    const error = refused(before, twice, registers);
    expect(error).toMatchObject({ code: 'code-duplicate' });
    expect(error.message).toMatch(/^twice .*E08000016.*E08000038/);
  });
});
