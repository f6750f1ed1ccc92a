import { quoteFound, SmiError } from '../errors/smi-error.js';
import { OFFICIAL_CODE } from '../schemas/fields.js';
import { readOldWorkbook } from './layouts/old-workbook.js';
import type { SheetCell } from './layouts/workbook.js';
import { zipEntry } from './layouts/zip-entry.js';
import { Problems } from './problems.js';
import { fileOf, type IndicatorSource, OGL, type SeriesObservation } from './source.js';
import { type CellReading, EARNINGS_SURVEY_SYMBOLS, readCell } from './symbols.js';

const ARCHIVE = 'livingwagebyworkgeography2022provisional.zip';
/** The estimates and their coefficients of variation, row by row the same areas; the spaces are theirs. */
const ESTIMATES = 'PROV - Work Geography LWF Table 7 LWF.1a   lwfmgx 2022.xls';
const COEFFICIENTS = 'PROV - Work Geography LWF Table 7 LWF.1b   lwfmgx 2022 CV.xls';
const SHEET = 'All';
const COLUMN = 'Per cent';
const SERIES = 'All employee jobs, per cent below the Living Wage';

/** The title, with the year; after “jobs” comes the letter of a footnote. */
const TITLE = /^Table 7 LWF\.1\b.* For all employee jobsa?: United Kingdom, (\d{4})$/;
/** Row and column, from 0, of the cells that say what the columns are. */
const HEADINGS: readonly (readonly [row: number, column: number, text: string])[] = [
  [2, 2, '% earning below Living Wage Foundation rates'],
  [3, 2, 'Jobs'],
  [3, 3, COLUMN],
  [4, 0, 'Description'],
  [4, 1, 'Code'],
];
const FIRST_ROW = 5;
const CODE = 1;
const FIGURE = 3;
/** The last row of the table; notes follow it. */
const LAST = 'Not Classified';

/** Half the width of a 95 % interval, in standard errors. */
const HALF_WIDTH = 1.96;

const declaration = {
  name: 'jobs-below-living-wage',
  title: 'Employee jobs with hourly pay below the Living Wage, by work geography, 2022',
  publisher: 'Office for National Statistics',
  ...OGL,
  citation:
    'Office for National Statistics, Number and proportion of employee jobs with hourly pay below the living wage, work geography, 2022 provisional edition; from the Annual Survey of Hours and Earnings.',
  landing_page:
    'https://www.ons.gov.uk/employmentandlabourmarket/peopleinwork/earningsandworkinghours/datasets/numberandproportionofemployeejobswithhourlypaybelowthelivingwage',
  newest: { by: 'github' as const, repository: 'open-innovations/jrf-insight', branch: 'main' },
  files: [
    {
      name: ARCHIVE,
      address: `https://raw.githubusercontent.com/open-innovations/jrf-insight/{version}/data-raw/jobs-below-living-wage/${ARCHIVE}`,
      kind: 'zip' as const,
    },
  ],
};

/** A figure of one of the two tables, with its row in the file. */
interface Row {
  readonly row: number;
  readonly reading: CellReading;
  readonly text: string;
}

interface Table {
  readonly year: string;
  /** By area code, in the order of the file. */
  readonly rows: ReadonlyMap<string, Row>;
}

const textOf = (cell: SheetCell): string => (cell === null || cell === undefined ? '' : String(cell).trim());

/** The year of the title. Throws `file-unreadable` for another table, and `column-missing`. */
function checkHead(rows: readonly (readonly SheetCell[])[], where: string): string {
  const title = textOf(rows[0]?.[0]);
  const year = TITLE.exec(title)?.[1];
  if (year === undefined)
    throw new SmiError(
      'file-unreadable',
      `${where}: row 1 is not the title of the table, but ${quoteFound(title)}`,
    );
  for (const [row, column, text] of HEADINGS) {
    const found = textOf(rows[row]?.[column]);
    if (found !== text)
      throw new SmiError(
        'column-missing',
        `${where}, row ${row + 1}, has no column ${quoteFound(text)}; found ${quoteFound(found)} instead`,
      );
  }
  return year;
}

/** Only numbers and text are figures: a date or a truth value is one that the file does not mean. */
const isPlain = (cell: SheetCell): boolean => typeof cell === 'number' || typeof cell === 'string';

/**
 * Reads one table of the archive. Throws as `zipEntry`, `readOldWorkbook` and `checkHead`, and
 * `rows-unreadable` or `file-truncated`.
 */
