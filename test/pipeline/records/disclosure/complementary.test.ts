import { describe, expect, test } from 'vitest';
import { controlDisclosure } from '../../../../pipeline/records/disclosure/control-disclosure.js';
import { area, country } from './nation.js';

const options = { selection: { sex: 'sons', earnings: 'in_work' }, inputs: 'records' } as const;
const withheld = (estimates: Parameters<typeof controlDisclosure>[0]) =>
  Object.fromEntries(
    controlDisclosure(estimates, options)
      .log.filter(({ family }) => family === 'earnings')
      .map(({ area_code, rule }) => [area_code, rule]),
  );

describe('complementary suppression', () => {
  test('nothing more is withheld where nothing was', () => {
    expect(withheld(country([[50, 60], [70]]))).toEqual({});
  });

  test('one withheld area also withholds the smallest of its neighbours', () => {
    expect(withheld(country([[5, 80, 40, 60]]))).toEqual({ A00: 'threshold', A02: 'complementary' });
  });

  test('two withheld areas with ten people together need no third; with nine they do', () => {
    expect(withheld(country([[4, 6, 50, 60]]))).toEqual({ A00: 'threshold', A01: 'threshold' });
    expect(withheld(country([[4, 5, 50, 60]]))).toMatchObject({ A02: 'complementary' });
  });

  test('an area without people does not protect another', () => {
    expect(withheld(country([[5, 0, 50, 60]]))).toEqual({ A00: 'threshold', A02: 'complementary' });
  });

  test('a region of one area is withheld with it, and so are another region and one of its areas', () => {
    expect(withheld(country([[5], [50, 60], [90, 90]]))).toEqual({
      A00: 'threshold',
      R0: 'threshold',
      R1: 'complementary',
      A10: 'complementary',
    });
  });

  test('a country of one region is withheld with it', () => {
    expect(withheld(country([[8]]))).toEqual({ A00: 'threshold', R0: 'threshold', E: 'threshold' });
    expect(Object.keys(withheld(country([[8, 4]]))).sort()).toEqual(['A00', 'A01']);
  });

  test('two small areas in two regions could be derived from their totals, so each needs a neighbour', () => {
    expect(
      Object.keys(
        withheld(
          country([
            [5, 50, 60],
            [6, 70, 80],
          ]),
        ),
      ).sort(),
    ).toEqual(['A00', 'A01', 'A10', 'A11']);
  });

  test('a set in which one person has more than half of the earnings needs more areas', () => {
    const rich = { disadvantaged: { n: 40, largest_share: 0.9, below_median: 20, above_median: 20 } };
    const [england, region] = country([[40, 20, 30, 400]]);
    const areas = [area('A00', 'R0', {}, rich), area('A01', 'R0', { n: 20 }), area('A02', 'R0', { n: 30 })];
    // earnings are equal, so that the share of 36 of 40 is at most half only among 72 people or more
    expect(withheld([england!, region!, ...areas, area('A03', 'R0', { n: 400 })])).toEqual({
      A00: 'dominance',
      A01: 'complementary',
      A02: 'complementary',
    });
  });

  test('parents that are not published need nothing', () => {
    expect(withheld([area('A', 'elsewhere', { n: 5 }), area('B', 'elsewhere')])).toEqual({ A: 'threshold' });
  });
});
