import { describe, expect, it } from 'vitest';
import { areasOf } from '../../../outputs/maps/topology.js';
import { EAST, INNER, squares, WEST } from './squares.js';

describe('areasOf', () => {
  it('gives no areas for no codes, and otherwise the areas in the order of the codes', () => {
    expect(areasOf(squares(), [], 'districts')).toEqual([]);
    expect(areasOf(squares(), [INNER, WEST, EAST], 'districts').map(({ id }) => id)).toEqual([
      INNER,
      WEST,
      EAST,
    ]);
  });

  it('names every area without a geometry', () => {
    const wanted = () => areasOf(squares(), ['E07009998', WEST, 'E07009999'], 'districts');
    expect(wanted).toThrow(
      expect.objectContaining({ code: 'figures-invalid', places: ['E07009998', 'E07009999'] }),
    );
  });

  it('looks only in the given object', () => {
    expect(() => areasOf(squares(), ['E12000901'], 'districts')).toThrow(/E12000901.*districts/);
  });
});
