import { quoteFound, SmiError } from '../../../errors/smi-error.js';
import { groundOf } from '../../geography/candidates.js';
import { listed } from '../../geography/register-row.js';
import type { Registers } from '../../geography/registers.js';
import type { ReadRows } from './units.js';

/** How many places some codes are: two codes of one place count once. */
export function placesIn(codes: Iterable<string>, registers: Registers): number {
  const places = new Set<string>();
  for (const code of codes) {
    const row = registers.get(code.toUpperCase());
    places.add(row === undefined ? code : groundOf(registers, row));
  }
  return places.size;
}

/** Codes of one place in a table, by the code under which the place is one unit. */
type Places = ReadonlyMap<string, ReadonlySet<string>>;

function placesOf(codes: readonly string[], registers: Registers): Places {
  const places = new Map<string, Set<string>>();
  for (const code of new Set(codes)) {
    const row = registers.get(code.toUpperCase());
    if (row === undefined) continue;
    const ground = groundOf(registers, row);
    places.set(ground, (places.get(ground) ?? new Set()).add(code));
  }
  return new Map([...places].filter(([, each]) => each.size > 1));
}

/** What to do about two rows of one place: years that no method names may tell them apart. */
function adviceOn({ years }: ReadRows, first: number, second: number, code: string): string {
  const [one = '', other = ''] = [years?.texts[first], years?.texts[second]];
  return years !== undefined && one !== other && one !== '' && other !== ''
    ? `the rows are of ${one} and ${other}: name ${quoteFound(years.column)} as data.period in the method, and they are one unit`
    : `keep one of the two rows, under the later code ${code}`;
}

/**
 * Checks that no period has a row of a place under two codes: in different periods they are one unit.
 * Throws `code-duplicate`.
 */
function checkOnePerPeriod(read: ReadRows, ground: string, codes: ReadonlySet<string>, registers: Registers) {
  const seen = new Map<string, number>();
  read.codes.forEach((code, i) => {
    if (!codes.has(code)) return;
    const period = read.periods[i] ?? '';
    const before = seen.get(period);
    if (before !== undefined && read.codes[before] !== code) {
      const when = period === '' ? '' : ` in the period ${period}`;
      // Without a column of names, the code is the name.
      const name = registers.get(ground)?.name ?? read.names[i] ?? '';
      throw new SmiError(
        'code-duplicate',
        `${read.file}: ${read.codes[before]} and ${code}, in rows ${read.rows[before]} and ${read.rows[i]}, are two codes of one place, ${quoteFound(name)}${when}`,
        { next: adviceOn(read, before, i, ground) },
      );
    }
    seen.set(period, i);
  });
}

/** The code of the row in the latest of the periods that have one. */
function latestCode(read: ReadRows, codes: ReadonlySet<string>, periods: readonly string[]): string {
  for (const period of periods) {
    const i = read.codes.findIndex((code, row) => codes.has(code) && read.periods[row] === period);
    if (i >= 0) return read.codes[i]!;
  }
  return [...codes][0]!;
}

/**
 * The rows with one code for each place: where a council has its former code in earlier periods, as Barnsley
 * has E08000016 until 2023, all its rows get the code of its latest row.
 * @param periods the latest first
 * @param remarks receives what was done, and districts that are ranked next to the one that they became
 * @throws SmiError `code-duplicate` where one period has a place under two codes
 */
export function onePlaceOneCode(
  read: ReadRows,
  registers: Registers,
  periods: readonly string[],
  remarks: string[],
): ReadRows {
  const renamed = new Map<string, string>();
  for (const [ground, codes] of placesOf(read.codes, registers)) {
    checkOnePerPeriod(read, ground, codes, registers);
    const code = latestCode(read, codes, periods);
    for (const each of codes) if (each !== code) renamed.set(each, code);
  }
  for (const [from, to] of renamed)
    remarks.push(`${from} and ${to} are codes of one place: it is one unit, ${to}`);
  const scored = new Set(read.codes.filter((_, i) => read.periods[i] === periods[0]));
  for (const code of scored) {
    const next = listed(registers.get(code.toUpperCase())?.successors ?? '').find(
      (each) => each !== code && scored.has(each) && !renamed.has(code),
    );
    if (next !== undefined)
      remarks.push(
        `${code} became part of ${next}, and both have a row in the same period: the place counts twice`,
      );
  }
  return renamed.size === 0 ? read : { ...read, codes: read.codes.map((code) => renamed.get(code) ?? code) };
}
