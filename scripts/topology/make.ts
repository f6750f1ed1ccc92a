import type { Transform } from 'topojson-specification';
import { SmiError } from '../../errors/smi-error.js';
import { type WrittenArea, writeTopology } from '../../outputs/geometry/topojson.js';
import areaRegisters from '../../sources/area-registers.js';
import boundaries from '../../sources/boundaries.js';
import { fileOf } from '../../sources/source.js';
import { generalise } from './generalise.js';
import { withoutIslets } from './islets.js';
import { merged } from './merge.js';
import { districtsOf } from './official.js';
import { type Parentage, readRegister } from './registers.js';
import { cutIntoArcs, type Shape, type ShapeMap, windClockwise } from './shapes.js';

export const YEAR = 2025;
export const DISTRICTS = 296;

/** Addresses of the official files, below `https://`, which is also where a mirror holds them. */
export const BOUNDARIES = fileOf(boundaries).address.replace('https://', '');
export const REGISTER = fileOf(areaRegisters).address.replace('https://', '');

const HEAD = {
  type: 'Topology',
  attribution:
    'Source: Office for National Statistics licensed under the Open Government Licence v.3.0. Contains OS data © Crown copyright and database right 2025',
  licence: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
  source: `https://${BOUNDARIES}`,
  vintage: `${YEAR}`,
} as const;

/** Metres of a degree of latitude, and the cosine of the middle latitude of England (52.7 degrees). */
const DEGREE_M = 111_195;
const COSINE = 0.606;

/**
 * On a map of England 900 pixels high a pixel is half a square kilometre: bends under 0.2 km² do not show
 * there. On the map of one area they do, so none is taken that is over 1/1500 of the area.
 */
const BENDS = { bend_m2: 200_000, bend_share: 1 / 1500, area_share: 0.01 };
const ISLETS = { smallest_m2: 250_000, smallest_share: 0.01 };

const cellOf = ({ scale: [x, y] }: Transform): number => x * DEGREE_M * COSINE * (y * DEGREE_M);

function written({ code, polygons }: Shape, name: string): WrittenArea {
  const arcs = polygons.map((rings) => rings.map((ring) => [...ring]));
  const properties = { area_code: code, area_name: name };
  const [only, ...others] = arcs;
  return only !== undefined && others.length === 0
    ? { type: 'Polygon', id: code, properties, arcs: only }
    : { type: 'MultiPolygon', id: code, properties, arcs };
}

function steps(arc: ShapeMap['arcs'][number]): [number, number][] {
  return arc.map(([x = 0, y = 0], i) => {
    const [px = 0, py = 0] = arc[i - 1] ?? [];
    return [x - px, y - py];
  });
}

function boundsOf({ arcs }: ShapeMap, { scale, translate }: Transform): [number, number, number, number] {
  const xs = arcs.flat().map(([x = 0]) => x * scale[0] + translate[0]);
  const ys = arcs.flat().map(([, y = 0]) => y * scale[1] + translate[1]);
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  return [round(Math.min(...xs)), round(Math.min(...ys)), round(Math.max(...xs)), round(Math.max(...ys))];
}

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
