import { arcIndex } from '../../outputs/maps/rings.js';
import { renumber } from '../../outputs/maps/topojson.js';
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

/** The same for two polygons with one coast, in whatever order they run it. */
const coastOf = ([exterior = []]: Shape['polygons'][number]): string =>
  exterior
    .map(arcIndex)
    .sort((a, b) => a - b)
    .join();

/** Which polygons are too small to see, among shapes that stand together. */
function isletsOf({ arcs, shapes }: ShapeMap, rule: Islets): { islets: string[]; others: string[] } {
  const shared = borders({ arcs, shapes });
  const islets: string[] = [];
  const others: string[] = [];
  for (const { polygons } of shapes) {
    const sizes = polygons.map(([exterior = []]) => ringArea(arcs, exterior) * rule.cell_m2);
    const largest = Math.max(...sizes);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    const least = Math.min(rule.smallest_m2, total * rule.smallest_share);
    for (const [i, polygon] of polygons.entries()) {
      const size = sizes[i] ?? 0;
      const touches = polygon.flat().some((arc) => shared.has(arcIndex(arc)));
      (size === largest || size >= least || touches ? others : islets).push(coastOf(polygon));
    }
  }
  return { islets, others };
}

/**
 * Leaves out islets too small to see. Every shape keeps its largest part, and every part that touches
 * another shape, since without it a hole would be left.
 * `vintages` are the codes of shapes that stand together, where not all do. What one of them keeps stays in
 * all; a shape of none of them, such as a county, loses the islets that its districts lose.
 */
export function withoutIslets(
  map: ShapeMap,
  rule: Islets,
  vintages: readonly ReadonlySet<string>[] = [new Set(map.shapes.map(({ code }) => code))],
): ShapeMap {
  const found = vintages.map((codes) => {
    return isletsOf({ arcs: map.arcs, shapes: map.shapes.filter(({ code }) => codes.has(code)) }, rule);
  });
  const others = new Set(found.flatMap((each) => each.others));
  const islets = new Set(found.flatMap((each) => each.islets).filter((coast) => !others.has(coast)));
  const shapes = map.shapes.map(({ code, polygons }): Shape => {
    return { code, polygons: polygons.filter((polygon) => !islets.has(coastOf(polygon))) };
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
