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
  test('nothing withheld asks for nothing more', () => {
    expect(withheld(country([[50, 60], [70]]))).toEqual({});
  });

  test('one withheld area takes the smallest of its neighbours with it', () => {
    expect(withheld(country([[5, 80, 40, 60]]))).toEqual({ A00: 'threshold', A02: 'complementary' });
  });

  test('two withheld areas that are ten people together need no third; with nine they do', () => {
    expect(withheld(country([[4, 6, 50, 60]]))).toEqual({ A00: 'threshold', A01: 'threshold' });
    expect(withheld(country([[4, 5, 50, 60]]))).toMatchObject({ A02: 'complementary' });
  });

  test('an area with nobody hides nobody else', () => {
    expect(withheld(country([[5, 0, 50, 60]]))).toEqual({ A00: 'threshold', A02: 'complementary' });
  });

  test('a region of one area goes with it, and takes another region with an area of its own', () => {
    expect(withheld(country([[5], [50, 60], [90, 90]]))).toEqual({
      A00: 'threshold',
      R0: 'threshold',
      R1: 'complementary',
      A10: 'complementary',
    });
  });

  test('a country of one region goes with it', () => {
    expect(withheld(country([[8]]))).toEqual({ A00: 'threshold', R0: 'threshold', E: 'threshold' });
    expect(Object.keys(withheld(country([[8, 4]]))).sort()).toEqual(['A00', 'A01']);
  });

  test('two small areas in two regions are told apart by their totals, so each takes a neighbour', () => {
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

  test('a set in which one person has more than half of the earnings takes in more', () => {
    const rich = { disadvantaged: { n: 40, largest_share: 0.9, below_median: 20, above_median: 20 } };
    const [england, region] = country([[40, 20, 30, 400]]);
    const areas = [area('A00', 'R0', {}, rich), area('A01', 'R0', { n: 20 }), area('A02', 'R0', { n: 30 })];
    // earnings are alike, so that the share of 36 of 40 is at most half only among 72 people or more
    expect(withheld([england!, region!, ...areas, area('A03', 'R0', { n: 400 })])).toEqual({
      A00: 'dominance',
      A01: 'complementary',
      A02: 'complementary',
    });
  });

  test('parents that are not published ask for nothing', () => {
    expect(withheld([area('A', 'elsewhere', { n: 5 }), area('B', 'elsewhere')])).toEqual({ A: 'threshold' });
  });
});
