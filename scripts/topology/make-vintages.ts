import { SmiError } from '../../errors/smi-error.js';
import { writeTopology } from '../../outputs/maps/topojson.js';
import { generalise } from './generalise.js';
import { withoutIslets } from './islets.js';
import { merged } from './merge.js';
import { type OfficialArea, type OfficialFile, readOfficial, shapesOf, standingIn } from './official.js';
import { readRegister } from './registers.js';
import { cutIntoArcs, type Shape, windClockwise } from './shapes.js';
import { BOUNDARIES, boundsOf, cellOf, HEAD, OF_ENGLAND, REGISTER, steps, written } from './written.js';

/** The first year of each set of districts of England since 2016, with how many there are. */
export const VINTAGES: ReadonlyMap<number, number> = new Map([
  [2016, 326],
  [2019, 317],
  [2020, 314],
  [2021, 309],
  [2023, 296],
  [2025, 296],
]);
const YEARS = [...VINTAGES.keys()];
/** The first and last year that the boundaries and the register are made for. */
export const FIRST = Math.min(...YEARS);
export const LAST = Math.max(...YEARS);

/** The areas of a layer that stood in any vintage, each once. */
const everOf = (areas: readonly OfficialArea[]): OfficialArea[] => [
  ...new Set(YEARS.flatMap((year) => standingIn(areas, year))),
];

function checkCounts({ objects }: OfficialFile): void {
  const geometries = objects.ltla.geometries;
  const codes = everOf(geometries).map(({ properties }) => properties.areacd);
  if (new Set(codes).size !== codes.length)
    throw new SmiError('file-unreadable', `${BOUNDARIES} holds a district of England under one code twice`);
  for (const [year, expected] of VINTAGES) {
    const found = standingIn(geometries, year).length;
    if (found === expected) continue;
    const holds = `${found} districts of England for ${year}, not ${expected}`;
    throw new SmiError('file-unreadable', `${BOUNDARIES} holds ${holds}`);
  }
}

/** First year, and last year of what no longer stands; 2016 also for what stood before. */
const yearsOf = ({ properties: { start = FIRST, end } }: OfficialArea) =>
  end === undefined ? { start } : { start, end };

const isCounty = ({ properties: { areacd } }: OfficialArea): boolean => areacd.startsWith('E10');

/**
 * The text of the topology of every vintage: each district and upper tier of England since 2016 once, with
 * its years, and the regions, generalised together over one set of arcs. Parameters and errors as those of
 * `makeTopology`.
 */
export function makeVintages(boundaries: string, register: string): string {
  const official = readOfficial(boundaries, BOUNDARIES);
  checkCounts(official);
  const parentage = readRegister(register, REGISTER);
  const districts = everOf(official.objects.ltla.geometries);
  const upperTiers = everOf(official.objects.utla.geometries);

  const { transform } = official;
  const cell_m2 = cellOf(transform, OF_ENGLAND);
  const codesIn = (year: number) =>
    new Set(standingIn(districts, year).map(({ properties }) => properties.areacd));
  // An upper tier that has no districts is a district itself, and has its shape from there.
  const cut = cutIntoArcs(shapesOf(official, [...districts, ...upperTiers.filter(isCounty)]));
  const visible = withoutIslets(cut, { cell_m2, ...OF_ENGLAND.islets }, YEARS.map(codesIn));
  const map = windClockwise(generalise(visible, { cell_m2, ...OF_ENGLAND.bends }));

  const shapes = new Map(map.shapes.map((shape) => [shape.code, shape]));
  const regionOf = (code: string) => {
    const found = parentage.get(code);
    if (found !== undefined) return found.region;
    throw new SmiError('code-unknown', `${code} of ${BOUNDARIES} is not in ${REGISTER}`);
  };
  const shapeOf = (code: string): Shape => {
    const found = shapes.get(code);
    if (found !== undefined) return found;
    throw new SmiError('file-unreadable', `${BOUNDARIES} has ${code} as upper tier but not as district`);
  };
  const level = (areas: readonly OfficialArea[]) => {
    const geometries = areas.map((area) => {
      const { areacd, areanm } = area.properties;
      return written(shapeOf(areacd), parentage.get(areacd)?.district.name ?? areanm, yearsOf(area));
    });
    return { type: 'GeometryCollection', geometries: geometries.sort((a, b) => (a.id < b.id ? -1 : 1)) };
  };
  const today = { ...map, shapes: map.shapes.filter(({ code }) => codesIn(LAST).has(code)) };
  const regionNames = new Map(today.shapes.map(({ code }) => [regionOf(code).code, regionOf(code).name]));
  const regions = merged(today, (code) => regionOf(code).code).shapes.map((shape) =>
    written(shape, regionNames.get(shape.code) ?? ''),
  );
  return writeTopology({
    ...HEAD,
    vintage: `${FIRST} to ${LAST}`,
    bbox: boundsOf(map, transform),
    transform,
    objects: {
      districts: level(districts),
      upper_tiers: level(upperTiers),
      regions: { type: 'GeometryCollection', geometries: regions },
    },
    arcs: map.arcs.map(steps),
  });
}
