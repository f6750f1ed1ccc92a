import Papa from 'papaparse';
import { quoteFound, SmiError } from '../../../errors/smi-error.js';
import { GSS_CODE } from '../../../schemas/fields.js';
import { type AreaTruth, TRUTH_COLUMNS } from './truth.js';

const SHARES: readonly string[] = ['education_bottom', 'education_top', 'missing_share', 'zero_share'];
/** Pounds, or people: more than this is a mistake in units. */
const LARGEST = 1e6;

/** Why a value is not allowed in the column; undefined if it is. */
function problem(column: string, value: number): string | undefined {
  if (!Number.isFinite(value)) return 'is not a number';
  if (column === 'fifth_pay') return Math.abs(value) <= 0.2 ? undefined : 'is not between -0.2 and 0.2';
  if (SHARES.includes(column)) return value >= 0 && value <= 1 ? undefined : 'is not between 0 and 1';
  const min = column === 'qualification_pay' ? 0 : 1e-6;
  return value >= min && value <= LARGEST ? undefined : `is not between ${min} and ${LARGEST}`;
}

function readRow(row: Readonly<Record<string, string>>, line: number, file: string): AreaTruth {
  const fail = (why: string) => new SmiError('truth-invalid', `${file}, row ${line}: ${why}`);
  const area_code = row.area_code ?? '';
  if (!GSS_CODE.test(area_code)) throw fail(`area_code is ${quoteFound(area_code)}, which is not a GSS code`);
  const number = (column: keyof AreaTruth): number => {
    const text = (row[column] ?? '').trim();
    const value = text === '' ? Number.NaN : Number(text);
    const why = problem(column, value);
    if (why !== undefined) throw fail(`${column} is ${quoteFound(text)}, which ${why}`);
    return value;
  };
  return {
    area_code,
    people: number('people'),
    base_pay: number('base_pay'),
    qualification_pay: number('qualification_pay'),
    fifth_pay: number('fifth_pay'),
    education_bottom: number('education_bottom'),
    education_top: number('education_top'),
    missing_share: number('missing_share'),
    zero_share: number('zero_share'),
  };
}

/**
 * Reads the truth of made-up records: a CSV file with the columns of `TRUTH_COLUMNS` and a row for each area.
 * Throws `truth-invalid`, naming the row and the column.
 */
export function readTruth(text: string, file: string): AreaTruth[] {
  const fail = (why: string) => new SmiError('truth-invalid', `${file}: ${why}`);
  const parsed = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  });
  const header = parsed.meta.fields ?? [];
  const absent = TRUTH_COLUMNS.find((column) => !header.includes(column));
  if (absent !== undefined) throw fail(`the column ${absent} is missing`);
  const other = header.find((column) => !TRUTH_COLUMNS.some((known) => known === column));
  if (other !== undefined) throw fail(`the column ${quoteFound(other)} is not a column of the truth`);
  const [mistake] = parsed.errors;
  if (mistake !== undefined) throw fail(`row ${(mistake.row ?? 0) + 2}: ${mistake.message}`);
  if (parsed.data.length === 0) throw fail('it has no areas');
  const areas = parsed.data.map((row, i) => readRow(row, i + 2, file));
  const codes = areas.map(({ area_code }) => area_code);
  const twice = codes.find((code, i) => codes.indexOf(code) !== i);
  if (twice !== undefined) throw fail(`${twice} is there twice`);
  return areas;
}
