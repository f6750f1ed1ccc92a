import { readFileSync } from 'node:fs';
import type { Position } from 'geojson';
import { LEVELS, type Level, readTopology, TOPOLOGY_FILE } from '../../../../outputs/maps/topology.js';
import { decode } from '../decode.js';

export const text = readFileSync(TOPOLOGY_FILE, 'utf8');

/** The boundaries of the project. */
export const england = readTopology(text);

/** The polygons of each area by its code, with their rings wound as the file has them. */
export type Decoded = Record<Level, Map<string, Position[][][]>>;

export function decodeEngland(): Decoded {
  const levels = LEVELS.map((level) => {
    const areas = england.objects[level].geometries.map((area) => [area.id, decode(england, area)] as const);
    return [level, new Map(areas)] as const;
  });
  return Object.fromEntries(levels) as Decoded;
}
