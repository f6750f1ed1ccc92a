import { quoteFound } from '../errors/smi-error.js';
import { GSS_CODE } from '../schemas/fields.js';
import { readCsv } from './layouts/csv.js';
import { gunzip } from './layouts/gzip.js';
import { Problems } from './problems.js';
import { fileOf, OGL, type ReferenceSource } from './source.js';
import { NO_SYMBOLS } from './symbols.js';

/** A place of the file: a district, or a code of the census for what is no district. */
export interface CensusPlace {
  readonly code: string;
  readonly name: string;
}

/** Where the people of one origin lived on Census Day. */
export interface OriginFlows extends CensusPlace {
  /** Row of its first count in the file; the others follow without a gap, by code of the destination. */
  readonly first_row: number;
  /** People by code of the destination, in the order of the file. */
  readonly people: ReadonlyMap<string, number>;
}

/** Who lived where a year before the census, and where on its day. */
export interface CensusFlows {
  /** In the order of the file. */
  readonly origins: readonly OriginFlows[];
  /** Every destination, by code. */
  readonly destinations: readonly CensusPlace[];
}

/** Lived at the same address a year earlier: the file says “Does not apply”. */
export const SAME_ADDRESS = '-8';
/** Lived outside the United Kingdom a year earlier. */
export const ABROAD = '999999999';

const ORIGIN = 'Migrant LTLA one year ago code';
const ORIGIN_NAME = 'Migrant LTLA one year ago label';
const DESTINATION = 'Lower tier local authorities code';
const DESTINATION_NAME = 'Lower tier local authorities label';
const COUNT = 'Count';

const declaration = {
  name: 'census-od-migration',
  title: 'Census 2021: origin and destination of migrants, ODMG01EW, by lower-tier local authority',
  publisher: 'Office for National Statistics',
  ...OGL,
  citation:
    'Office for National Statistics, Census 2021, Origin-destination migration data, England and Wales (ODMG01EW), 26 October 2023.',
  landing_page: 'https://www.nomisweb.co.uk/sources/census_2021_od',
  newest: { by: 'github' as const, repository: 'ONSvisual/census-od-data', branch: 'main' },
  files: [
    {
      name: 'ODMG01EW_LTLA.csv.gz',
      address:
        'https://raw.githubusercontent.com/ONSvisual/census-od-data/{version}/input/ODMG01EW_LTLA.csv.gz',
      kind: 'csv.gz' as const,
    },
  ],
};

/**
 * Reads the file as blocks of rows, one for each origin, ordered by the code of the destination: that order
 * gives every count its row. Throws as `gunzip` and `readCsv`, and `rows-unreadable`.
 */
const censusOdMigration: ReferenceSource<CensusFlows> = {
  ...declaration,
  symbols: NO_SYMBOLS,
  async read(reader) {
    const file = fileOf(declaration);
    const bytes = gunzip(await reader.bytes(file), file.name);
    const layout = [ORIGIN, ORIGIN_NAME, DESTINATION, DESTINATION_NAME, COUNT];
    const { rows, indexOf } = readCsv(bytes, file.name, layout);
    const columns = layout.map(indexOf);
    const problems = new Problems(file.name);
    const origins = new Map<string, OriginFlows & { readonly people: Map<string, number> }>();
    const destinations = new Map<string, string>();
    let current: { readonly code: string; last: string } | undefined;
    for (const [i, fields] of rows.entries()) {
      const [code = '', name = '', to = '', toName = '', count = ''] = columns.map(
        (column) => fields[column],
      );
      const expect = (holds: boolean, column: string, problem: string | (() => string), found: string) => {
        if (holds) return;
        const what = typeof problem === 'string' ? problem : problem();
        problems.add(i + 2, column, `${what}, found ${quoteFound(found)}`);
      };
      if (current?.code !== code) {
        expect(!origins.has(code), ORIGIN, 'rows of this origin were before other origins', code);
        expect(/^-?\w+$/.test(code) && name !== '', ORIGIN, 'not a code with a name', code);
        origins.set(code, { code, name, first_row: i + 2, people: new Map() });
        current = { code, last: '' };
      }
      const flows = origins.get(code)!;
      expect(flows.name === name, ORIGIN_NAME, () => `the origin was ${quoteFound(flows.name)} before`, name);
      expect(GSS_CODE.test(to), DESTINATION, 'not an area code', to);
      expect(
        to > current.last,
        DESTINATION,
        () => `not after ${current?.last}, in the order of the codes`,
        to,
      );
      const known = destinations.get(to) ?? toName;
      expect(
        known === toName,
        DESTINATION_NAME,
        () => `the destination was ${quoteFound(known)} before`,
        toName,
      );
      expect(/^\d{1,9}$/.test(count), COUNT, 'not a number of people', count);
      current.last = to;
      destinations.set(to, toName);
      flows.people.set(to, Number(count));
    }
    problems.check();
    return {
      origins: [...origins.values()],
      destinations: [...destinations]
        .map(([code, name]) => ({ code, name }))
        .sort((a, b) => (a.code < b.code ? -1 : 1)),
    };
  },
};

export default censusOdMigration;
