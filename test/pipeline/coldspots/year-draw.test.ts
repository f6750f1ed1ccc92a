import { describe, expect, test } from 'vitest';
import type { Drawable } from '../../../pipeline/coldspots/shrink-years.js';
import { Normals, YearDraw } from '../../../pipeline/coldspots/year-draw.js';
import { uniform } from '../../../pipeline/methods/random/random.js';
import { KINDS, kindsOf } from '../../../pipeline/methods/rank/coldspots.js';

const DRAWS = 300;
const RULE = { share: 0.2, tolerance: 1e-9 };

function drawable(areas: number, root: number): Drawable {
  const of = (f: (i: number) => number) => Float64Array.from({ length: areas }, (_, i) => f(i));
  return {
    level: of((i) => 20 + 10 * uniform(3, i)),
    gap: of((i) => 15 + 10 * uniform(4, i)),
    root_level: of(() => root),
    root_both: of(() => -root / 2),
    root_gap: of(() => root),
  };
}

const normalsOf = (names: readonly string[]) => {
  const none = new Float64Array(0);
  return new Normals(
    {
      outcome: 'going_on',
      years: [2024],
      areas: names,
      names,
      level: none,
      gap: none,
      covariate: none,
      level_cohort: none,
      others_cohort: none,
      counted: false,
      known: new Uint8Array(0),
      sure: new Uint8Array(0),
      series: new Int32Array(0),
    },
    1,
    DRAWS,
  );
};
const names = (n: number) => Array.from({ length: n }, (_, i) => `E06${String(i).padStart(6, '0')}`);

/** Counts by the rule for single tables, draw by draw. */
function plainCounts(draw: YearDraw, areas: number) {
  const cold = new Uint32Array(areas);
  const hot = new Uint32Array(areas);
  for (let number = 0; number < DRAWS; number += 1) {
    draw.make(number);
    for (const [area, kind] of kindsOf(draw.level, draw.gap, RULE).entries()) {
      if (kind === KINDS[1]) cold[area]! += 1;
      if (kind === KINDS[2]) hot[area]! += 1;
    }
  }
  return { cold, hot };
}

describe('the draws of a year', () => {
  test.each([
    ['of many areas', 151, 3],
    ['of few areas', 7, 3],
    ['with large errors', 40, 30],
    ['with small errors', 40, 0.01],
    ['of two areas', 2, 5],
    ['of one area, which is in both ends', 1, 5],
  ])('%s count coldspots and hotspots as the rule of a single table does', (_, areas, root) => {
    const series = Int32Array.from({ length: areas }, (__, i) => i);
    const draw = new YearDraw(drawable(areas, root), series, normalsOf(names(areas)), RULE);
    const due = plainCounts(draw, areas);
    expect([...draw.cold]).toEqual([...due.cold]);
    expect([...draw.hot]).toEqual([...due.hot]);
    if (areas > 10 && root > 1) expect(due.cold.some((n) => n > 0 && n < DRAWS)).toBe(true);
  });

  test('areas that share a series and a figure share every draw, and tie', () => {
    const from = drawable(30, 4);
    from.level[5] = from.level[4]!;
    from.gap[5] = from.gap[4]!;
    const series = Int32Array.from({ length: 30 }, (_, i) => (i === 5 ? 4 : i));
    const draw = new YearDraw(from, series, normalsOf(names(30)), RULE);
    const due = plainCounts(draw, 30);
    expect(draw.cold[4]).toBe(draw.cold[5]);
    expect([...draw.cold]).toEqual([...due.cold]);
  });

  test('an area without a figure is in no end, and one without an error stays where it is', () => {
    const from = drawable(20, 4);
    from.level[3] = Number.NaN;
    for (const part of [from.root_level, from.root_both, from.root_gap]) part[7] = 0;
    const series = Int32Array.from({ length: 20 }, (_, i) => i);
    const draw = new YearDraw(from, series, normalsOf(names(20)), RULE);
    const due = plainCounts(draw, 20);
    expect([...draw.cold]).toEqual([...due.cold]);
    expect(draw.cold[3]! + draw.hot[3]!).toBe(0);
    expect(draw.level[7]).toBe(from.level[7]);
  });

  test('an area left out does not change the draws of the others', () => {
    const [all, fewer] = [normalsOf(names(3)), normalsOf(names(3).slice(1))];
    expect(all.first[1]).toBe(fewer.first[0]);
    expect(all.second[2]).toBe(fewer.second[1]);
  });
});
