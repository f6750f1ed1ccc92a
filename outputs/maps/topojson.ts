import { ascending } from 'd3-array';
import type { Row } from '../../schemas/table.js';
import { propertiesWithValues } from './properties.js';
import { arcIndex } from './rings.js';
import { type AreaGeometry, type AreaTopology, areasOf, LEVELS, type Level, polygonsOf } from './topology.js';

/** An area with any properties, as it is written. */
export type WrittenArea = Omit<AreaGeometry, 'properties'> & { readonly properties: Row };

export type WrittenTopology = Omit<AreaTopology, 'objects'> & {
  readonly objects: Readonly<
    Record<string, { readonly type: string; readonly geometries: readonly WrittenArea[] }>
  >;
};

/** The arcs that are still in use, and the new form of the references to them. */
export interface Renumbered {
  /** Old indices of the arcs in use, in their old order. */
  readonly kept: readonly number[];
  /** New form of an old reference; a complement (an arc run backwards) stays a complement. */
  readonly reference: (old: number) => number;
}

/** Renumbers arcs so that only those referred to are left. Throws `RangeError` for a reference to another. */
export function renumber(references: Iterable<number>): Renumbered {
  const kept = [...new Set([...references].map(arcIndex))].sort(ascending);
  const numbers = new Map(kept.map((old, index) => [old, index]));
  const reference = (old: number) => {
    const number = numbers.get(arcIndex(old));
    if (number === undefined) throw new RangeError(`arc ${arcIndex(old)} is not in use`);
    return old < 0 ? ~number : number;
  };
  return { kept, reference };
}

/** The same topology without the arcs that no area uses; the others are renumbered in their old order. */
export function withoutUnusedArcs(topology: WrittenTopology): WrittenTopology {
  const areas = Object.values(topology.objects).flatMap(({ geometries }) => geometries);
  const { kept, reference } = renumber(areas.flatMap((area) => polygonsOf(area).flat(2)));
  const moved = (area: WrittenArea): WrittenArea => {
    const polygons = polygonsOf(area).map((rings) => rings.map((ring) => ring.map(reference)));
    return { ...area, arcs: area.type === 'Polygon' ? (polygons[0] ?? []) : polygons };
  };
  const objects = Object.entries(topology.objects).map(([name, { type, geometries }]) => {
    return [name, { type, geometries: geometries.map(moved) }] as const;
  });
  return {
    ...topology,
    objects: Object.fromEntries(objects),
    arcs: kept.map((old) => topology.arcs[old] ?? []),
  };
}

const lines = (items: readonly unknown[]): string =>
  `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;

/** The text of a topology: one area a line and one arc a line, so that two versions can be compared. */
export function writeTopology(topology: WrittenTopology): string {
  const { objects, arcs, ...head } = topology;
  const levels = Object.entries(objects).map(([name, { type, geometries }]) => {
    return `${JSON.stringify(name)}:{"type":${JSON.stringify(type)},"geometries":${lines(geometries)}}`;
  });
  return `${JSON.stringify(head).slice(0, -1)},"objects":{\n${levels.join(',\n')}},\n"arcs":${lines(arcs)}}\n`;
}

/**
 * The TopoJSON of the areas in `properties` (code to properties, in the order of the map), with the levels
 * above theirs unchanged, without unused arcs, and without columns that no area has a value of.
 * Throws SmiError `figures-invalid` when an area of the map has no geometry.
 * @param object the level of the areas
 */
export function areasTopoJson(
  topology: AreaTopology,
  properties: ReadonlyMap<string, Row>,
  { object = 'districts' }: { readonly object?: Level } = {},
): string {
  const written = propertiesWithValues(properties);
  const areas = areasOf(topology, properties.keys(), object).map((area) => {
    return { ...area, properties: written.get(area.id) ?? {} };
  });
  const above = LEVELS.slice(LEVELS.indexOf(object) + 1);
  const restricted = {
    [object]: { type: 'GeometryCollection', geometries: areas },
    ...Object.fromEntries(above.map((name) => [name, topology.objects[name]])),
  };
  return writeTopology(withoutUnusedArcs({ ...topology, objects: restricted }));
}
