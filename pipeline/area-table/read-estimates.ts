import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { parseNumber } from '../../sources/symbols.js';
import { didYouMean } from '../nearest.js';
import { type ColumnMap, ROLES, type Role } from './column-map.js';
import type { RawTable } from './read-rows.js';

/** A cell of the table as a number, or why there is none. */
export interface EstimateCell {
  readonly value: number | null;
  /** Why there is no number; empty where there is one. */
  readonly reason: string;
  readonly text: string;
}

/** One row of the table. */
export interface EstimateRow {
  /** Of the file, from 1. */
  readonly row: number;
  /** The area as the table names it. */
  readonly area: string;
  readonly cells: ReadonlyMap<Exclude<Role, 'area'>, EstimateCell>;
}

/** What publishers of such tables write where there is no number. */
const MISSING: Readonly<Record<string, string>> = {
  '': 'no_figure',
  '-': 'not_available',
  '–': 'not_available',
  '..': 'not_available',
  '.': 'not_available',
  'n/a': 'not_available',
  na: 'not_available',
  x: 'not_available',
  '[x]': 'not_available',
  ':': 'not_available',
  '[:]': 'not_available',
  c: 'suppressed',
  '[c]': 'suppressed',
  '*': 'suppressed',
  z: 'not_applicable',
  '[z]': 'not_applicable',
};

const plain = (text: string) => text.replace(/[\s\u00a0]+/g, ' ').trim();

function readNumber(text: string): EstimateCell | undefined {
  const bare = plain(text);
  const reason = Object.hasOwn(MISSING, bare.toLowerCase()) ? MISSING[bare.toLowerCase()] : undefined;
  if (reason !== undefined) return { value: null, reason, text };
  // £9,500 and −£4,000 and 45%: the sign of the unit says nothing that the header does not.
  const value = parseNumber(
    bare
      .replace(/^[−–]/, '-')
      .replace(/^(-?)£\s*/, '$1')
      .replace(/\s*%$/, ''),
  );
  return value === undefined ? undefined : { value, reason: '', text };
}

/** Where the header stands: the first row that has every mapped column. */
function headerOf({ name, rows }: RawTable, map: ColumnMap): { at: number; places: Map<Role, number> } {
  let best: { missing: string[]; cells: string[] } | undefined;
  for (const [at, cells] of rows.entries()) {
    const texts = cells.map(plain);
    const missing = [...map.values()].filter((header) => !texts.includes(plain(header)));
    if (missing.length === 0) {
      const twice = [...map.values()].find(
        (header) => texts.filter((text) => text === plain(header)).length > 1,
      );
      if (twice !== undefined)
        throw new SmiError(
          'table-invalid',
          `${name}, row ${at + 1}: the column ${quoteFound(twice)} stands twice`,
        );
      return { at, places: new Map([...map].map(([role, header]) => [role, texts.indexOf(plain(header))])) };
    }
    if (best === undefined || missing.length < best.missing.length) best = { missing, cells: texts };
  }
  const [lost = ''] = best?.missing ?? [];
  throw new SmiError(
    'table-invalid',
    `${name} has no column ${quoteFound(lost)}`,
    didYouMean(
      lost,
      (best?.cells ?? []).filter((text) => text !== ''),
    ),
  );
}

/** A row of the header again, of a total or of a note holds no figure in any column that is asked for. */
const isBlank = (cells: readonly string[], places: ReadonlyMap<Role, number>): boolean =>
  [...places].every(([role, at]) => role === 'area' || plain(cells[at] ?? '') === '');

/**
 * The rows of a table by area. Rows without any text are passed over; a row with an area and no figure at all is told
 * of in `notes`, as are rows with text in the first cells only. Throws `table-invalid`, naming file, row and column.
 */
export function readEstimates(raw: RawTable, map: ColumnMap): { rows: EstimateRow[]; notes: string[] } {
  const { at, places } = headerOf(raw, map);
  const rows: EstimateRow[] = [];
  const notes: string[] = [];
  for (const [below, cells] of raw.rows.slice(at + 1).entries()) {
    const row = at + below + 2;
    const area = plain(cells[places.get('area') ?? 0] ?? '');
    if (cells.every((text) => plain(text) === '')) continue;
    if (isBlank(cells, places)) {
      notes.push(
        `row ${row} (${quoteFound(area || cells.map(plain).find(Boolean) || '')}) has no figure in any of the columns: taken for a note`,
      );
      continue;
    }
    if (area === '') throw new SmiError('table-invalid', `${raw.name}, row ${row}: figures without an area`);
    const read = new Map<Exclude<Role, 'area'>, EstimateCell>();
    for (const role of ROLES) {
      const place = places.get(role);
      if (role === 'area' || place === undefined) continue;
      const text = cells[place] ?? '';
      const cell = readNumber(text);
      if (cell === undefined || (role.endsWith('_se') && (cell.value ?? 0) < 0)) {
        throw new SmiError(
          'table-invalid',
          `${raw.name}, row ${row}, column ${quoteFound(map.get(role) ?? '')}: ${
            cell === undefined ? 'not a number' : 'a standard error below nought'
          }, found ${quoteFound(text)}`,
        );
      }
      read.set(role, cell);
    }
    rows.push({ row, area, cells: read });
  }
  if (rows.length === 0)
    throw new SmiError('table-invalid', `${raw.name} has no row with figures below its header`);
  return { rows, notes };
}
