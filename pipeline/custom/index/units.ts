import { ascending, descending } from 'd3-array';
import { quoteFound, SmiError } from '../../../errors/smi-error.js';
import { counted } from '../../../outputs/formats/numbers.js';
import { MIN_UNITS } from '../../methods/spread.js';

/** The rows of a table by column, in the order of the file. */
export interface ReadRows {
  readonly file: string;
  /** The row number of each in the file. */
  readonly rows: readonly number[];
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly groups: readonly (string | null)[];
  readonly periods: readonly string[];
  /** By indicator, NaN where missing. */
  readonly values: readonly Float64Array[];
  /** By indicator with a denominator, why there is no quotient: a position in `UNDIVIDED`. */
  readonly undivided?: readonly (Uint8Array | null)[];
}

/** The units to be scored, in the order of their codes, with their values. */
export interface Units {
  readonly file: string;
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly groups: readonly (string | null)[];
  /** Periods of the data, the latest first; empty where the data have no periods. */
  readonly periods: readonly string[];
  /** Of the latest period, by indicator; NaN where missing. */
  readonly figures: readonly Float64Array[];
  /** By indicator, the earlier periods, the latest first. */
  readonly earlier: readonly (readonly Float64Array[])[];
  /** Of the latest period, by indicator with a denominator, why there is no quotient. */
  readonly undivided?: readonly (Uint8Array | null)[];
}

const DIGITS = /^\d+(\.\d+)?$/;

/** The latest first: as numbers where all are, else as texts, so that 2023-24 comes before 2022-23. */
function latestFirst(periods: readonly string[]): string[] {
  const distinct = [...new Set(periods)];
  if (distinct.every((period) => DIGITS.test(period)))
    return distinct.sort((a, b) => Number(b) - Number(a) || ascending(a, b));
  return distinct.sort(descending);
}

function checkDuplicates({ file, codes, periods, rows }: ReadRows): void {
  const seen = new Map<string, number>();
  codes.forEach((code, i) => {
    const key = JSON.stringify([code, periods[i]]);
    const before = seen.get(key);
    if (before !== undefined) {
      const when = periods[i] === '' ? '' : ` has the period ${quoteFound(periods[i] ?? '')} twice`;
      throw new SmiError(
        'code-duplicate',
        `${file}: the unit ${quoteFound(code)}${when === '' ? ' appears twice' : when}, in rows ${rows[before]} and ${rows[i]}`,
        when === ''
          ? { next: 'give every unit its own code, or name the column of years as data.period' }
          : {},
      );
    }
    seen.set(key, i);
  });
}

/** Index of the row of each unit in a period; −1 where it has none. */
function rowsIn(read: ReadRows, period: string, units: readonly string[]): Int32Array {
  const byCode = new Map<string, number>();
  read.codes.forEach((code, i) => {
    if (read.periods[i] === period) byCode.set(code, i);
  });
  return Int32Array.from(units, (code) => byCode.get(code) ?? -1);
}

const valuesIn = (values: Float64Array, rows: Int32Array): Float64Array =>
  Float64Array.from(rows, (i) => (i < 0 ? Number.NaN : values[i]!));

/** For each unit, the index of its row in the latest period that it has. */
function latestRows(byPeriod: readonly Int32Array[], units: number): Int32Array {
  return Int32Array.from({ length: units }, (_, unit) => {
    const rows = byPeriod.find((each) => each[unit]! >= 0);
    return rows?.[unit] ?? -1;
  });
}

/**
 * Arranges rows as units in the order of their codes, so that the order of the rows changes nothing. A unit
 * without a row in the latest period is kept, without figures: panel imputation may find some.
 * @throws SmiError `code-duplicate` or `units-too-few`
 */
export function arrangeUnits(read: ReadRows): Units {
  checkDuplicates(read);
  const codes = [...new Set(read.codes)].sort();
  if (codes.length < MIN_UNITS)
    throw new SmiError(
      'units-too-few',
      `${read.file} has ${counted(codes.length, 'unit')}: an index needs ${MIN_UNITS} or more`,
    );
  const periods = latestFirst(read.periods);
  const byPeriod = periods.map((period) => rowsIn(read, period, codes));
  const latest = latestRows(byPeriod, codes.length);
  return {
    file: read.file,
    codes,
    names: Array.from(latest, (i) => read.names[i] ?? ''),
    groups: Array.from(latest, (i) => read.groups[i] ?? null),
    periods: periods.filter((period) => period !== ''),
    figures: read.values.map((values) => valuesIn(values, byPeriod[0]!)),
    ...(read.undivided === undefined
      ? {}
      : {
          undivided: read.undivided.map(
            (why) => why && Uint8Array.from(byPeriod[0]!, (i) => (i < 0 ? 0 : why[i]!)),
          ),
        }),
    earlier: read.values.map((values) => byPeriod.slice(1).map((rows) => valuesIn(values, rows))),
  };
}
