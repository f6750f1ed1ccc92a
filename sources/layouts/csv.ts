import Papa from 'papaparse';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { Problems } from '../problems.js';

export interface CsvTable {
  /** The fields of each row after the header. Row `i` of these is row `i + 2` of the file. */
  readonly rows: readonly (readonly string[])[];
  /** Index of a column, or of the first one where the layout declares it twice. */
  readonly indexOf: (column: string) => number;
}

/** The text of a file in UTF-8, without its byte order mark. Throws `file-encoding`. */
export function decodeUtf8(bytes: Uint8Array, file: string): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new SmiError('file-encoding', `${file} is not UTF-8`, { cause });
  }
  // UTF-16 without a byte order mark is valid UTF-8, in which every second character is NUL.
  if (text.includes('\0')) throw new SmiError('file-encoding', `${file} is not UTF-8 text: it contains NULs`);
  return text;
}

/** What is wrong with the quotation marks of a file; undefined when each quoted cell ends. */
function quoteProblem(errors: readonly Papa.ParseError[], file: string): SmiError | undefined {
  const first = errors.find(({ type }) => type === 'Quotes');
  if (first === undefined) return undefined;
  const row = (first.row ?? 0) + 1;
  return first.code === 'MissingQuotes'
    ? new SmiError('file-truncated', `${file}: a quoted cell that begins in row ${row} does not end`)
    : new SmiError('rows-unreadable', `${file}: row ${row}: there is text after the end of a quoted cell`);
}

const countOf = (names: readonly string[], name: string) => names.filter((other) => other === name).length;

/** Whether a file may have columns that its layout does not name. */
export type OtherColumns = 'refused' | 'passed';

function checkHeader(
  header: readonly string[],
  layout: readonly string[],
  file: string,
  others: OtherColumns,
): void {
  const unexpected = header.filter((name) => !layout.includes(name));
  const instead =
    unexpected.length > 0 ? `; found ${unexpected.map((name) => quoteFound(name)).join(', ')} instead` : '';
  for (const name of layout) {
    const found = countOf(header, name);
    if (found === 0)
      throw new SmiError('column-missing', `${file} has no column ${quoteFound(name)}${instead}`);
    if (found > countOf(layout, name)) {
      throw new SmiError('column-duplicate', `${file} has the column ${quoteFound(name)} ${found} times`);
    }
    if (found < countOf(layout, name)) {
      throw new SmiError(
        'column-missing',
        `${file} has the column ${quoteFound(name)} ${found} times, not ${countOf(layout, name)}`,
      );
    }
  }
  const [extra] = unexpected;
  if (extra !== undefined && others === 'refused')
    throw new SmiError(
      'column-unexpected',
      `${file} has a column ${quoteFound(extra)} that its layout does not name`,
    );
}

/**
 * Reads a CSV file whose columns must be exactly those of `layout`, in any order (a name given twice is a
 * known duplicate in the publisher's file). Nothing is guessed: every field stays text. Throws
 * `file-encoding`, `column-*`, `file-truncated` or `rows-unreadable`.
 * @param others whether the file may have other columns too, which are passed over
 */
export function readCsv(
  bytes: Uint8Array,
  file: string,
  layout: readonly string[],
  others: OtherColumns = 'refused',
): CsvTable {
  const text = decodeUtf8(bytes, file);
  const { data, errors } = Papa.parse<string[]>(text, {
    delimiter: ',',
    header: false,
    dynamicTyping: false,
    skipEmptyLines: false,
  });
  const quotes = quoteProblem(errors, file);
  if (quotes) throw quotes;
  const [header, ...rows] = data;
  // Empty lines at the end, with or without commas: publishers' spreadsheets leave them.
  while (rows.at(-1)?.every((cell) => cell.trim() === '') === true) rows.pop();
  if (header === undefined || rows.length === 0)
    throw new SmiError('file-truncated', `${file} has no row below its header`);
  checkHeader(header, layout, file, others);
  const last = rows.at(-1)?.length ?? 0;
  if (last < header.length && !/[\r\n]$/.test(text)) {
    throw new SmiError(
      'file-truncated',
      `${file} ends within row ${rows.length + 1}: ${last} cells, not ${header.length}`,
    );
  }
  const problems = new Problems(file);
  rows.forEach((row, index) => {
    if (row.length !== header.length) {
      problems.add(
        index + 2,
        header[Math.min(row.length, header.length) - 1] ?? '',
        `${row.length} cells, not ${header.length}`,
      );
    }
  });
  problems.check();
  return { rows, indexOf: (column) => header.indexOf(column) };
}

/**
 * The header and the rows of a CSV file of any layout, without any check: for reports of what changed in
 * a file that may be broken. Throws `file-encoding`.
 */
export function looseCsv(
  bytes: Uint8Array,
  file: string,
): { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const { data } = Papa.parse<string[]>(decodeUtf8(bytes, file), {
    delimiter: ',',
    skipEmptyLines: 'greedy',
  });
  const [header = [], ...rows] = data;
  return { header, rows };
}
