import { quoteFound } from '../errors/smi-error.js';
import { GSS_CODE } from '../schemas/fields.js';
import type { SourceFile } from '../schemas/source.js';
import { type CsvTable, readCsv } from './layouts/csv.js';
import { Problems } from './problems.js';
import { fileOf, OGL, type ReferenceSource, type SourceReader } from './source.js';
import { NO_SYMBOLS } from './symbols.js';

/** A district code, in use or retired, with the larger areas that contain it today. */
export interface RegisteredDistrict {
  readonly code: string;
  readonly name: string;
  /** Today's code of the district, or of the one that it became part of. */
  readonly activeCode: string;
  readonly upperTierCode: string;
  /** The region, or the country where it has no regions. */
  readonly regionCode: string;
  /** At the date of the register; empty where there is none. */
  readonly combinedAuthorityCode: string;
}

export interface AreaRegisters {
  readonly districts: ReadonlyMap<string, RegisteredDistrict>;
  /** Names by code. */
  readonly upperTiers: ReadonlyMap<string, string>;
  /** Names by code, with those of countries that have no regions. */
  readonly regions: ReadonlyMap<string, string>;
}

const PARENTS = ['CTRYCD', 'CTRYNM', 'EWCD', 'EWNM', 'GBCD', 'GBNM', 'UKCD', 'UKNM'];
const REGION = ['RGNCD', 'RGNNM', ...PARENTS];
const COMBINED = ['CAUTHCD', 'CAUTHNM'];
const UPPER = ['UTLACD', 'UTLANM', ...COMBINED, ...REGION];
const DISTRICT = [
  'LADCD',
  'LADNM',
  'LADCD_ACTIVE',
  'LADNM_ACTIVE',
  ...UPPER,
  'Current',
  'LAD20CD',
  'LAD20NM',
];

const ADDRESS = 'https://raw.githubusercontent.com/drkane/geo-lookups/{version}';
const csv = (name: string): SourceFile => ({ name, address: `${ADDRESS}/${name}`, kind: 'csv' });

const declaration = {
  name: 'area-registers',
  title: 'Registers of local authorities, with upper tier, region and combined authority',
  publisher: 'Office for National Statistics, compiled by D. Kane',
  ...OGL,
  citation:
    'Area registers compiled by D. Kane (geo-lookups) from the Office for National Statistics, Code History Database.',
  landing_page: 'https://github.com/drkane/geo-lookups',
  newest: { by: 'github' as const, repository: 'drkane/geo-lookups', branch: 'master' },
  files: [csv('la_all_codes.csv'), csv('utla_all_codes.csv'), csv('rgn_all_codes.csv')],
};

/** Columns with codes of other areas; some may be empty where there is no such area. */
const LINKS = ['LADCD_ACTIVE', 'UTLACD', 'CAUTHCD', 'RGNCD'];
const MAY_BE_EMPTY = ['CAUTHCD', 'RGNCD'];

async function readRegister(
  reader: SourceReader,
  index: number,
  layout: readonly string[],
): Promise<CsvTable> {
  const file = fileOf(declaration, index);
  const table = readCsv(await reader.bytes(file), file.name, layout);
  const problems = new Problems(file.name);
  const seen = new Set<string>();
  const links = LINKS.filter((column) => layout.includes(column));
  table.rows.forEach((fields, row) => {
    const [code = ''] = fields;
    if (!GSS_CODE.test(code) || seen.has(code))
      problems.add(
        row + 2,
        layout[0] ?? '',
        `not an area code, or one that appeared before, found ${quoteFound(code)}`,
      );
    seen.add(code);
    for (const column of links) {
      const link = fields[table.indexOf(column)] ?? '';
      const holds = GSS_CODE.test(link) || (link === '' && MAY_BE_EMPTY.includes(column));
      if (!holds && column !== layout[0])
        problems.add(row + 2, column, `not an area code, found ${quoteFound(link)}`);
    }
  });
  problems.check();
  return table;
}

const namesByCode = ({ rows }: CsvTable) => new Map(rows.map(([code = '', name = '']) => [code, name]));

const areaRegisters: ReferenceSource<AreaRegisters> = {
  ...declaration,
  symbols: NO_SYMBOLS,
  async read(reader) {
    const register = await readRegister(reader, 0, DISTRICT);
    const upperTiers = await readRegister(reader, 1, UPPER);
    const regions = await readRegister(reader, 2, REGION);
    const divided = new Set(regions.rows.map((fields) => fields[regions.indexOf('CTRYCD')]));
    const undivided = new Map<string, string>();
    const districts = register.rows.map((fields): RegisteredDistrict => {
      const text = (column: string) => fields[register.indexOf(column)] ?? '';
      const country = text('CTRYCD');
      if (country !== '' && !divided.has(country)) undivided.set(country, text('CTRYNM'));
      return {
        code: text('LADCD'),
        name: text('LADNM'),
        activeCode: text('LADCD_ACTIVE'),
        upperTierCode: text('UTLACD'),
        regionCode: undivided.has(country) ? country : text('RGNCD'),
        combinedAuthorityCode: text('CAUTHCD'),
      };
    });
    return {
      districts: new Map(districts.map((district) => [district.code, district])),
      upperTiers: namesByCode(upperTiers),
      regions: new Map([...namesByCode(regions), ...undivided]),
    };
  },
};

export default areaRegisters;
