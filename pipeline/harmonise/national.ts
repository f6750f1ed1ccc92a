import type { Area } from '../../schemas/area.js';
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

/** The code of the country that an area is in, by the first letter of its code. */
export const countryCode = (area: string): string => CODES[area.charAt(0) as Country];

/**
 * What the official files print for some larger areas, to compare areas with: one row for each wanted figure
 * that a file has a row for, in the order of the codes. Nothing is computed, and nothing is scored.
 */
function figuresPrinted(
  wanted: readonly Wanted[],
  observations: readonly Observation[],
  codes: readonly string[],
): Figure[] {
  const asked = new Set(codes);
  const byKey = new Map(
    observations
      .filter(({ area_code }) => asked.has(area_code))
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

/** What the official files print for the countries of an edition. */
export const nationalFigures = (
  wanted: readonly Wanted[],
  observations: readonly Observation[],
  countries: readonly Country[],
): Figure[] => figuresPrinted(wanted, observations, countries.map((country) => CODES[country]).sort());

/** What they print, in every period, for the areas that a trend is relative to. */
export const yardstickFigures = (
  relative: readonly { readonly code: string; readonly to: string }[],
  wanted: readonly Wanted[],
  observations: readonly Observation[],
): Figure[] =>
  relative.flatMap(({ code, to }) => {
    const own = wanted.filter(({ declaration }) => declaration.code === code).slice(0, 1);
    const periods = observations
      .filter(({ area_code, indicator }) => area_code === to && indicator === code)
      .map(({ period }) => period);
    return [...new Set(periods)].sort().flatMap((period) =>
      figuresPrinted(
        own.map((each) => ({ ...each, period })),
        observations,
        [to],
      ),
    );
  });

/**
 * What they print for the counties, regions and combined authorities of its areas. A county or a region that
 * is an area of the edition itself, or its country, has its figures elsewhere.
 */
export function largerFigures(
  wanted: readonly Wanted[],
  observations: readonly Observation[],
  areas: readonly Area[],
): Figure[] {
  const larger = new Set<string>();
  for (const { upper_tier_code, region_code, combined_authority_code } of areas)
    for (const code of [upper_tier_code, region_code, combined_authority_code])
      if (code !== null) larger.add(code);
  for (const { area_code } of areas) larger.delete(area_code);
  for (const country of Object.values(CODES)) larger.delete(country);
  return figuresPrinted(wanted, observations, [...larger].sort());
}
