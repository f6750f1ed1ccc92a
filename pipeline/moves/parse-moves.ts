import Papa from 'papaparse';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { type CensusOrigin, censusMovesTable, censusOrigin } from '../../schemas/census-moves.js';
import { GSS_CODE } from '../../schemas/fields.js';
import { columns } from '../../schemas/table.js';

/** The columns before those of the destinations. */
const BEFORE = columns(censusMovesTable([])).map(({ name }) => name);
/** A count, or nothing where the official file has no row. */
const COUNT = /^\d{0,9}$/;

/** An origin of the frozen file with its people, in the order of the destinations. */
export interface ParsedOrigin extends CensusOrigin {
  readonly people: Int32Array;
}

export interface ParsedMoves {
  readonly origins: readonly ParsedOrigin[];
  readonly destinations: readonly string[];
}

/** A line in its cells. Only names have quotation marks: all other lines are split several times faster. */
const cellsOf = (line: string): string[] =>
  line.includes('"') ? (Papa.parse<string[]>(line, { delimiter: ',' }).data[0] ?? []) : line.split(',');

/**
 * Reads and checks the frozen file of moves. It has a hundred thousand cells of counts, and the reader of
 * tables, which checks each by its schema, takes ten times as long. Throws `figures-invalid`.
 */
export function parseMoves(text: string, path: string): ParsedMoves {
  const refused = (where: string, problem: string) =>
    new SmiError('figures-invalid', `${path}${where}: ${problem}`);
  const lines = text.split('\n');
  if (lines.pop() !== '') throw refused('', 'the last line does not end');
  const header = cellsOf(lines[0] ?? '');
  const destinations = header.slice(BEFORE.length);
  if (
    header.slice(0, BEFORE.length).join(',') !== BEFORE.join(',') ||
    destinations.length === 0 ||
    !destinations.every((code) => GSS_CODE.test(code)) ||
    new Set(destinations).size < destinations.length
  )
    throw refused('', 'the columns are not those of the schema');
  const known = new Set<string>();
  const origins = lines.slice(1).map((line, i): ParsedOrigin => {
    const where = `, row ${i + 2}`;
    const cells = cellsOf(line);
    if (cells.length !== header.length) throw refused(where, `${cells.length} cells, not ${header.length}`);
    const [origin_code = '', origin_name = '', kind = '', area_code = '', first_row = ''] = cells;
    const row = {
      origin_code,
      origin_name,
      kind,
      area_code: area_code === '' ? null : area_code,
      first_row: first_row === '' ? null : Number(first_row),
    };
    const parsed = censusOrigin.safeParse(row);
    if (!parsed.success) {
      const column = String(parsed.error.issues[0]?.path[0] ?? '');
      throw refused(`${where}, column ${column}`, `found ${quoteFound(cells[BEFORE.indexOf(column)] ?? '')}`);
    }
    if ((kind === 'area') !== (area_code !== ''))
      throw refused(`${where}, column area_code`, `found ${quoteFound(area_code)} for the kind ${kind}`);
    if (known.has(origin_code)) throw refused(where, `${origin_code} appears twice`);
    known.add(origin_code);
    const people = new Int32Array(destinations.length);
    for (let k = 0; k < destinations.length; k++) {
      const cell = cells[BEFORE.length + k]!;
      if (!COUNT.test(cell))
        throw refused(`${where}, column ${destinations[k]}`, `found ${quoteFound(cell)}`);
      people[k] = Number(cell);
    }
    return { ...parsed.data, people };
  });
  const absent = destinations.find((code) => !known.has(code));
  if (absent !== undefined) throw refused('', `it has a column for ${absent} and no row`);
  return { origins, destinations };
}