async function readTable(archive: Uint8Array, name: string): Promise<Table> {
  const file = `${ARCHIVE}/${name}`;
  const rows = await readOldWorkbook(await zipEntry(archive, ARCHIVE, name), file, SHEET);
  const where = `${file}, sheet ${SHEET}`;
  const year = checkHead(rows, where);
  const end = rows.findIndex(
    (row, i) => i >= FIRST_ROW && textOf(row[0]) === LAST && textOf(row[CODE]) === '',
  );
  if (end < 0)
    throw new SmiError(
      'file-truncated',
      `${where}: there is no row ${quoteFound(LAST)}, which ends the table`,
    );
  const problems = new Problems(where);
  const found = new Map<string, Row>();
  for (const [i, cells] of rows.slice(0, end).entries()) {
    if (i < FIRST_ROW || cells.every((cell) => textOf(cell) === '')) continue;
    const row = i + 1;
    const code = textOf(cells[CODE]);
    const text = textOf(cells[FIGURE]);
    const reading = isPlain(cells[FIGURE]) ? readCell(text, EARNINGS_SURVEY_SYMBOLS) : undefined;
    if (!OFFICIAL_CODE.test(code) || found.has(code))
      problems.add(row, 'Code', `not an area code, or one that appeared before, found ${quoteFound(code)}`);
    if (reading === undefined || (reading.value ?? 0) < 0)
      problems.add(
        row,
        COLUMN,
        `neither a number of at least zero nor a known symbol, found ${quoteFound(text)}`,
      );
    else found.set(code, { row, reading, text });
  }
  problems.check();
  return { year, rows: found };
}

/** Throws `file-unreadable` where the two tables are not of the same areas and year. */
function checkPair(estimates: Table, coefficients: Table): void {
  const refused = (problem: string) => new SmiError('file-unreadable', `${ARCHIVE}: ${problem}`);
  if (estimates.year !== coefficients.year)
    throw refused(
      `the estimates are of ${estimates.year}, their coefficients of variation of ${coefficients.year}`,
    );
  const without = [...estimates.rows.keys()].find((code) => !coefficients.rows.has(code));
  if (without !== undefined) throw refused(`${without} has an estimate but no coefficient of variation`);
  const alone = [...coefficients.rows.keys()].find((code) => !estimates.rows.has(code));
  if (alone !== undefined) throw refused(`${alone} has a coefficient of variation but no estimate`);
}

const cellOf = (name: string, row: number) => `${ARCHIVE}/${name}#${row}:${SHEET}!${COLUMN}`;

/**
 * An estimate with the 95 % limits that its coefficient of variation gives: value ± 1.96 × coefficient ×
 * value. A suppressed estimate has none, though its coefficient is printed: `raw_text` has it.
 */
function observation(area_code: string, period: string, estimate: Row, coefficient: Row): SeriesObservation {
  const { value, status, reason } = estimate.reading;
  const share = coefficient.reading.value;
  const half = value === null || share === null ? null : (HALF_WIDTH * share * value) / 100;
  return {
    area_code,
    series: SERIES,
    period,
    value,
    lower: value === null || half === null ? null : value - half,
    upper: value === null || half === null ? null : value + half,
    status,
    reason,
    flags: 'provisional',
    cell: `${cellOf(ESTIMATES, estimate.row)};${cellOf(COEFFICIENTS, coefficient.row)}`,
    raw_text: `${estimate.text};${coefficient.text}`,
  };
}

/** An archive of workbooks: the shares of jobs in one, the coefficients of variation in another. */
const jobsBelowLivingWage: IndicatorSource = {
  ...declaration,
  symbols: EARNINGS_SURVEY_SYMBOLS,
  indicators: [
    {
      code: 'jobs_below_living_wage',
      title: 'Jobs paid below the Living Wage',
      description:
        'Employee jobs in the area, of whoever lives there or elsewhere, with hourly pay below the voluntary rates of the Living Wage Foundation (in 2022: £11.05 in London, £9.90 elsewhere). From a survey; where the coefficient of variation is above 20% the share is suppressed.',
      unit: 'per cent',
      level: 'lower_tier',
      measure: 'rate',
      range: [0, 100],
      select: [SERIES],
    },
  ],
  async observe(reader) {
    const archive = await reader.bytes(fileOf(declaration));
    const estimates = await readTable(archive, ESTIMATES);
    const coefficients = await readTable(archive, COEFFICIENTS);
    checkPair(estimates, coefficients);
    return [...estimates.rows].map(([code, estimate]) =>
      observation(code, estimates.year, estimate, coefficients.rows.get(code)!),
    );
  },
};

export default jobsBelowLivingWage;
