import { quoteFound, SmiError } from '../../../errors/smi-error.js';
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
}

/** The units that are scored, in the order of their codes, with what is known of them. */
export interface Units {
  readonly file: string;
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly groups: readonly (string | null)[];
  /** Periods of the data, the latest first; none where the data have no periods. */
  readonly periods: readonly string[];
  /** Of the latest period, by indicator; NaN where missing. */
  readonly figures: readonly Float64Array[];
  /** By indicator, the periods before, the latest first. */
  readonly earlier: readonly (readonly Float64Array[])[];
}

const DIGITS = /^\d+(\.\d+)?$/;

/** The latest first: as numbers where all are, else as texts, so that 2023-24 comes before 2022-23. */
function latestFirst(periods: readonly string[]): string[] {
  const distinct = [...new Set(periods)];
  if (distinct.every((period) => DIGITS.test(period)))
    return distinct.sort((one, other) => Number(other) - Number(one) || (one < other ? -1 : 1));
  return distinct.sort((one, other) => (one < other ? 1 : -1));
}

function checkTwice({ file, codes, periods, rows }: ReadRows): void {
  const seen = new Map<string, number>();
  codes.forEach((code, i) => {
    const key = JSON.stringify([code, periods[i]]);
    const before = seen.get(key);
    if (before !== undefined) {
      const when = periods[i] === '' ? '' : ` has the period ${quoteFound(periods[i] ?? '')} twice`;
      throw new SmiError(
        'code-duplicate',
        `${file}: the unit ${quoteFound(code)}${when === '' ? ' stands twice' : when}, in rows ${rows[before]} and ${rows[i]}`,
        when === ''
          ? { next: 'give every unit a code of its own, or name the column of years as data.period' }
          : {},
      );
    }
    seen.set(key, i);
  });
}

/** Where the row of each unit is in a period; −1 where it has none. */
function placesIn(read: ReadRows, period: string, units: readonly string[]): Int32Array {
  const byCode = new Map<string, number>();
  read.codes.forEach((code, i) => {
    if (read.periods[i] === period) byCode.set(code, i);
  });
  return Int32Array.from(units, (code) => byCode.get(code) ?? -1);
}

const columnAt = (values: Float64Array, places: Int32Array): Float64Array =>
  Float64Array.from(places, (place) => (place < 0 ? Number.NaN : values[place]!));

/** For each unit the row of the latest period that it has. */
function latestPlaces(places: readonly Int32Array[], units: number): Int32Array {
  return Int32Array.from({ length: units }, (_, unit) => {
    const period = places.find((of_period) => of_period[unit]! >= 0);
    return period?.[unit] ?? -1;
  });
}

/**
 * Arranges rows as units in the order of their codes, so that the order of the rows changes nothing. A unit without a row
 * in the latest period is among them, without figures: the panel may know some.
 * @throws SmiError `code-duplicate` or `units-too-few`
 */
export function arrangeUnits(read: ReadRows): Units {
  checkTwice(read);
  const codes = [...new Set(read.codes)].sort();
  if (codes.length < MIN_UNITS)
    throw new SmiError(
      'units-too-few',
      `${read.file} has ${codes.length} ${codes.length === 1 ? 'unit' : 'units'}: an index needs ${MIN_UNITS} or more`,
    );
  const periods = latestFirst(read.periods);
  const places = periods.map((period) => placesIn(read, period, codes));
  const own = latestPlaces(places, codes.length);
  return {
    file: read.file,
    codes,
    names: Array.from(own, (place) => read.names[place] ?? ''),
    groups: Array.from(own, (place) => read.groups[place] ?? null),
    periods: periods.filter((period) => period !== ''),
    figures: read.values.map((values) => columnAt(values, places[0]!)),
    earlier: read.values.map((values) => places.slice(1).map((place) => columnAt(values, place))),
  };
}
