import type { NamedArea } from '../../schemas/release/area-parts.js';
import type { Row } from '../../schemas/table.js';
import { featureCollection } from '../maps/geojson.js';
import { type AreaTopology, areasOf, geometryOf, type Level, mergedGeometry } from '../maps/topology.js';

/** What the boundary of an area is found by. */
export interface Bounded {
  readonly code: string;
  /** The areas that it is made of, where the topology has no object of its level. */
  readonly members: readonly NamedArea[];
}

/**
 * `areas/<code>.geojson`: one feature. An area that the boundaries do not have, such as a combined authority,
 * is the land of the areas in it.
 * @param own the level of the topology that has the areas of the edition
 * Throws SmiError `figures-invalid` when neither has a geometry.
 */
export function areaGeoJson(
  topology: AreaTopology,
  { code, members }: Bounded,
  properties: Row,
  own: Level,
): string {
  const levels: readonly Level[] = [own, 'upper_tiers', 'regions'];
  const found = levels.flatMap((level) => topology.objects[level].geometries).find(({ id }) => id === code);
  if (found === undefined && members.length === 0) areasOf(topology, [code], own);
  const geometry =
    found === undefined
      ? mergedGeometry(
          topology,
          areasOf(
            topology,
            members.map((member) => member.code),
            own,
          ),
        )
      : geometryOf(topology, found);
  return featureCollection(topology, [{ id: code, geometry, properties }]);
}
