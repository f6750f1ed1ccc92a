import { z } from 'zod';
import { quoteFound, SmiError } from '../errors/smi-error.js';
import { GSS_CODE } from '../schemas/fields.js';
import { parseJson } from '../schemas/parse-json.js';
import { decodeUtf8 } from './layouts/csv.js';
import { fileOf, OGL, type ReferenceSource } from './source.js';
import { NO_SYMBOLS } from './symbols.js';

/** A district as its boundary file names it, with its boundary in degrees. */
export interface OpenGeographyDistrict {
  readonly code: string;
  readonly name: string;
  readonly geometry: z.output<typeof geometry>;
}

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).rest(z.number());
const polygon = z.array(z.array(position).min(4)).min(1);
const geometry = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('Polygon'), coordinates: polygon }),
  z.looseObject({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon).min(1) }),
]);
const layout = z.looseObject({
  type: z.literal('FeatureCollection'),
  features: z
    .array(
      z.looseObject({
        type: z.literal('Feature'),
        geometry,
        properties: z.looseObject({ LAD25CD: z.string().regex(GSS_CODE), LAD25NM: z.string().min(1) }),
      }),
    )
    .min(1),
});

const declaration = {
  name: 'open-geography-districts',
  title: 'Local authority districts (May 2025) boundaries UK BUC',
  publisher: 'Office for National Statistics',
  ...OGL,
  citation:
    'Source: Office for National Statistics licensed under the Open Government Licence v.3.0. Contains OS data © Crown copyright and database right 2025.',
  landing_page: 'https://geoportal.statistics.gov.uk/',
  not_seen_live:
    'No reply was ever seen. The service, its fields and its paging are those of the documentation of the interface and of public programs that use it.',
  files: [
    {
      name: 'open-geography-districts.geojson',
      address:
        'https://services1.arcgis.com/ESMARspQHYMw9BZ9/arcgis/rest/services/LAD_MAY_2025_UK_BUC/FeatureServer/0/query?where=1%3D1&outFields=LAD25CD,LAD25NM&orderByFields=LAD25CD&outSR=4326&f=geojson',
      kind: 'json' as const,
      interface: 'feature_server' as const,
    },
  ],
};

/** Names and rough boundaries of the districts of the United Kingdom, to check the project's own. */
const openGeographyDistricts: ReferenceSource<readonly OpenGeographyDistrict[]> = {
  ...declaration,
  symbols: NO_SYMBOLS,
  async read(reader) {
    const file = fileOf(declaration);
    const refuse = (problem: string, cause?: unknown) =>
      new SmiError('file-unreadable', `${file.name}: ${problem}`, { cause });
    const { features } = parseJson(decodeUtf8(await reader.bytes(file), file.name), layout, refuse);
    const codes = features.map(({ properties }) => properties.LAD25CD);
    const repeated = codes.find((code, i) => codes.indexOf(code) !== i);
    if (repeated !== undefined) throw refuse(`the district ${quoteFound(repeated)} comes twice`);
    return features.map(({ properties, geometry: shape }) => ({
      code: properties.LAD25CD,
      name: properties.LAD25NM,
      geometry: shape,
    }));
  },
};

export default openGeographyDistricts;
