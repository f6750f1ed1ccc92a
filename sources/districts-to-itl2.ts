import { quoteFound } from '../errors/smi-error.js';
import { GSS_CODE } from '../schemas/fields.js';
import { COMMISSION_REPOSITORY } from './layouts/social-mobility-commission.js';
import { readWorkbook } from './layouts/workbook.js';
import { Problems } from './problems.js';
import { fileOf, OGL, type ReferenceSource } from './source.js';
import { NO_SYMBOLS } from './symbols.js';

/** A place that contains a district, with the row of the official list that says so. */
export interface ListedPlace {
  readonly place_code: string;
  readonly place_name: string;
  readonly cell: string;
}

/** The places of each district, by its code: more than one where the district lies in several. */
export type PlaceList = ReadonlyMap<string, readonly ListedPlace[]>;

const declaration = {
  name: 'districts-to-itl2',
  title: 'Districts of December 2020 and the International Territorial Levels of 2021, lookup (version 2)',
  publisher: 'Office for National Statistics',
  ...OGL,
  citation:
    'Office for National Statistics, LAD (December 2020) to LAU1 to ITL3 to ITL2 to ITL1 (January 2021) lookup in the United Kingdom (v2), as served by the Social Mobility Commission.',
  landing_page: 'https://geoportal.statistics.gov.uk/',
  files: [
    {
      name: 'LAD20_LAU121_ITL321_ITL221_ITL121_UK_LU_v2.xlsx',
      address: `${COMMISSION_REPOSITORY}/son/static/data/LAD20_LAU121_ITL321_ITL221_ITL121_UK_LU_v2.xlsx`,
      kind: 'xlsx' as const,
    },
  ],
};

const SHEET = 'LAD20_LAU121_ITL21_UK_LU v2';
const CODE = 'LAD20CD';
const PLACE = 'ITL221CD';
const NAME = 'ITL221NM';
const PLACE_CODE = /^TL[A-Z][0-9A-Z]$/;

const districtsToItl2: ReferenceSource<PlaceList> = {
  ...declaration,
  symbols: NO_SYMBOLS,
  async read(reader) {
    const file = fileOf(declaration);
    const table = (await readWorkbook(await reader.bytes(file), file.name, [SHEET])).get(SHEET)!;
    const [code, place, name] = [CODE, PLACE, NAME].map((column) => table.indexOf(column)) as [
      number,
      number,
      number,
    ];
    const problems = new Problems(`${file.name}, sheet ${SHEET}`);
    const names = new Map<string, string>();
    const places = new Map<string, ListedPlace[]>();
    table.rows.forEach((fields, i) => {
      const row = i + 2;
      const [district, place_code, place_name] = [code, place, name].map((column) =>
        String(fields[column] ?? '').trim(),
      ) as [string, string, string];
      const expect = (holds: boolean, column: string, found: string) => {
        if (!holds) problems.add(row, column, `cannot be read, found ${quoteFound(found)}`);
      };
      expect(GSS_CODE.test(district), CODE, district);
      expect(PLACE_CODE.test(place_code), PLACE, place_code);
      expect(place_name !== '' && (names.get(place_code) ?? place_name) === place_name, NAME, place_name);
      names.set(place_code, place_name);
      const known = places.get(district) ?? [];
      places.set(district, known);
      // A district of several smaller areas has a row for each.
      if (!known.some((listed) => listed.place_code === place_code))
        known.push({ place_code, place_name, cell: `${file.name}#${row}:${PLACE}` });
    });
    problems.check();
    return places;
  },
};

export default districtsToItl2;
