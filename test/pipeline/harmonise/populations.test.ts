import { describe, expect, test } from 'vitest';
import type { Crosswalk } from '../../../pipeline/harmonise/crosswalk.js';
import { populationsOfAreas } from '../../../pipeline/harmonise/populations.js';

const counted = new Map(
  Object.entries({ E07000001: 100.5, E07000002: 300, E07000003: 50, E08000001: 70 }).map(([code, people]) => [
    code,
    {
      code,
      people,
      cells: [`f#${code}:scale`, `f#${code}:score`] as const,
      raw_text: [String(people / 10), '0.1'] as const,
    },
  ]),
);
const crosswalk: Crosswalk = {
  recodes: new Map([
    ['E08000002', 'E08000001'],
    ['E07000013', 'E07000003'],
  ]),
  footprints: new Map([['E06000003', 'E10000001']]),
  mergers: new Map([
    ['E06000001', ['E07000001', 'E07000002']],
    ['E06000002', ['E06000001', 'E07000013']],
    ['E06000009', ['E07000001', 'E07000009']],
  ]),
  splits: new Map([['E06000004', { parent: 'E08000001', estimated: false }]]),
};
const of = (...codes: string[]) =>
  populationsOfAreas(
    codes.map((area_code) => ({ area_code })),
    counted,
    crosswalk,
    { source: 'deprivation', period: '2019' },
  );

describe('the people of an area', () => {
  test('are its own, with both cells that they follow from', () => {
    expect(of('E07000001')).toEqual([
      {
        area_code: 'E07000001',
        population: 100.5,
        period: '2019',
        status: 'observed',
        reason: '',
        from_codes: 'E07000001',
        source: 'deprivation',
        cells: 'f#E07000001:scale;f#E07000001:score',
        raw_text: '10.05;0.1',
      },
    ]);
  });

  test('are those of its former code', () => {
    expect(of('E08000002')).toMatchObject([
      { population: 70, status: 'mapped', reason: 'recode', from_codes: 'E08000001' },
    ]);
  });

  test('are the sum over the districts that were merged into it, chains followed', () => {
    expect(of('E06000001')).toMatchObject([{ population: 400.5, status: 'mapped', reason: 'merger' }]);
    expect(of('E06000002')).toMatchObject([
      {
        population: 450.5,
        reason: 'merger;recode',
        from_codes: 'E07000001;E07000002;E07000003',
        cells: expect.stringMatching(/^(f#E0700000[123]:sc(al|or)e;?){6}$/),
      },
    ]);
  });

  test.each([
    ['no count', 'E07000099'],
    ['a merged district without a count', 'E06000009'],
    ['a county of the same footprint only', 'E06000003'],
    ['a part of what was split, whose people are not known', 'E06000004'],
  ])('are missing with %s', (_, code) => {
    expect(of(code)).toMatchObject([
      { area_code: code, population: null, status: 'missing', reason: 'no_figure', cells: '' },
    ]);
  });

  test('are in the order of the areas', () => {
    expect(of('E08000002', 'E07000001').map(({ area_code }) => area_code)).toEqual([
      'E08000002',
      'E07000001',
    ]);
  });
});
