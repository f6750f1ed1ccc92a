import { SmiError } from '../../errors/smi-error.js';
import type { Observation } from '../../schemas/observation.js';
import type { AreaRegisters } from '../../sources/area-registers.js';
import type { Boundaries } from '../../sources/boundaries.js';
import type { CodeChange } from '../../sources/code-changes.js';

/** Kinds of code that stand for one council: districts, unitaries, boroughs and counties of the four nations. */
const LOCAL_AUTHORITY = /^(E0[6-9]|E10|W06|S12|N09)/;

/** True for the code of a district or an upper-tier authority; any other kind is an aggregate. */
export const isLocalAuthority = (code: string): boolean => LOCAL_AUTHORITY.test(code);

export const isCounty = (code: string): boolean => code.startsWith('E10');

/** True for a district that lies in a county, with no figures of its own where those are of upper tiers. */
export const isShireDistrict = (code: string): boolean => code.startsWith('E07');

export const isCombinedAuthority = (code: string): boolean => code.startsWith('E47');

/** Every code of a district or upper tier that the registers, the code changes or the boundaries have ever named. */
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

/** Throws `code-unknown`, naming every district or upper-tier code that nothing knows. Aggregates pass. */
export function checkCodes(observations: readonly Observation[], known: ReadonlySet<string>): void {
  const unknown = new Map<string, string>();
  for (const { area_code, cell } of observations) {
    if (isLocalAuthority(area_code) && !known.has(area_code) && !unknown.has(area_code))
      unknown.set(area_code, cell);
  }
  const [first] = unknown;
  if (first === undefined) return;
  const places = [...unknown].map(([code, cell]) => `${cell}: ${code}`);
  throw new SmiError('code-unknown', `${first[1]}: no register, code change or boundary knows ${first[0]}`, {
    places: places.length === 1 ? [] : places,
  });
}
