import { describe, expect, test } from 'vitest';
import { fourNormals, uniform } from '../../../pipeline/methods/random/random.js';
import * as draw from '../../../pipeline/robustness/draw.js';

describe('the counters of the draws', () => {
  test('are different for each factor and for the bootstrap', () => {
    const positions = [
      draw.TREATMENT,
      draw.NORMALISE,
      draw.WEIGHTING,
      draw.WEIGHTS,
      draw.AGGREGATE,
      draw.IMPUTE,
      draw.DROP,
      draw.SAMPLING,
      draw.INHERITANCE,
      draw.BOOTSTRAP,
      draw.FACE,
    ];
    // each factor has a position in a list of this length
    expect(positions.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: draw.FACTORS }, (_, position) => position),
    );
  });

  test('of the two samples never collide with each other or with a replicate, and have 32 bits', () => {
    const last = draw.MAX_ROWS - 1;
    expect(draw.sampleId('A', 0)).toBeGreaterThan(draw.MAX_REPLICATES);
    expect(draw.sampleId('A', last) - draw.sampleId('A', 0)).toBe(last);
    expect(draw.sampleId('B', 0)).toBeGreaterThan(draw.sampleId('A', last));
    expect(draw.sampleId('B', last) - draw.sampleId('B', 0)).toBe(last);
    expect(draw.sampleId('B', last)).toBeLessThan(2 ** 31);
  });
});

describe('a pick', () => {
  test('from one option, or from none, is the first', () => {
    expect([0, 1].map((count) => draw.pick(count, 7, 3, draw.TREATMENT))).toEqual([0, 0]);
  });

  test('from two options is sometimes the first and sometimes the second', () => {
    const picked = Array.from({ length: 40 }, (_, id) => draw.pick(2, 7, id, draw.AGGREGATE));
    expect([...new Set(picked)].sort()).toEqual([0, 1]);
  });

  test('from three options has each equally often, to four standard errors', () => {
    const many = 30_000;
    const counts = [0, 0, 0];
    for (let id = 1; id <= many; id += 1) counts[draw.pick(3, 7, id, draw.NORMALISE)]! += 1;
    for (const count of counts)
      expect(Math.abs(count - many / 3)).toBeLessThan(4 * Math.sqrt(many * (1 / 3) * (2 / 3)));
  });

  test('is the position that a uniform draw of the same seed, id and factor falls into', () => {
    for (let id = 1; id <= 50; id += 1) {
      const position = draw.pick(4, 11, id, draw.DROP);
      const even = uniform(11, id, draw.DROP);
      expect(even).toBeGreaterThanOrEqual(position / 4);
      expect(even).toBeLessThan((position + 1) / 4);
    }
  });
});

describe('normal draws into buffers', () => {
  const drawn = (count: number, id = 5, factor: number = draw.SAMPLING, part = 2, seed = 9) => {
    const out = new Float64Array(8).fill(-99);
    draw.normalsInto(out, count, seed, id, factor, part);
    return [...out];
  };

  test('fill the given number of positions, also an odd one, and leave the rest', () => {
    for (const count of [0, 1, 2, 5, 8]) {
      const out = drawn(count);
      expect(out.slice(count)).toEqual(Array(8 - count).fill(-99));
      expect(out.slice(0, count)).not.toContain(-99);
    }
  });

  test('depend only on their own position, and are all different', () => {
    const eight = drawn(8);
    for (const count of [1, 2, 5, 7]) expect(drawn(count).slice(0, count)).toEqual(eight.slice(0, count));
    expect(new Set(eight).size).toBe(8);
  });

  test('are, four by four, the draws of the counters seed, id, factor, part and a quarter of the position', () => {
    const eight = drawn(8);
    const four = new Float64Array(4);
    for (const quarter of [0, 1]) {
      fourNormals(four, 9, 5, draw.SAMPLING, 2, quarter);
      expect(eight.slice(4 * quarter, 4 * quarter + 4)).toEqual([...four]);
    }
  });

  test('differ for another seed, id, factor or part', () => {
    const all = [
      drawn(2),
      drawn(2, 6),
      drawn(2, 5, draw.INHERITANCE),
      drawn(2, 5, draw.SAMPLING, 3),
      drawn(2, 5, draw.SAMPLING, 2, 10),
    ];
    expect(new Set(all.flatMap((out) => out.slice(0, 2))).size).toBe(10);
  });
});
