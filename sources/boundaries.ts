import { z } from 'zod';
import { SmiError } from '../errors/smi-error.js';
import { GSS_CODE } from '../schemas/fields.js';
import { parseJson } from '../schemas/parse-json.js';
import { decodeUtf8 } from './layouts/csv.js';
import { fileOf, OGL, type ReferenceSource } from './source.js';
import { NO_SYMBOLS } from './symbols.js';

/** An area in the boundaries, and the years in which it existed. */
export interface BoundaryArea {
  readonly code: string;
  readonly name: string;
  /** First and last year; 0 and 9999 where the file gives none. */
  readonly start: number;
  readonly end: number;
}

export interface Boundaries {
  readonly districts: readonly BoundaryArea[];
  readonly upperTiers: readonly BoundaryArea[];
  readonly combinedAuthorities: readonly BoundaryArea[];
}

/** True when the area existed in `year`. */
export const existedIn = (area: BoundaryArea, year: number): boolean =>
  area.start <= year && year <= area.end;

const year = z.int().min(1900).max(2200).optional();
const collection = z.object({
  geometries: z.array(
    z.object({
      properties: z.object({
        areacd: z.string().regex(GSS_CODE),
        areanm: z.string().min(1),
        start: year,
        end: year,
      }),
    }),
  ),
});
const layout = z.object({
  type: z.literal('Topology'),
  objects: z.object({ ltla: collection, utla: collection, cauth: collection }),
});

const areas = ({ geometries }: z.infer<typeof collection>): BoundaryArea[] =>
  geometries.map(({ properties: { areacd, areanm, start = 0, end = 9999 } }) => ({
    code: areacd,
    name: areanm,
    start,
    end,
  }));

const declaration = {
  name: 'boundaries',
  title: 'Boundaries of local authorities, upper tiers, regions and countries, every vintage',
  publisher: 'Office for National Statistics',
  ...OGL,
  citation:
    'Source: Office for National Statistics licensed under the Open Government Licence v.3.0. Contains OS data © Crown copyright and database right 2025.',
  landing_page: 'https://github.com/ONSvisual/uk-topojson',
  newest: { by: 'github' as const, repository: 'ONSvisual/uk-topojson', branch: 'main' },
  files: [
    {
      name: 'topo.json',
      address: 'https://raw.githubusercontent.com/ONSvisual/uk-topojson/{version}/output/topo.json',
      kind: 'json' as const,
    },
  ],
};

/** Which areas existed in which year, by the official boundaries. */
const boundaries: ReferenceSource<Boundaries> = {
  ...declaration,
  symbols: NO_SYMBOLS,
  async read(reader) {
    const file = fileOf(declaration);
    const text = decodeUtf8(await reader.bytes(file), file.name);
    const refuse = (problem: string, cause?: unknown) =>
      new SmiError('file-unreadable', `${file.name}: ${problem}`, { cause });
    const { ltla, utla, cauth } = parseJson(text, layout, refuse).objects;
    return { districts: areas(ltla), upperTiers: areas(utla), combinedAuthorities: areas(cauth) };
  },
};

export default boundaries;
