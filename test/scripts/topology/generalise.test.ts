import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { crossings } from '../../../scripts/topology/crossings.js';
import { generalise } from '../../../scripts/topology/generalise.js';
import { cutIntoArcs } from '../../../scripts/topology/shapes.js';
import { shoelace } from '../../outputs/maps/decode.js';
import { box, district, positionsOf } from './fixture.js';

describe('generalise', () => {
  const tolerance = { cell_m2: 1, bend_m2: 100, bend_share: 1, area_share: 1 };
  /** A box with teeth at the top, each a bend of `height`. */
  const toothed = (height: number): Position[] => [
    [0, 0],
    [100, 0],
    [100, 100],
    [75, 100 + height],
    [50, 100],
    [25, 100 + height],
    [0, 100],
    [0, 0],
  ];

  it('removes small bends and keeps large ones', () => {
    const count = (height: number) => {
      const map = generalise(cutIntoArcs([district('E1', [toothed(height)])]), tolerance);
      return positionsOf(map, 'E1')[0]?.[0]?.length;
    };
    expect(count(1)).toBe(5);
    expect(count(40)).toBe(8);
  });

  it('keeps the bends of a small area that a large one loses', () => {
    const strict = { ...tolerance, bend_share: 1 / 1000 };
    const small = toothed(40).map(([x = 0, y = 0]) => [x / 10, y / 10]);
    const map = cutIntoArcs([district('E1', [small])]);
    expect(positionsOf(generalise(map, tolerance), 'E1')[0]?.[0]?.length).toBeLessThan(8);
    expect(positionsOf(generalise(map, strict), 'E1')[0]?.[0]).toHaveLength(8);
  });

  it('lets no area collapse, whatever the tolerance', () => {
    const greedy = { ...tolerance, bend_m2: 1e9, bend_share: 1e9, area_share: 0.5 };
    const map = generalise(
      cutIntoArcs([district('E1', [toothed(10)]), district('E2', [box(100, 0, 100)])]),
      greedy,
    );
    for (const [code, full] of [
      ['E1', 10_500],
      ['E2', 10_000],
    ] as const) {
      const [ring = []] = positionsOf(map, code)[0] ?? [];
      expect(ring.length).toBeGreaterThanOrEqual(4);
      expect(Math.abs(shoelace(ring))).toBeGreaterThan(full / 2);
    }
  });

  it('changes no area by more than the tolerance', () => {
    const greedy = { ...tolerance, bend_m2: 1e9, bend_share: 1e9, area_share: 0.01 };
    const [ring = []] =
      positionsOf(generalise(cutIntoArcs([district('E1', [toothed(10)])]), greedy), 'E1')[0] ?? [];
    expect(Math.abs(Math.abs(shoelace(ring)) - 10_500)).toBeLessThanOrEqual(105);
  });

  it('restores a bend where without it a coast would cross an island', () => {
    const bay: Position[] = [
      [0, 0],
      [100, 0],
      [100, 100],
      [55, 100],
      [50, 90],
      [45, 100],
      [0, 100],
      [0, 0],
    ];
    const island = box(49, 97, 2, 4);
    const single = generalise(cutIntoArcs([district('E1', [bay])]), tolerance);
    expect(positionsOf(single, 'E1')[0]?.[0]).not.toContainEqual([50, 90]);
    const both = generalise(cutIntoArcs([district('E1', [bay], [island])]), {
      ...tolerance,
      area_share: 0.1,
    });
    expect(positionsOf(both, 'E1')[0]?.[0]).toContainEqual([50, 90]);
    expect(crossings(both.arcs)).toEqual([]);
  });

  it('refuses lines that cross with all their bends', () => {
    const bow: Position[] = [
      [0, 0],
      [100, 100],
      [100, 0],
      [0, 90],
      [0, 0],
    ];
    expect(() => generalise(cutIntoArcs([district('E1', [bow])]), tolerance)).toThrow(/cross/);
  });

  it('moves no position, and does not change its argument', () => {
    const map = cutIntoArcs([district('E1', [toothed(1)]), district('E2', [box(100, 0, 100)])]);
    const before = structuredClone(map);
    const positions = new Set(map.arcs.flat().map(String));
    expect(
      generalise(map, tolerance)
        .arcs.flat()
        .filter((position) => !positions.has(String(position))),
    ).toEqual([]);
    expect(map).toEqual(before);
  });
});
