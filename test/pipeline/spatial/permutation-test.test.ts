import { describe, expect, test } from 'vitest';
import { MoranBuffers, moran } from '../../../pipeline/methods/spatial/moran.js';
import { permutationTest } from '../../../pipeline/spatial/permutation-test.js';
import { RebuiltIndex } from '../../../pipeline/spatial/rebuilt-index.js';
import { draws, GRID, noise, UNITS } from './noise.js';

const INDEX = 4;
/** The smallest number with which .05 is a whole number of permutations, on one side and on both. */
const PERMUTATIONS = 39;
const WORLDS = 400;

/** The p value of a permutation of the finished scores, which does not know of authorities. */
function plainP(scores: Float64Array, draw: () => number): number {
  const buffers = new MoranBuffers(UNITS);
  const found = moran(scores, GRID, buffers);
  let asHigh = 1;
  for (let i = 0; i < PERMUTATIONS; i += 1) {
    const order = [...scores].map((score) => ({ score, key: draw() })).sort((a, b) => a.key - b.key);
    if (
      moran(
        Float64Array.from(order, ({ score }) => score),
        GRID,
        buffers,
      ) >= found
    )
      asHigh += 1;
  }
  return asHigh / (1 + PERMUTATIONS);
}

describe('on noise', () => {
  test('alarms are as rare as they say; a permutation of the finished scores finds clusters', () => {
    const draw = draws(20_260);
    let alarms = 0;
    let plain = 0;
    let local = 0;
    for (let world = 0; world < WORLDS; world += 1) {
      const problem = noise(draw);
      const [part] = permutationTest(problem, GRID, [INDEX], { permutations: PERMUTATIONS, seed: world });
      if (part!.p <= 0.05) alarms += 1;
      if (plainP(part!.values, draw) <= 0.05) plain += 1;
      local += part!.localP.filter((p) => p <= 0.05).length / UNITS;
    }
    // 99.9% limits of a share of 5%; the places of a world are alike, so their share is given as wide ones
    expect(alarms / WORLDS).toBeGreaterThan(0.018);
    expect(alarms / WORLDS).toBeLessThan(0.09);
    expect(local / WORLDS).toBeGreaterThan(0.035);
    expect(local / WORLDS).toBeLessThan(0.065);
    expect(plain / WORLDS).toBeGreaterThan(0.5);
  });
});

describe('on figures with a pattern', () => {
  const slope = () => {
    const problem = noise(draws(5));
    const indicators = problem.indicators.map((figures, i) => ({
      ...figures,
      column: figures.column.map((value, unit) => (i < 2 ? unit + value : value)),
    }));
    return { ...problem, indicators };
  };

  test('it is found, with the smallest p value that so many permutations can give', () => {
    const [part] = permutationTest(slope(), GRID, [INDEX], { permutations: 199, seed: 1 });
    expect(part!.p).toBe(1 / 200);
    expect(part!.moran).toBeGreaterThan(part!.expected + 4 * part!.sd);
    expect(Math.min(...part!.localP)).toBe(2 / 200);
  });

  test('Moran’s I is the mean of the local ones, and the same seed gives the same digits', () => {
    const parts = [1, 1, 2].map(
      (seed) => permutationTest(slope(), GRID, [INDEX], { permutations: 19, seed })[0]!,
    );
    const [first, again, other] = parts;
    expect(first!.local.reduce((sum, each) => sum + each, 0) / UNITS).toBeCloseTo(first!.moran, 12);
    expect(again).toEqual(first);
    expect(other!.moran).toBe(first!.moran);
    expect(other!.expected).not.toBe(first!.expected);
  });
});

test('an index without neighbours has no Moran’s I and no p value', () => {
  const lonely = { starts: new Int32Array(UNITS + 1), others: new Int32Array(0) };
  const [part] = permutationTest(noise(draws(1)), lonely, [INDEX], { permutations: 19, seed: 1 });
  expect(part).toMatchObject({ count: 0, moran: Number.NaN, p: Number.NaN });
  expect(part!.localP.every(Number.isNaN)).toBe(true);
});

test('the published index is the one that is looked at', () => {
  const problem = noise(draws(9));
  const [part] = permutationTest(problem, GRID, [INDEX], { permutations: 19, seed: 1 });
  expect(part!.values).toEqual(new RebuiltIndex(problem).published()[INDEX]);
});
