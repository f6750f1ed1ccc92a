import type { Transform } from 'topojson-specification';
import type { WrittenArea } from '../../outputs/maps/topojson.js';
import { lockedAddress } from '../../pipeline/acquire/lock.js';
import type { Row } from '../../schemas/table.js';
import areaRegisters from '../../sources/area-registers.js';
import boundaries from '../../sources/boundaries.js';
import { fileOf } from '../../sources/source.js';
import type { Tolerance } from './generalise.js';
import type { Islets } from './islets.js';
import type { Shape, ShapeMap } from './shapes.js';

/** Addresses of the official files, below `https://`, which is also where a mirror holds them. */
export const BOUNDARIES = (await lockedAddress(fileOf(boundaries))).replace('https://', '');
export const REGISTER = (await lockedAddress(fileOf(areaRegisters))).replace('https://', '');

/** What the project's topologies say of themselves, but for their vintage. */
export const HEAD = {
  type: 'Topology',
  attribution:
    'Source: Office for National Statistics licensed under the Open Government Licence v.3.0. Contains OS data © Crown copyright and database right 2025',
  licence: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
  source: `https://${BOUNDARIES}`,
} as const;

/** Metres of a degree of latitude. */
const DEGREE_M = 111_195;

/** How fine the lines of a topology are. */
export interface Detail {
  /** Of the middle latitude. */
  readonly cosine: number;
  readonly bends: Omit<Tolerance, 'cell_m2'>;
  readonly islets: Omit<Islets, 'cell_m2'>;
}

/**
 * On a map of England 900 pixels high a pixel is half a square kilometre: bends under 0.2 km² do not show
 * there. On the map of one area they do, so none is taken that is over 1/1500 of the area.
 */
export const OF_ENGLAND: Detail = {
  cosine: 0.606, // 52.7 degrees
  bends: { bend_m2: 200_000, bend_share: 1 / 1500, area_share: 0.01 },
  islets: { smallest_m2: 250_000, smallest_share: 0.01 },
};

/**
 * The United Kingdom is nearly twice as high, so that a pixel is nearly two square kilometres, and the coast
 * of Scotland alone has more bends than all of England. The area of a part of the coast may change more:
 * half of the islands are smaller than the bends of a county.
 */
export const OF_THE_UNITED_KINGDOM: Detail = {
  cosine: 0.568, // 55.4 degrees
  bends: { bend_m2: 700_000, bend_share: 1 / 1000, area_share: 0.02 },
  islets: { smallest_m2: 2_000_000, smallest_share: 0.01 },
};

/** Square metres of a cell of the official grid. */
export const cellOf = ({ scale: [x, y] }: Transform, { cosine }: Pick<Detail, 'cosine'>): number =>
  x * DEGREE_M * cosine * (y * DEGREE_M);

/** A shape as it is written, with its name and any other properties. */
export function written({ code, polygons }: Shape, name: string, more: Row = {}): WrittenArea {
  const arcs = polygons.map((rings) => rings.map((ring) => [...ring]));
  const properties = { area_code: code, area_name: name, ...more };
  const [only, ...others] = arcs;
  return only !== undefined && others.length === 0
    ? { type: 'Polygon', id: code, properties, arcs: only }
    : { type: 'MultiPolygon', id: code, properties, arcs };
}

/** An arc as TopoJSON writes it: the first position, then the steps from one to the next. */
export function steps(arc: ShapeMap['arcs'][number]): [number, number][] {
  return arc.map(([x = 0, y = 0], i) => {
    const [px = 0, py = 0] = arc[i - 1] ?? [];
    return [x - px, y - py];
  });
}

/** The box around a map: west, south, east, north in degrees. */
export function boundsOf(
  { arcs }: ShapeMap,
  { scale, translate }: Transform,
): [number, number, number, number] {
  const xs = arcs.flat().map(([x = 0]) => x * scale[0] + translate[0]);
  const ys = arcs.flat().map(([, y = 0]) => y * scale[1] + translate[1]);
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  return [round(Math.min(...xs)), round(Math.min(...ys)), round(Math.max(...xs)), round(Math.max(...ys))];
}
