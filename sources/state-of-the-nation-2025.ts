import { quoteFound } from '../errors/smi-error.js';
import type { ListedPlace, PlaceList } from './districts-to-itl2.js';
import { areaKey, readAreaList } from './layouts/area-list.js';
import { decodeUtf8, readCsv } from './layouts/csv.js';
import {
  COMMISSION,
  COMMISSION_NEWEST,
  COMMISSION_REPOSITORY,
} from './layouts/social-mobility-commission.js';
import { Problems } from './problems.js';
import { fileOf, OGL, type ReferenceSource, type SourceReader } from './source.js';
import { readCell, SOCIAL_MOBILITY_COMMISSION_SYMBOLS } from './symbols.js';

/** The composite index of an area in a period. */
export interface CompositeFigure extends Omit<ListedPlace, 'cell'> {
  readonly measure: string;
  readonly period: string;
  readonly value: number | null;
  readonly reason: string;
  readonly unit: string;
  readonly cell: string;
  readonly raw_text: string;
}

export interface StateOfTheNation {
  /** The areas of each code. */
  readonly places: PlaceList;
  /** Every index in every period. */
  readonly figures: readonly CompositeFigure[];
}

/** The file of the second index says “Outcomes” where the publication says “Opportunities”. */
const COMPOSITES = [
  { measure: 'conditions_of_childhood', code: 'ci1' },
  { measure: 'labour_market_opportunities', code: 'ci2' },
  { measure: 'innovation_and_growth', code: 'ci3' },
  { measure: 'promising_prospects', code: 'ci4' },
] as const;

const declaration = {
  name: 'state-of-the-nation-2025',
  title: 'State of the Nation 2025: composite indices of 205 areas',
  publisher: COMMISSION,
  ...OGL,
  citation: 'Social Mobility Commission, State of the Nation 2025, composite indices 1 to 4, full data sets.',
  landing_page: 'https://social-mobility.data.gov.uk/',
  newest: COMMISSION_NEWEST,
  files: [
    ...COMPOSITES.map(({ code }) => ({
      name: `2025-01-01-${code}-full-dataset.csv`,
      address: `${COMMISSION_REPOSITORY}/R/input/SON25/2025-01-01-${code}-full-dataset.csv`,
      kind: 'csv' as const,
    })),
    {
      name: '205_regions_codes.json',
      address: `${COMMISSION_REPOSITORY}/son/static/data/by-page/social_mobility_by_area/205_regions_codes.json`,
      kind: 'json' as const,
    },
  ],
};

const COLUMNS = [
  'measure_code',
  'measure_title',
  'chart_type',
  'area_code',
  'area_type',
  'area_name',
  'primary_split_type',
  'primary_split_value',
  'secondary_split_type',
  'secondary_split_value',
  'tertiary_split_type',
  'tertiary_split_value',
  'fourth_split_type',
  'fourth_split_value',
  'time_period',
  'value',
  'lci',
  'uci',
  'sample_size',
  'unit',
  'value_note',
  'variable_used',
  'weight_used',
  'age_used',
  'year_used',
];
const UNIT = 'z-score';

/** The key of the list of areas. */
const AREA_LIST = '205_regions';

/** The areas by their names, and by the codes that they consist of. Throws `rows-unreadable`. */
async function readAreas(reader: SourceReader) {
  const file = fileOf(declaration, COMPOSITES.length);
  const text = decodeUtf8(await reader.bytes(file), file.name);
  const byName = new Map<string, Omit<ListedPlace, 'cell'>>();
  const places = new Map<string, ListedPlace[]>();
  readAreaList(text, file.name, AREA_LIST).forEach(({ name, code: place_code, codes }, i) => {
    const place = { place_code, place_name: name };
    byName.set(areaKey(name), place);
    codes.forEach((code, j) => {
      const cell = `${file.name}#${AREA_LIST}[${i}]:codes[${j}]`;
      places.set(code, [...(places.get(code) ?? []), { ...place, cell }]);
    });
  });
  return { byName, places };
}

const stateOfTheNation: ReferenceSource<StateOfTheNation> = {
  ...declaration,
  symbols: SOCIAL_MOBILITY_COMMISSION_SYMBOLS,
  async read(reader) {
    const { byName, places } = await readAreas(reader);
    const figures: CompositeFigure[] = [];
    for (const [index, { measure, code }] of COMPOSITES.entries()) {
      const file = fileOf(declaration, index);
      const table = readCsv(await reader.bytes(file), file.name, COLUMNS);
      const problems = new Problems(file.name);
      const seen = new Set<string>();
      table.rows.forEach((fields, i) => {
        const row = i + 2;
        const cell = (column: string) => fields[table.indexOf(column)] ?? '';
        const expect = (holds: boolean, column: string) => {
          if (!holds) problems.add(row, column, `cannot be read, found ${quoteFound(cell(column))}`);
        };
        const place = byName.get(areaKey(cell('area_name')));
        const reading = readCell(cell('value'), SOCIAL_MOBILITY_COMMISSION_SYMBOLS);
        const key = `${place?.place_code} ${cell('time_period')}`;
        expect(cell('measure_code') === code, 'measure_code');
        expect(place !== undefined && !seen.has(key), 'area_name');
        expect(/\b\d{4}$/.test(cell('time_period')), 'time_period');
        expect(reading !== undefined, 'value');
        expect(cell('unit') === UNIT, 'unit');
        seen.add(key);
        if (place === undefined || reading === undefined) return;
        const { value, reason } = reading;
        figures.push({
          ...place,
          measure,
          period: cell('time_period'),
          value,
          reason,
          unit: UNIT,
          cell: `${file.name}#${row}:value`,
          raw_text: cell('value'),
        });
      });
      problems.check();
    }
    return { places, figures };
  },
};

export default stateOfTheNation;
