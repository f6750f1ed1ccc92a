import { arcIndex } from '../../outputs/maps/rings.js';
import type { ShapeMap } from './shapes.js';

/**
 * Districts of Northern Ireland that have an outer boundary, which is the border with Ireland or the shore of
 * Lough Neagh, and no coast.
 */
const INLAND = new Set(['N09000002', 'N09000006', 'N09000009']);

/** Whether each district of the four nations has a part of the coast, that is, of mean high water. */
export function tidalRows({ shapes }: ShapeMap): { area_code: string; tidal_water: boolean }[] {
  const uses = new Map<number, number>();
  const arcsOf = ({ polygons }: ShapeMap['shapes'][number]) => polygons.flat(2).map(arcIndex);
  for (const arc of shapes.flatMap(arcsOf)) uses.set(arc, (uses.get(arc) ?? 0) + 1);
  return shapes.map((shape) => ({
    area_code: shape.code,
    tidal_water: !INLAND.has(shape.code) && arcsOf(shape).some((arc) => uses.get(arc) === 1),
  }));
}
