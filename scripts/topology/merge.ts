import { mergeArcs } from 'topojson-client';
import { type Shape, type ShapeMap, windClockwise } from './shapes.js';

/**
 * Shapes of larger areas, each the union of the districts whose `parent` it is, over the same arcs: a border
 * of a region is letter for letter the border of its districts. In order of their codes.
 */
export function merged({ arcs, shapes }: ShapeMap, parent: (code: string) => string): ShapeMap {
  const groups = new Map<string, Shape[]>();
  for (const shape of shapes) {
    const code = parent(shape.code);
    groups.set(code, [...(groups.get(code) ?? []), shape]);
  }
  const own = arcs.map((arc) => arc.map((position) => [...position]));
  const topology = { type: 'Topology' as const, objects: {}, arcs: own };
  const codes = [...groups.keys()].sort();
  const unions = codes.map((code): Shape => {
    const members = (groups.get(code) ?? []).map(({ polygons }) => {
      return { type: 'MultiPolygon' as const, arcs: polygons.map((rings) => rings.map((ring) => [...ring])) };
    });
    return { code, polygons: mergeArcs(topology, members).arcs };
  });
  return windClockwise({ arcs, shapes: unions });
}
