import { arcIndex, renumber } from '../../outputs/geometry/renumber.js';
import { ringArea, type Shape, type ShapeMap } from './shapes.js';

export interface Islets {
  /** Square metres of a cell of the grid. */
  readonly cell_m2: number;
  /** A detached part goes when it is smaller than this ... */
  readonly smallest_m2: number;
  /** ... and smaller than this share of its area: Scilly is nothing but islets. */
  readonly smallest_share: number;
}

/** The arcs that more than one ring uses: borders, as against coasts. */
function borders({ shapes }: ShapeMap): Set<number> {
  const seen = new Set<number>();
  const shared = new Set<number>();
  for (const arc of shapes.flatMap(({ polygons }) => polygons.flat(2)).map(arcIndex)) {
    (seen.has(arc) ? shared : seen).add(arc);
  }
  return shared;
}

/**
 * Leaves out islets too small to see. Every shape keeps its largest part, and every part that touches
 * another shape, since without it a hole would be left.
 */
export function withoutIslets(map: ShapeMap, rule: Islets): ShapeMap {
  const shared = borders(map);
  const shapes = map.shapes.map(({ code, polygons }): Shape => {
    const sizes = polygons.map(([exterior = []]) => ringArea(map.arcs, exterior) * rule.cell_m2);
    const largest = Math.max(...sizes);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    const least = Math.min(rule.smallest_m2, total * rule.smallest_share);
    const kept = polygons.filter((polygon, i) => {
      const size = sizes[i] ?? 0;
      return size === largest || size >= least || polygon.flat().some((arc) => shared.has(arcIndex(arc)));
    });
    return { code, polygons: kept };
  });
  return withoutUnusedArcs(map.arcs, shapes);
}

function withoutUnusedArcs(arcs: ShapeMap['arcs'], shapes: readonly Shape[]): ShapeMap {
  const { kept, reference } = renumber(shapes.flatMap(({ polygons }) => polygons.flat(2)));
  return {
    arcs: kept.map((old) => arcs[old] ?? []),
    shapes: shapes.map(({ code, polygons }) => {
      return { code, polygons: polygons.map((rings) => rings.map((ring) => ring.map(reference))) };
    }),
  };
}
