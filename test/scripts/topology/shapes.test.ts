import { describe, expect, it } from 'vitest';
import { cutIntoArcs, windClockwise } from '../../../scripts/topology/shapes.js';
import { shoelace } from '../../outputs/maps/decode.js';
import { box, district, positionsOf } from './fixture.js';

describe('cutIntoArcs', () => {
  it('stores a border between neighbours once, and winds every part clockwise', () => {
    const map = windClockwise(
      cutIntoArcs([district('E1', [box(0, 0, 10)]), district('E2', [box(10, 0, 10)])]),
    );
    expect(map.arcs).toHaveLength(3);
    for (const code of ['E1', 'E2']) expect(shoelace(positionsOf(map, code)[0]?.[0] ?? [])).toBe(-100);
  });

  it('winds a hole the other way, and its filling clockwise', () => {
    const ring = district('E1', [box(0, 0, 10), box(4, 4, 2)]);
    const map = windClockwise(cutIntoArcs([ring, district('E2', [box(4, 4, 2)])]));
    expect(map.arcs).toHaveLength(2);
    expect(positionsOf(map, 'E1')[0]?.map(shoelace)).toEqual([-100, 4]);
    expect(positionsOf(map, 'E2')[0]?.map(shoelace)).toEqual([-4]);
  });
});
