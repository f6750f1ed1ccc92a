import { quoteFound, SmiError } from '../../../errors/smi-error.js';
import { cleanText } from '../../tables/clean-text.js';
import { findHeader, type Header, isHeaderAgain } from '../../tables/find-header.js';
import type { RawTable } from '../../tables/raw-table.js';
import { type EstimateCell, isPercent, readNumber } from '../../tables/read-number.js';
import { type ColumnMap, ROLES, type Role } from './column-map.js';

type Figure = Exclude<Role, 'area'>;

/** One row of the table. */
export interface EstimateRow {
  /** Of the file, from 1. */
  readonly row: number;
  /** The area as the table names it. */
  readonly area: string;
  readonly cells: ReadonlyMap<Figure, EstimateCell>;
}

/** No area has a longer name, and what is longer must not be compared with every name there is. */
const LONGEST_AREA = 200;

const PLAIN = 'give a plain number, or c, x, z or .. where there is none';

/** Why a row of figures is none of this table: its cells do not stand below those of the header. */
function misfit(texts: readonly string[], { width, places }: Header): string | undefined {
  if (texts.slice(width).some((text) => text !== ''))
    return `${texts.length} cells where the header has ${width}`;
  return Math.max(...places.values()) >= texts.length
    ? `it ends after ${texts.length} cells, the header after ${width}`
    : undefined;
}

/**
 * The rows of a table by area. Rows without any text are passed over; a row that has no figure in any of the columns,
 * or says the header again, is told of in `notes`. Throws `table-invalid`, naming file, row and column.
 */
export function readEstimates(raw: RawTable, map: ColumnMap): { rows: EstimateRow[]; notes: string[] } {
  const header = findHeader(raw, map);
  const rows: EstimateRow[] = [];
  const notes: string[] = [];
  const percent = new Map<Figure, { readonly is: boolean; readonly row: number }>();
  const refused = (row: number, problem: string, next?: string) =>
    new SmiError('table-invalid', `${raw.name}, row ${row}${problem}`, next === undefined ? {} : { next });
  const read = (texts: readonly string[], row: number): EstimateRow['cells'] => {
    const cells = new Map<Figure, EstimateCell>();
    for (const role of ROLES) {
      const place = header.places.get(role);
      if (role === 'area' || place === undefined) continue;
      const where = `, column ${quoteFound(map.get(role) ?? '')}`;
      const text = texts[place] ?? '';
      const cell = readNumber(text);
      if (typeof cell === 'string') throw refused(row, `${where}: ${cell}, found ${quoteFound(text)}`, PLAIN);
      if (role.endsWith('_se') && (cell.value ?? 0) < 0)
        throw refused(row, `${where}: a standard error below nought, found ${quoteFound(text)}`);
      if (cell.value !== null) {
        const first = percent.get(role) ?? { is: isPercent(text), row };
        percent.set(role, first);
        if (first.is !== isPercent(text))
          throw refused(row, `${where}: with % here and without in row ${first.row}, or the other way round`);
      }
      cells.set(role, cell);
    }
    return cells;
  };
  for (const [below, given] of raw.rows.slice(header.at + 1).entries()) {
    const row = header.at + below + 2;
    const texts = given.map(cleanText);
    const first = texts.find((text) => text !== '');
    if (first === undefined) continue;
    const area = texts[header.places.get('area') ?? 0] ?? '';
    if ([...header.places].every(([role, at]) => role === 'area' || (texts[at] ?? '') === '')) {
      notes.push(`row ${row} (${quoteFound(area || first)}) has no figure in any of the columns`);
      continue;
    }
    if (isHeaderAgain(texts, header, map)) {
      notes.push(`row ${row} says the header again`);
      continue;
    }
    const odd = raw.ragged ? misfit(texts, header) : undefined;
    if (odd !== undefined) throw refused(row, `: ${odd}`, 'put a cell with a comma in quotation marks');
    if (area === '') throw refused(row, ': figures without an area');
    if (area.length > LONGEST_AREA)
      throw refused(row, `: ${quoteFound(area, 40)} is too long to be the name of an area`);
    rows.push({ row, area, cells: read(texts, row) });
  }
  if (rows.length === 0)
    throw new SmiError('table-invalid', `${raw.name} has no row with figures below its header`);
  return { rows, notes };
}
