import { describe, expect, it } from 'vitest';
import { withoutIslets } from '../../../scripts/topology/islets.js';
import { cutIntoArcs, type ShapeMap } from '../../../scripts/topology/shapes.js';
import { shoelace } from '../../outputs/maps/decode.js';
import { box, district, positionsOf } from './fixture.js';

describe('withoutIslets', () => {
  const rule = { cell_m2: 1, smallest_m2: 50, smallest_share: 0.1 };
  const sizes = (map: ShapeMap, code: string) =>
    positionsOf(withoutIslets(map, rule), code).map(([ring = []]) => Math.abs(shoelace(ring)));

  it('keeps the largest part of an area of islets only', () => {
    expect(sizes(cutIntoArcs([district('E1', [box(0, 0, 2)], [box(9, 9, 1)])]), 'E1')).toContain(4);
    expect(sizes(cutIntoArcs([district('E1', [box(0, 0, 1)])]), 'E1')).toEqual([1]);
  });

  it('drops only parts that are small both in absolute terms and relative to their area', () => {
    const large = cutIntoArcs([district('E1', [box(0, 0, 100)], [box(200, 0, 7)], [box(300, 0, 8)])]);
    expect(sizes(large, 'E1')).toEqual([10_000, 64]);
    const small = cutIntoArcs([district('E1', [box(0, 0, 10)], [box(200, 0, 3)], [box(300, 0, 4)])]);
    expect(sizes(small, 'E1')).toEqual([100, 16]);
  });

  it('keeps a part, however small, that touches another district', () => {
    const map = cutIntoArcs([
      district('E1', [box(0, 0, 100)], [box(200, 0, 2)]),
      district('E2', [box(202, 0, 2)]),
    ]);
    expect(sizes(map, 'E1')).toEqual([10_000, 4]);
  });

  it('leaves no unused arc behind', () => {
    const map = cutIntoArcs([district('E1', [box(200, 0, 1)], [box(0, 0, 100)])]);
    expect(withoutIslets(map, rule).arcs).toHaveLength(1);
  });

  describe('with shapes of several vintages', () => {
    const islet = box(200, 0, 2);
    const names = (map: ShapeMap, ...vintages: string[][]) =>
      Object.fromEntries(
        withoutIslets(
          map,
          rule,
          vintages.map((codes) => new Set(codes)),
        ).shapes.map(({ code, polygons }) => [code, polygons.length]),
      );

    it('does not mistake the same islet before and after a merger for a border', () => {
      const map = cutIntoArcs([
        district('E1', [box(0, 0, 50, 100)], [islet]),
        district('E2', [box(50, 0, 50, 100)]),
        district('E3', [box(0, 0, 100)], [islet]),
      ]);
      expect(names(map, ['E1', 'E2'], ['E3'])).toEqual({ E1: 1, E2: 1, E3: 1 });
    });

    it('keeps in all vintages a part that a border touches in one of them', () => {
      const map = cutIntoArcs([
        district('E1', [box(0, 0, 50, 100)], [islet]),
        district('E2', [box(50, 0, 50, 100)], [box(202, 0, 2)]),
        district('E3', [box(0, 0, 100)], [box(200, 0, 4, 2)]),
        district('E4', [box(0, 0, 50, 100)], [islet]),
      ]);
      expect(names(map, ['E1', 'E2'], ['E4'])).toMatchObject({ E1: 2, E2: 2, E4: 2 });
    });

    it('removes from a county the islets that its districts lose', () => {
      const map = cutIntoArcs([
        district('E1', [box(0, 0, 100)], [islet]),
        district('E9', [box(0, 0, 100)], [islet]),
      ]);
      expect(names(map, ['E1'])).toEqual({ E1: 1, E9: 1 });
    });
  });
});
