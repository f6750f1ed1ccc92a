import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type OwnEstimate, shrink } from '../../../../pipeline/methods/estimate/shrink.js';

const own = (id: string, value: number | null, standard_error: number | null): OwnEstimate => ({
  id,
  value,
  standard_error,
});
const someAreas = fc
  .array(
    fc.record({
      value: fc.double({ min: -1e5, max: 1e5, noNaN: true }),
      standard_error: fc.double({ min: 0, max: 1e4, noNaN: true }),
    }),
    { minLength: 1, maxLength: 20 },
  )
  .map((areas) => areas.map(({ value, standard_error }, i) => own(`A${i}`, value, standard_error)));

describe('shrinkage', () => {
  test('no areas have no mean', () => {
    expect(shrink([])).toEqual({ mean: null, between: 0, areas: new Map() });
  });

  test('an area without a value, or without its standard error, gets no result and affects none', () => {
    const known = [own('A', 10, 3), own('C', 20, 4)];
    expect(shrink([...known, own('B', null, null), own('D', 99, null)])).toEqual(shrink(known));
  });

  test('one area is its own mean', () => {
    expect(shrink([own('A', 10, 3)]).areas.get('A')).toMatchObject({ shrunken: 10, weight: 0 });
  });

  test('areas that differ only by chance all get the mean, with certainty', () => {
    const { areas, mean, between } = shrink([own('A', 10, 5), own('B', 11, 5)]);
    expect([mean, between]).toEqual([10.5, 0]);
    expect(areas.get('B')).toEqual({ value: 11, shrunken: 10.5, weight: 0, standard_error: 0 });
  });

  test('an exact value is kept, even then', () => {
    const { areas } = shrink([own('A', 10, 0), own('B', 11, 5)]);
    expect(areas.get('A')).toEqual({ value: 10, shrunken: 10, weight: 1, standard_error: 0 });
    expect(areas.get('B')).toMatchObject({ shrunken: 10, weight: 0 });
  });

  test('10 and 20 with errors 3 and 4, by hand: τ² 37.5, weights 37.5/46.5 and 37.5/53.5', () => {
    const { areas, mean } = shrink([own('A', 10, 3), own('B', 20, 4)]);
    const centre = (10 / 46.5 + 20 / 53.5) / (1 / 46.5 + 1 / 53.5);
    expect(mean).toBeCloseTo(centre, 10);
    expect(areas.get('A')?.weight).toBeCloseTo(37.5 / 46.5, 10);
    expect(areas.get('A')?.shrunken).toBeCloseTo((37.5 * 10 + 9 * centre) / 46.5, 10);
    expect(areas.get('B')?.standard_error).toBeCloseTo(Math.sqrt((37.5 / 53.5) * 16), 10);
  });

  test('a duplicate id is refused', () => {
    expect(() => shrink([own('A', 1, 1), own('A', 2, 1)])).toThrow(RangeError);
    // also one without a figure
    expect(() => shrink([own('B', 1, 1), own('A', null, null), own('A', 2, 1)])).toThrow(
      /id.*more than once/,
    );
  });

  test('areas are in the order of their ids, without those with only a value or only an error', () => {
    const found = shrink([
      own('C', 1, 1),
      own('A', 2, 1),
      own('D', null, 1),
      own('B', 3, 1),
      own('E', 3, null),
    ]);
    expect([...found.areas.keys()]).toEqual(['A', 'B', 'C']);
  });

  test('a shrunken value is between the own value and the mean', () => {
    fc.assert(
      fc.property(someAreas, (areas) => {
        const { mean, areas: shrunk } = shrink(areas);
        for (const { value, shrunken } of shrunk.values()) {
          expect(shrunken).toBeGreaterThanOrEqual(Math.min(value, mean!));
          expect(shrunken).toBeLessThanOrEqual(Math.max(value, mean!));
        }
      }),
    );
  });

  test('less precise areas are shrunk more', () => {
    fc.assert(
      fc.property(someAreas, (areas) => {
        const shrunk = shrink(areas).areas;
        const weights = areas
          .toSorted((a, b) => a.standard_error! - b.standard_error!)
          .map(({ id }) => shrunk.get(id)!.weight);
        expect(weights).toEqual(weights.toSorted((a, b) => b - a));
      }),
    );
  });

  test('the order of areas changes no digit', () => {
    fc.assert(
      fc.property(someAreas, fc.infiniteStream(fc.nat()), (areas, keys) => {
        const shuffled = areas
          .map((area) => ({ area, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ area }) => area);
        expect([...shrink(shuffled).areas]).toEqual([...shrink(areas).areas]);
      }),
    );
  });
});
