import { describe, expect, test } from 'vitest';
import { differencesFrom } from '../../../pipeline/areas/differences.js';
import type { Row } from '../../../schemas/table.js';

type Figures = Readonly<
  Record<string, readonly (readonly [value: number | null, normalised: number | null])[]>
>;

/** Own figures and those of three neighbours, by indicator: the first of each list is the area’s own. */
function found(figures: Figures) {
  const own = Object.entries(figures).map(([code, [first]]) => ({
    code,
    value: first?.[0] ?? null,
    normalised: first?.[1] ?? null,
  }));
  const row = (area: string, code: string): Row | undefined => {
    const cells = figures[code]?.[Number(area)];
    return cells === undefined ? undefined : { value: cells[0], normalised: cells[1] };
  };
  return differencesFrom(own, ['1', '2', '3'], row);
}
const codes = (side: readonly { readonly indicator: string }[]) => side.map(({ indicator }) => indicator);

describe('how an area differs from its statistical neighbours', () => {
  test('is its value less the median of theirs, on the common scale', () => {
    // Rent is better where it is lower: 500 is two points ahead of the median, 700.
    const { better_than_neighbours: better, worse_than_neighbours: worse } = found({
      pay: [
        [600, 0],
        [610, 0.5],
        [900, 3],
        [605, 0.25],
      ],
      rent: [
        [500, 1],
        [700, -1],
        [650, -0.5],
        [800, -2],
      ],
    });
    expect(better).toEqual([{ indicator: 'rent', value: 500, neighbours: 700, difference: 2 }]);
    expect(worse).toEqual([{ indicator: 'pay', value: 600, neighbours: 610, difference: -0.5 }]);
  });

  test('the three furthest are named on each side, the furthest first; equal ones in the order of the method', () => {
    const ahead = (by: number): Figures[string] => [
      [by, by],
      [0, 0],
      [0, 0],
      [0, 0],
    ];
    const { better_than_neighbours: better, worse_than_neighbours: worse } = found({
      a: ahead(1),
      b: ahead(2),
      c: ahead(1),
      d: ahead(1),
      e: ahead(-3),
      f: ahead(0),
    });
    expect([codes(better), codes(worse)]).toEqual([['b', 'a', 'c'], ['e']]);
  });

  test('neighbours without a figure are passed over; with fewer than half, nothing is said', () => {
    expect(
      codes(
        found({
          pay: [
            [1, 1],
            [0, 0],
            [null, null],
            [0, 0],
          ],
        }).better_than_neighbours,
      ),
    ).toEqual(['pay']);
    expect(
      codes(
        found({
          pay: [
            [1, 1],
            [0, 0],
            [null, null],
          ],
        }).better_than_neighbours,
      ),
    ).toEqual([]);
  });

  test('an area without a figure, or without neighbours, differs in nothing', () => {
    expect(
      found({
        pay: [
          [null, null],
          [0, 0],
          [0, 0],
          [0, 0],
        ],
      }),
    ).toEqual({
      better_than_neighbours: [],
      worse_than_neighbours: [],
    });
    const own = [{ code: 'pay', value: 1, normalised: 1 }];
    expect(differencesFrom(own, [], () => undefined).better_than_neighbours).toEqual([]);
  });
});
