import { describe, expect, it } from 'vitest';
import { merged } from '../../../scripts/topology/merge.js';
import { cutIntoArcs } from '../../../scripts/topology/shapes.js';
import { shoelace } from '../../outputs/maps/decode.js';
import { box, district, positionsOf } from './fixture.js';

describe('merged', () => {
  it('removes the border between districts of one parent and keeps that between parents', () => {
    const cut = cutIntoArcs([0, 1, 2].map((i) => district(`E${i}`, [box(i * 10, 0, 10)])));
    const parents = merged(cut, (code) => (code === 'E2' ? 'B' : 'A'));
    expect(parents.shapes.map(({ code }) => code)).toEqual(['A', 'B']);
    expect(positionsOf(parents, 'A').flat().map(shoelace)).toEqual([-200]);
    expect(parents.arcs).toBe(cut.arcs);
  });

  it('leaves a hole where it encloses a district of another parent', () => {
    const cut = cutIntoArcs([district('E1', [box(0, 0, 10), box(4, 4, 2)]), district('E2', [box(4, 4, 2)])]);
    const apart = merged(cut, (code) => `P${code}`);
    expect(positionsOf(apart, 'PE1')[0]?.map(shoelace)).toEqual([-100, 4]);
    const together = merged(cut, () => 'P');
    expect(positionsOf(together, 'P').map((rings) => rings.map(shoelace))).toEqual([[-100]]);
  });
});
