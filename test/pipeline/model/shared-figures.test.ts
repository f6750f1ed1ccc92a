import { describe, expect, test } from 'vitest';
import {
  benchmarkWeights,
  isOwn,
  sharedFigures,
  sharesAmong,
} from '../../../pipeline/model/shared-figures.js';
import type { Population } from '../../../schemas/population.js';
import { area, byArea, figure, inherited } from './made-up.js';

const KENT = 'E10000016';
const AREAS = [
  area('E06000063'),
  area('E06000064'),
  area('E07000105', 'E12000008', KENT),
  area('E07000106', 'E12000008', KENT),
  area('E08000001'),
];
const people = (area_code: string, population: number | null): Population => ({
  area_code,
  population,
  period: '2019',
  status: population === null ? 'missing' : 'observed',
  reason: '',
  from_codes: '',
  source: 'made-up',
  cells: '',
  raw_text: '',
});
const split = (code: string) =>
  figure(code, 'pay', 7, { status: 'mapped', reason: 'split', from_codes: 'E10000006' });

describe('what an authority publishes for itself', () => {
  test('is neither the figure of a county nor that of the area that it was split from', () => {
    expect(isOwn(figure('E08000001', 'pay', 5))).toBe(true);
    expect(isOwn(figure('E08000038', 'pay', 5, { status: 'mapped', reason: 'recode' }))).toBe(true);
    expect(isOwn(inherited('E07000105', 'pay', 5, KENT))).toBe(false);
    expect(isOwn(split('E06000063'))).toBe(false);
    expect(isOwn(figure('E08000001', 'pay', null))).toBe(false);
    expect(isOwn(undefined)).toBe(false);
  });
});

describe('shared figures', () => {
  const figures = byArea(
    split('E06000063'),
    split('E06000064'),
    inherited('E07000105', 'pay', 9, KENT),
    inherited('E07000106', 'pay', 9, KENT),
    figure('E08000001', 'pay', 3),
  );

  test('are those of counties and of former counties, each with its districts and their shares', () => {
    const found = sharedFigures(AREAS, figures, Float64Array.of(1, 1, 1, 3, 8));
    expect(found).toMatchObject([
      { units: [0, 1], value: 7, isCounty: false, weighed: true },
      { units: [2, 3], value: 9, isCounty: true, weighed: true },
    ]);
    expect([...found[1]!.shares]).toEqual([0.25, 0.75]);
  });

  test('do not exist for a county without a figure', () => {
    const none = byArea(
      figure('E07000105', 'pay', null, { reason: 'suppressed' }),
      figure('E07000106', 'pay', null, { reason: 'suppressed' }),
    );
    expect(sharedFigures(AREAS, none, new Float64Array(5))).toEqual([]);
  });
});

describe('weights', () => {
  test('are people, times a rate where there is one', () => {
    const populations = [people('E07000105', 100), people('E07000106', null)];
    const kent = AREAS.slice(2, 4);
    expect([...benchmarkWeights(kent, populations, undefined)]).toEqual([100, Number.NaN]);
    const rate = byArea(figure('E07000105', 'poverty', 0), figure('E07000106', 'poverty', 30));
    expect([...benchmarkWeights(kent, populations, rate)]).toEqual([0, Number.NaN]);
    expect([...benchmarkWeights(kent, populations, byArea())]).toEqual([Number.NaN, Number.NaN]);
  });

  test('are equal where one is not known, or all are zero', () => {
    const { shares, weighed } = sharesAmong([0, 1], Float64Array.of(9, Number.NaN));
    expect([[...shares], weighed]).toEqual([[0.5, 0.5], false]);
    const zero = sharesAmong([0, 1], Float64Array.of(0, 0));
    expect([[...zero.shares], zero.weighed]).toEqual([[0.5, 0.5], true]);
  });
});
