import { SmiError } from '../../errors/smi-error.js';
import { writeTopology } from '../../outputs/maps/topojson.js';
import { generalise } from './generalise.js';
import { withoutIslets } from './islets.js';
import { merged } from './merge.js';
import { districtsOf } from './official.js';
import { type Parentage, readRegister } from './registers.js';
import { cutIntoArcs, type ShapeMap, windClockwise } from './shapes.js';
import { BENDS, BOUNDARIES, boundsOf, cellOf, HEAD, ISLETS, REGISTER, steps, written } from './written.js';

export const YEAR = 2025;
export const DISTRICTS = 296;

/**
 * The text of the project's topology: districts of England, upper tiers and regions, generalised.
 * `boundaries` is the text of the official topology, `register` that of the register of local authorities.
 * Throws SmiError `file-unreadable`, `column-missing`, `rows-unreadable`, or `code-unknown` when a district
 * is not in the register.
 */
export function makeTopology(boundaries: string, register: string): string {
  const { transform, districts } = districtsOf(boundaries, YEAR, DISTRICTS, BOUNDARIES);
  const parentage = readRegister(register, REGISTER);
  const cell_m2 = cellOf(transform);
  const visible = withoutIslets(cutIntoArcs(districts), { cell_m2, ...ISLETS });
  const map = windClockwise(generalise(visible, { cell_m2, ...BENDS }));

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
    vintage: `${YEAR}`,
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
