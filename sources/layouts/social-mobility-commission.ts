import { quoteFound } from '../../errors/smi-error.js';
import type { SourceDeclaration } from '../../schemas/source.js';
import { Problems } from '../problems.js';
import { fileOf, type SourceReader } from '../source.js';
import { readCell, SOCIAL_MOBILITY_COMMISSION_SYMBOLS } from '../symbols.js';
import { readCsv } from './csv.js';

/** The publisher’s repository, at the commit of its files. */
export const COMMISSION_REPOSITORY =
  'https://raw.githubusercontent.com/ukgov-equality-hub/smc-son/0dcee7a850f927c3c2c6befb3745dd6711ff1c6d';

export const COMMISSION = 'Social Mobility Commission';

/** What a region has of a measure of mobility, under its name: the publisher gives no code. */
export interface MobilityFigure {
  readonly measure: string;
  readonly place: string;
  /** False for a row without a kind of area, which may be of no region: people who grew up abroad. */
  readonly isRegion: boolean;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly standardError: number | null;
  readonly people: number | null;
  readonly unit: string;
  readonly period: string;
  /** Why the value is missing; empty where it is not. */
  readonly reason: string;
  readonly cell: string;
  readonly raw_text: string;
}

/** How a file marks a measure. */
export interface MobilityMeasure {
  readonly code: string;
  /** The text of `Value_note`. */
  readonly note: string;
  /** The text of `Unit`. */
  readonly unit: string;
  readonly range: readonly [number, number];
}

export const MOBILITY_COLUMNS = [
  'Ind_code',
  'Ind_name',
  'Area_type',
  'Area_code',
  'Area_name',
  'Time_period',
  'SEB',
  'Age',
  'Sex',
  'Category_type',
  'Category',
  'Value',
  'Sample_size',
  'LCI',
  'UCI',
  'SE',
  'Unit',
  'Value_note',
];

const REGION = 'ITL2';
/** Kinds of area that are larger than a region: their rows are of other years, or of groups of people. */
const LARGER = ['National', 'Country', 'ITL1'];
const NONE = 'NA';

/**
 * The figures of all people of each region, in the order of the file; those of countries and of groups of
 * people are left out. Throws `rows-unreadable`, also for a measure without a region and for a region twice,
 * and as `readCsv`.
 */
export async function readMobility(
  reader: SourceReader,
  source: SourceDeclaration,
  columns: readonly string[],
  measures: readonly MobilityMeasure[],
): Promise<MobilityFigure[]> {
  const file = fileOf(source);
  const table = readCsv(await reader.bytes(file), file.name, columns);
  const problems = new Problems(file.name);
  const seen = new Set<string>();
  const found = table.rows.flatMap((fields, i): MobilityFigure[] => {
    const row = i + 2;
    const cell = (column: string) => fields[table.indexOf(column)] ?? '';
    const kind = cell('Area_type');
    if (LARGER.includes(kind)) return [];
    if (kind !== REGION && kind !== NONE) {
      problems.add(row, 'Area_type', `not a kind of area that is known, found ${quoteFound(kind)}`);
      return [];
    }
    const groups = columns.filter((column) => column.startsWith('Category'));
    if (cell('Sex') !== 'Total' || groups.some((column) => cell(column) !== NONE)) return [];
    const measure = measures.find(({ note }) => note === cell('Value_note'));
    if (measure === undefined) {
      problems.add(row, 'Value_note', `not a measure that is known, found ${quoteFound(cell('Value_note'))}`);
      return [];
    }
    if (cell('Unit') !== measure.unit)
      problems.add(row, 'Unit', `not ${quoteFound(measure.unit)}, found ${quoteFound(cell('Unit'))}`);
    const read = (column: string) => {
      const reading = readCell(cell(column), SOCIAL_MOBILITY_COMMISSION_SYMBOLS);
      if (reading === undefined) problems.add(row, column, `not a number, found ${quoteFound(cell(column))}`);
      return reading ?? { value: null, reason: '' };
    };
    const place = cell('Area_name');
    const key = `${measure.code} ${place}`;
    if (place === '' || place === NONE || seen.has(key))
      problems.add(row, 'Area_name', `no name, or one that appeared before, found ${quoteFound(place)}`);
    seen.add(key);
    const { value, reason } = read('Value');
    const [min, max] = measure.range;
    if (value !== null && (value < min || value > max))
      problems.add(row, 'Value', `outside ${min} to ${max}, found ${quoteFound(cell('Value'))}`);
    const [lower, upper] = [read('LCI').value, read('UCI').value];
    if (value !== null && ((lower ?? value) > value || (upper ?? value) < value))
      problems.add(row, 'LCI', `the limits do not contain the value, found ${quoteFound(cell('LCI'))}`);
    const standardError = read('SE').value;
    if (standardError !== null && standardError < 0)
      problems.add(row, 'SE', `below zero, found ${quoteFound(cell('SE'))}`);
    return [
      {
        measure: measure.code,
        place,
        isRegion: kind === REGION,
        value,
        lower,
        upper,
        standardError,
        people: read('Sample_size').value,
        unit: measure.unit,
        period: cell('Time_period'),
        reason,
        cell: `${file.name}#${row}:Value`,
        raw_text: cell('Value'),
      },
    ];
  });
  for (const { code, note } of measures)
    if (!found.some(({ measure, isRegion }) => measure === code && isRegion))
      problems.add(1, 'Value_note', `no region has ${quoteFound(note)}`);
  problems.check();
  return found;
}
