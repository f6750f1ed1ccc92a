import type { Row } from '../../schemas/table.js';
import { renumber } from './renumber.js';
import { type AreaGeometry, type AreaTopology, areasOf, LEVELS, polygonsOf } from './topology.js';

/** An area with any properties, as it is written. */
export type WrittenArea = Omit<AreaGeometry, 'properties'> & { readonly properties: Row };

export type WrittenTopology = Omit<AreaTopology, 'objects'> & {
  readonly objects: Readonly<
    Record<string, { readonly type: string; readonly geometries: readonly WrittenArea[] }>
  >;
};

/** The same topology without the arcs that no area uses, the others numbered anew in their old order. */
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
 * The TopoJSON of the areas in `properties` (code to properties, in the order of the map), with upper tiers and
 * regions as they are and without the arcs that are no longer used.
 * Throws SmiError `figures-invalid` when an area of the map has no geometry.
 */
export function areasTopoJson(topology: AreaTopology, properties: ReadonlyMap<string, Row>): string {
  const districts = areasOf(topology, properties.keys(), 'districts').map((area) => {
    return { ...area, properties: properties.get(area.id) ?? {} };
  });
  const objects = Object.fromEntries(LEVELS.map((name) => [name, topology.objects[name]]));
  const restricted = { ...objects, districts: { type: 'GeometryCollection', geometries: districts } };
  return writeTopology(withoutUnusedArcs({ ...topology, objects: restricted }));
}
