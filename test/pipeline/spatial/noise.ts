import { neighboursFrom } from '../../../pipeline/methods/spatial/moran.js';
import { structureOf } from '../../../pipeline/methods/structure/structure.js';
import type { PlacedFigures, RebuildProblem } from '../../../pipeline/spatial/rebuilt-index.js';
import { row } from '../methods/rows.js';
import { mean, methodOf, z } from '../robustness/problems.js';

/** Districts to a side of the map, and to a side of an authority. */
export const SIDE = 8;
const BLOCK = 2;
export const UNITS = SIDE * SIDE;

const across = (unit: number) => unit % SIDE;
const down = (unit: number) => Math.floor(unit / SIDE);
const AUTHORITY = Int32Array.from(
  { length: UNITS },
  (_, unit) => Math.floor(down(unit) / BLOCK) * (SIDE / BLOCK) + Math.floor(across(unit) / BLOCK),
);

/** Which squares of the map share a side. */
export const GRID = neighboursFrom(
  Array.from({ length: UNITS }, (_, unit) =>
    Array.from({ length: UNITS }, (__, other) => other).filter(
      (other) => Math.abs(across(unit) - across(other)) + Math.abs(down(unit) - down(other)) === 1,
    ),
  ),
);

export const own = (column: Float64Array): PlacedFigures => ({
  column,
  earlier: [],
  byAuthority: false,
  standsFor: Int32Array.from(column.keys()),
  spreading: null,
});

/** The figure of each authority, for all its districts. */
export const ofAuthorities = (figures: readonly number[]): PlacedFigures => ({
  ...own(Float64Array.from(AUTHORITY, (authority) => figures[authority]!)),
  byAuthority: true,
  standsFor: AUTHORITY.map((authority) => AUTHORITY.indexOf(authority)),
});

/** Two figures of districts and two of authorities, in one index: noise, if `draw` is. */
export function noise(draw: () => number): RebuildProblem {
  const drawn = (length: number) => Array.from({ length }, draw);
  return {
    structure: structureOf([
      ...['a', 'b', 'c', 'd'].map((code) => row(code, 1, 'index')),
      row('index', 2, null),
    ]),
    chain: methodOf(z, mean),
    impute: 'none',
    groups: Array.from({ length: UNITS }, () => null),
    authority: AUTHORITY,
    indicators: [
      own(Float64Array.from(drawn(UNITS))),
      own(Float64Array.from(drawn(UNITS))),
      ofAuthorities(drawn(UNITS / BLOCK ** 2)),
      ofAuthorities(drawn(UNITS / BLOCK ** 2)),
    ],
  };
}

/** A generator that has nothing to do with those of the project (mulberry32). */
export function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
