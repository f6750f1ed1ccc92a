import { ascending } from 'd3-array';
import { SmiError } from '../../errors/smi-error.js';
import { toCsv } from '../../outputs/formats/csv.js';
import { type RegisterRow, registerTable } from '../../pipeline/geography/register-row.js';
import { isCounty, isLocalAuthority } from '../../pipeline/harmonise/code-kinds.js';
import { buildCrosswalk, COUNTY_SUCCESSIONS, successorsOf } from '../../pipeline/harmonise/crosswalk.js';
import { ALIASES } from './aliases.js';
import { ENDED_ON } from './dates.js';
import type { OfficialFiles } from './official.js';
import { stepsOf } from './steps.js';
import { yearsOf } from './years.js';

const COUNTRIES = {
  E: { country_code: 'E92000001', country_name: 'England' },
  W: { country_code: 'W92000004', country_name: 'Wales' },
  S: { country_code: 'S92000003', country_name: 'Scotland' },
  N: { country_code: 'N92000002', country_name: 'Northern Ireland' },
} as const;

const tierOf = (code: string): RegisterRow['tier'] =>
  isCounty(code) ? 'upper_tier' : code.startsWith('E07') ? 'lower_tier' : 'both';

/** The value that all share, or undefined. */
const shared = <T>(values: readonly T[]): T | undefined =>
  new Set(values).size === 1 ? values[0] : undefined;

/**
 * The rows of the register, in order of code. Throws `crosswalk-broken` for an area without a name or larger
 * areas.
 */
export function registerRows(official: OfficialFiles): RegisterRow[] {
  const { registers, changes, boundaries, populations } = official;
  const crosswalk = buildCrosswalk(changes, registers, COUNTY_SUCCESSIONS);
  const steps = stepsOf(crosswalk);
  const years = yearsOf(official);
  const bounded = [...boundaries.upperTiers, ...boundaries.districts].filter(({ code }) =>
    isLocalAuthority(code),
  );

  const namesOf = (code: string): string[] => {
    const registered = registers.districts.get(code)?.name ?? registers.upperTiers.get(code) ?? [];
    const drawn = bounded.filter((area) => area.code === code).map(({ name }) => name);
    return [...new Set([registered, drawn, ALIASES.get(code) ?? []].flat())];
  };
  const isInUse = (code: string) => years.get(code)?.end === null;
  const successors = (code: string) => successorsOf(code, crosswalk).filter(isInUse).sort();
  /** Today's districts on the ground of an area: itself, its successors, or those of a county. */
  const groundOf = (code: string) => {
    const today = isInUse(code) ? [code] : successors(code);
    return [...registers.districts.values()].filter((district) =>
      today.some((each) => [district.code, isCounty(each) && district.upperTierCode].includes(each)),
    );
  };

  return [...years]
    .map(([code, { start, end }]): RegisterRow => {
      const [name, ...aliases] = namesOf(code);
      const country = COUNTRIES[code[0] as keyof typeof COUNTRIES];
      const ground = groundOf(code);
      const found = shared(ground.map(({ regionCode }) => regionCode));
      // where a country has no regions, its districts name the country
      const region = found === undefined || found === country.country_code ? null : found || null;
      const placed = region !== null || !code.startsWith('E');
      if (name === undefined || ground.length === 0 || !placed)
        throw new SmiError('crosswalk-broken', `the official files do not give ${code} a name and a region`);
      const step = steps.get(code);
      if ((end === null) !== (step === undefined))
        throw new SmiError(
          'crosswalk-broken',
          `${code} is ${end === null ? 'in use, but has' : 'retired, but has no'} successors`,
        );
      const people = populations.get(code);
      return {
        code,
        name,
        aliases: aliases.join(';'),
        tier: tierOf(code),
        start,
        end,
        ended_on: end === null ? null : (ENDED_ON.get(code) ?? null),
        region_code: region,
        region_name: region === null ? null : (registers.regions.get(region) ?? null),
        ...country,
        upper_tier_code: shared(ground.map(({ upperTierCode }) => upperTierCode)) ?? null,
        became: (step?.to ?? []).join(';'),
        rule: step?.rule ?? null,
        estimated: step?.estimated ?? false,
        successors: end === null ? '' : successors(code).join(';'),
        population_2019: people === undefined ? null : Math.round(people),
      };
    })
    .sort((a, b) => ascending(a.code, b.code));
}

/** The text of the register. */
export const makeRegister = (official: OfficialFiles): string => toCsv(registerTable, registerRows(official));
