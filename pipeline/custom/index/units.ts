import { quoteFound, SmiError } from '../../../errors/smi-error.js';
import { counted } from '../../../outputs/formats/numbers.js';
import type { OtherKind } from '../../geography/one-kind.js';
import { MIN_UNITS } from '../../methods/spread.js';
import type { Period } from './periods.js';

/** The rows of a table by column, in the order of the file. */
export interface ReadRows {
  readonly file: string;
  /** The row number of each in the file. */
  readonly rows: readonly number[];
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly groups: readonly (string | null)[];
  readonly periods: readonly string[];
  /** A column with the name of a period that the method does not name, for advice. */
  readonly years?: { readonly column: string; readonly texts: readonly string[] };
  /** By indicator, NaN where missing. */
  readonly values: readonly Float64Array[];
  /** By indicator, why a row has no value, where the table has a symbol that says so. */
  readonly reasons: readonly ReadonlyMap<number, string>[];
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
  /** By indicator, why a unit has no figure in the latest period, where the table has a symbol for it. */
  readonly reasons: readonly ReadonlyMap<number, string>[];
  /** By indicator, the earlier periods, the latest first. */
  readonly earlier: readonly (readonly Float64Array[])[];
  /** Units with nothing observed in the scored period, by index: nothing is imputed for them. */
  readonly absent: ReadonlyMap<number, Absence>;
  /** Rows that are another kind of area than the units, which are left out. */
  readonly others: readonly OtherKind[];
  /** Of the latest period, by indicator with a denominator, why there is no quotient. */
  readonly undivided?: readonly (Uint8Array | null)[];
}

/** Why nothing is observed of a unit in the scored period. */
export type Absence = 'no_row_in_period' | 'nothing_observed';

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

/** The reasons by unit, from those by row. */
export function reasonsAt(
  reasons: ReadonlyMap<number, string>,
  rows: ArrayLike<number>,
): Map<number, string> {
  const found = new Map<number, string>();
  if (reasons.size === 0) return found;
  for (let unit = 0; unit < rows.length; unit += 1) {
    const reason = reasons.get(rows[unit]!);
    if (reason !== undefined) found.set(unit, reason);
  }
  return found;
}

/** For each unit, the index of its row in the latest period that it has. */
function latestRows(byPeriod: readonly Int32Array[], units: number): Int32Array {
  return Int32Array.from({ length: units }, (_, unit) => {
    const rows = byPeriod.find((each) => each[unit]! >= 0);
    return rows?.[unit] ?? -1;
  });
}

/** Why nothing is observed, for each unit of which nothing is. */
function absencesOf(figures: readonly Float64Array[], rows: Int32Array): Map<number, Absence> {
  const absent = new Map<number, Absence>();
  rows.forEach((row, unit) => {
    if (row < 0) absent.set(unit, 'no_row_in_period');
    else if (figures.every((values) => Number.isNaN(values[unit]!))) absent.set(unit, 'nothing_observed');
  });
  return absent;
}

/** Values of earlier periods without those of absent units, so that nothing is imputed for these. */
function withoutAbsent(values: Float64Array, absent: ReadonlyMap<number, Absence>): Float64Array {
  for (const unit of absent.keys()) values[unit] = Number.NaN;
  return values;
}

/**
 * Arranges rows as units in the order of their codes, so that the order of the rows changes nothing. A unit
 * of which nothing is observed in the scored period, such as a district that ended before it, is kept without
 * figures, group and earlier figures: it is not ranked, and nothing is imputed for it.
 * @param periods the scored period, then the earlier ones, the latest first
 * @param others rows that are left out because they are another kind of area
 * @throws SmiError `code-duplicate` or `units-too-few`
 */
export function arrangeUnits(
  read: ReadRows,
  periods: readonly Period[],
  others: readonly OtherKind[] = [],
): Units {
  checkDuplicates(read);
  const used = new Set(periods.map(({ given }) => given));
  const codes = [...new Set(read.codes.filter((_, i) => used.has(read.periods[i] ?? '')))].sort();
  const byPeriod = periods.map(({ given }) => rowsIn(read, given, codes));
  const scored = byPeriod[0] ?? new Int32Array(0);
  const figures = read.values.map((values) => valuesIn(values, scored));
  const absent = absencesOf(figures, scored);
  const present = codes.length - [...absent.values()].filter((why) => why === 'no_row_in_period').length;
  if (present < MIN_UNITS) {
    const period = periods[0]?.shown ? ` in the period ${periods[0].shown}` : '';
    throw new SmiError(
      'units-too-few',
      `${read.file} has ${counted(present, 'unit')}${period}: an index needs ${MIN_UNITS} or more`,
      period === ''
        ? {}
        : { next: 'choose another period with --period, or give a table of at least three units' },
    );
  }
  const latest = latestRows(byPeriod, codes.length);
  return {
    file: read.file,
    codes,
    names: Array.from(latest, (i) => read.names[i] ?? ''),
    groups: Array.from(latest, (i, unit) => (absent.has(unit) ? null : (read.groups[i] ?? null))),
    periods: periods.map(({ shown }) => shown).filter((period) => period !== ''),
    figures,
    reasons: read.reasons.map((reasons) => reasonsAt(reasons, scored)),
    ...(read.undivided === undefined
      ? {}
      : {
          undivided: read.undivided.map(
            (why) => why && Uint8Array.from(scored, (i) => (i < 0 ? 0 : why[i]!)),
          ),
        }),
    earlier: read.values.map((values) =>
      byPeriod.slice(1).map((rows) => withoutAbsent(valuesIn(values, rows), absent)),
    ),
    absent,
    others,
  };
}
