import { SmiError } from '../../errors/smi-error.js';
import { writeTopology } from '../../outputs/maps/topojson.js';
import type { CodeChange } from '../../sources/code-changes.js';
import { generalise } from './generalise.js';
import { withoutIslets } from './islets.js';
import { merged } from './merge.js';
import { districtsOf, type WantedDistricts } from './official.js';
import { type Parentage, readRegister } from './registers.js';
import { cutIntoArcs, type ShapeMap, windClockwise } from './shapes.js';
import {
  BOUNDARIES,
  boundsOf,
  cellOf,
  type Detail,
  HEAD,
  OF_ENGLAND,
  OF_THE_UNITED_KINGDOM,
  REGISTER,
  steps,
  written,
} from './written.js';

/** What a topology of the project holds. */
export interface TopologyPlan extends Pick<WantedDistricts, 'countries' | 'year' | 'expected'> {
  readonly detail: Detail;
}

export const ENGLAND_2025: TopologyPlan = {
  countries: ['E'],
  year: 2025,
  expected: 296,
  detail: OF_ENGLAND,
};
export const UNITED_KINGDOM_2025: TopologyPlan = {
  countries: ['E', 'N', 'S', 'W'],
  year: 2025,
  expected: 361,
  detail: OF_THE_UNITED_KINGDOM,
};

/** The official files that a topology is made from: their texts, but for the changes of codes. */
export interface TopologyFiles {
  readonly boundaries: string;
  readonly register: string;
  readonly changes: readonly CodeChange[];
}

/**
 * The text of a topology of the project: districts, upper tiers and regions (or countries without regions),
 * generalised.
 * Throws SmiError `file-unreadable`, `column-missing`, `rows-unreadable`, or `code-unknown` when a district
 * is not in the register.
 */
export function makeTopology(
  { boundaries, register, changes }: TopologyFiles,
  { countries, year, expected, detail }: TopologyPlan,
): string {
  const wanted = { countries, year, expected, changes };
  const { transform, districts } = districtsOf(boundaries, BOUNDARIES, wanted);
  const parentage = readRegister(register, REGISTER);
  const cell_m2 = cellOf(transform, detail);
  const visible = withoutIslets(cutIntoArcs(districts), { cell_m2, ...detail.islets });
  const map = windClockwise(generalise(visible, { cell_m2, ...detail.bends }));

  const of = (code: string): Parentage => {
    const found = parentage.get(code);
    if (found === undefined)
      throw new SmiError('code-unknown', `${code} of ${BOUNDARIES} is not in ${REGISTER}`);
    return found;
  };
  const names = new Map<string, string>();
  for (const { code } of map.shapes) {
    const { district, upper_tier, region } = of(code);
    for (const named of [district, upper_tier, region]) names.set(named.code, named.name);
  }
  const level = ({ shapes }: ShapeMap) => {
    return { type: 'GeometryCollection', geometries: shapes.map((s) => written(s, names.get(s.code) ?? '')) };
  };
  return writeTopology({
    ...HEAD,
    vintage: `${year}`,
    bbox: boundsOf(map, transform),
    transform,
    objects: {
      districts: level(map),
      upper_tiers: level(merged(map, (code) => of(code).upper_tier.code)),
      regions: level(merged(map, (code) => of(code).region.code)),
    },
    arcs: map.arcs.map(steps),
  });
}
