import { ascending } from 'd3-array';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { CLOSENESS, type DfeNeighbourRow } from '../../pipeline/geography/lookup-tables.js';
import { NEIGHBOURS } from '../../pipeline/geography/neighbours.js';
import { readWorkbook, type SheetCell } from '../../sources/layouts/workbook.js';
import type { AuthorityNumbers } from '../../sources/neet-participation.js';
import { Problems } from '../../sources/problems.js';

const SHEET = 'LA SN Groups';
/** Row of the header; rows 1 and 2 number the columns. */
const HEADER_ROW = 3;
const NUMBER = 'LA number';
/** Text below which the workbook has the neighbours of authorities that have ended. */
const FORMER = 'Old SNs:';

const textOf = (cell: SheetCell): string => (cell == null ? '' : String(cell).trim());

/**
 * The ten neighbours that the department names for each authority, with their words for how close they are.
 * Those of authorities that ended are below the line `Old SNs:` and are left out: their successors have rows
 * of their own. Throws `column-missing`, `file-truncated` or `rows-unreadable`, and as `readWorkbook`.
 * @param numbers GSS codes by the department’s number
 */
export async function dfeNeighbourRows(
  bytes: Uint8Array,
  file: string,
  numbers: AuthorityNumbers,
): Promise<DfeNeighbourRow[]> {
  const rows = (await readWorkbook(bytes, file, [SHEET])).get(SHEET)?.rows ?? [];
  const header = (rows[HEADER_ROW - 2] ?? []).map(textOf);
  const column = (name: string) => {
    const found = header.indexOf(name);
    if (found < 0)
      throw new SmiError('column-missing', `${file}, sheet ${SHEET}, has no column ${quoteFound(name)}`);
    return found;
  };
  const own = column(NUMBER);
  const named = Array.from({ length: NEIGHBOURS }, (_, i) => ({
    name: `SN${i + 1}`,
    index: column(`SN${i + 1}`),
  }));
  const last = rows.findIndex((fields) => fields.some((cell) => textOf(cell) === FORMER));
  if (last < 0)
    throw new SmiError('file-truncated', `${file}, sheet ${SHEET}, has no line ${quoteFound(FORMER)}`);

  const problems = new Problems(`${file}, sheet ${SHEET}`);
  const seen = new Set<string>();
  const codeIn = (row: number, cell: SheetCell, name: string): string => {
    const code = numbers.get(Number(textOf(cell)));
    if (code === undefined)
      problems.add(row, name, `not the number of an authority, found ${quoteFound(textOf(cell))}`);
    return code ?? '';
  };
  const found = rows.slice(HEADER_ROW - 1, last).flatMap((fields, i): DfeNeighbourRow[] => {
    const row = i + HEADER_ROW + 1;
    if (fields.every((cell) => textOf(cell) === '')) return [];
    const area_code = codeIn(row, fields[own], NUMBER);
    if (seen.has(area_code))
      problems.add(row, NUMBER, `appears twice, found ${quoteFound(textOf(fields[own]))}`);
    seen.add(area_code);
    return named.map(({ name, index }, position) => {
      const words = textOf(fields[index + 1]);
      const closeness = CLOSENESS.find((known) => known === words);
      if (closeness === undefined)
        problems.add(row, `SNP after ${name}`, `not a closeness, found ${quoteFound(words)}`);
      return {
        area_code,
        position: position + 1,
        neighbour_code: codeIn(row, fields[index], name),
        closeness: closeness ?? 'Close',
        cell: `${file}#${row}:${name}`,
      };
    });
  });
  problems.check();
  return found.sort((a, b) => ascending(a.area_code, b.area_code) || a.position - b.position);
}
