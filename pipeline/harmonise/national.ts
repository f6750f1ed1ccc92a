import type { Figure } from '../../schemas/figure.js';
import type { Country } from '../../schemas/method/areas.js';
import type { Observation } from '../../schemas/observation.js';
import type { Wanted } from './harmonise.js';

/** The GSS code of each country. */
const CODES: Readonly<Record<Country, string>> = {
  E: 'E92000001',
  N: 'N92000002',
  S: 'S92000003',
  W: 'W92000004',
};

/**
 * What the official files print for the countries of an edition, to compare areas with: one row for each
 * wanted figure that a file has a row for. Nothing is computed, and nothing is scored.
 */
export function nationalFigures(
  wanted: readonly Wanted[],
  observations: readonly Observation[],
  countries: readonly Country[],
): Figure[] {
  const codes = countries.map((country) => CODES[country]).sort();
  const byKey = new Map(
    observations
      .filter(({ area_code }) => codes.includes(area_code))
      .map((row) => [`${row.area_code} ${row.indicator} ${row.period}`, row]),
  );
  return codes.flatMap((code) =>
    wanted.flatMap((each) => {
      // Areas are compared with a figure of the same data set as theirs.
      const found = [...(each.preferred ?? []), each]
        .map(({ declaration, period }) => byKey.get(`${code} ${declaration.code} ${period}`))
        .find((row) => row !== undefined);
      if (found === undefined) return [];
      const { cell, status, ...row } = found;
      // A figure that is only known to be small is none to compare with.
      const known = status === 'observed' ? ('observed' as const) : ('missing' as const);
      const named = { indicator: each.declaration.code, period: each.period };
      return [{ ...row, ...named, status: known, from_codes: code, cells: cell }];
    }),
  );
}
