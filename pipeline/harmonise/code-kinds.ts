import { SmiError } from '../../errors/smi-error.js';
import type { Observation } from '../../schemas/observation.js';
import type { AreaRegisters } from '../../sources/area-registers.js';
import type { Boundaries } from '../../sources/boundaries.js';
import type { CodeChange } from '../../sources/code-changes.js';

/** Codes of councils: districts, unitaries, boroughs and counties of the four nations. */
const LOCAL_AUTHORITY = /^(E0[6-9]|E10|W06|S12|N09)/;

/** True for the code of a district or an upper-tier authority; any other code is that of an aggregate. */
export const isLocalAuthority = (code: string): boolean => LOCAL_AUTHORITY.test(code);

export const isCounty = (code: string): boolean => code.startsWith('E10');

/** True for a district in a county, which has no figure of its own where figures are for upper tiers. */
export const isShireDistrict = (code: string): boolean => code.startsWith('E07');

export const isCombinedAuthority = (code: string): boolean => code.startsWith('E47');

/** Every code of a district or upper tier in the registers, the code changes or the boundaries. */
export function knownCodes(
  registers: AreaRegisters,
  changes: readonly CodeChange[],
  boundaries: Boundaries,
): Set<string> {
  return new Set([
    ...registers.districts.keys(),
    ...registers.upperTiers.keys(),
    ...changes.flatMap(({ oldCode, newCode }) => (newCode === null ? [oldCode] : [oldCode, newCode])),
    ...boundaries.districts.map(({ code }) => code),
    ...boundaries.upperTiers.map(({ code }) => code),
  ]);
}

/**
 * Throws `code-unknown` for district or upper-tier codes that are not known, and lists them all. Aggregates
 * pass.
 */
export function checkCodes(
  observations: readonly Pick<Observation, 'area_code' | 'cell'>[],
  known: ReadonlySet<string>,
): void {
  const unknown = new Map<string, string>();
  for (const { area_code, cell } of observations) {
    if (isLocalAuthority(area_code) && !known.has(area_code) && !unknown.has(area_code))
      unknown.set(area_code, cell);
  }
  const [first] = unknown;
  if (first === undefined) return;
  const places = [...unknown].map(([code, cell]) => `${cell}: ${code}`);
  throw new SmiError(
    'code-unknown',
    `${first[1]}: ${first[0]} is not in the registers, the code changes or the boundaries`,
    {
      places: places.length === 1 ? [] : places,
    },
  );
}
