import { z } from 'zod';
import { SmiError } from '../../errors/smi-error.js';
import type { Areas } from '../../schemas/method/areas.js';
import { parseJson } from '../../schemas/parse-json.js';
import { edgeDistricts } from '../maps/edges.js';
import { meshPath, svgPaths } from '../maps/paths.js';
import { objectOf, readTopology } from '../maps/topology.js';
import { ATTRIBUTION } from '../notice.js';
import type { ShapesData } from './data-types.js';

/** As wide as the maps of the reports: a tenth of a unit is some 60 metres. */
const FRAME = { width: 1000, padding: 6 };

const withProperties = z.looseObject({
  objects: z.record(
    z.string(),
    z.looseObject({
      geometries: z.array(
        z.looseObject({ properties: z.looseObject({ area_code: z.string(), area_name: z.string() }) }),
      ),
    }),
  ),
});

/** A topology of a release without what it says of its areas. */
function bare(text: string, file: string): string {
  const refuse = (problem: string, cause?: unknown) =>
    new SmiError('release-incomplete', `${file} is not a topology of areas: ${problem}`, { cause });
  const topology = parseJson(text, withProperties, refuse);
  for (const { geometries } of Object.values(topology.objects))
    for (const geometry of geometries) {
      const { area_code, area_name } = geometry.properties;
      geometry.properties = { area_code, area_name };
    }
  return JSON.stringify(topology);
}

/**
 * The boundaries of a release as paths, which a page draws without any sums.
 * @param text `areas.topojson`
 * Throws `release-incomplete` and `figures-invalid` where it is not a topology of areas.
 */
export function shapesOf(text: string, file: string, level: Areas['level']): ShapesData {
  const topology = readTopology(bare(text, file), file);
  const frame = { ...FRAME, around: edgeDistricts(topology) };
  const { width, height, paths } = svgPaths(topology, objectOf(level), frame);
  return {
    width,
    height,
    paths: Object.fromEntries(paths),
    lines: meshPath(topology, 'regions', frame),
    attribution: ATTRIBUTION,
  };
}
