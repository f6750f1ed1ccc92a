import { SmiError } from '../../errors/smi-error.js';
import type { Area } from '../../schemas/area.js';
import type { Method } from '../../schemas/method.js';
import type { AreaRegisters } from '../../sources/area-registers.js';
import { type Boundaries, stoodIn } from '../../sources/boundaries.js';
import type { CodeChange } from '../../sources/code-changes.js';

/** The combined authority of a district in `year`: that of the register, moved on by the code changes since. */
function combinedAuthorityCode(
  codes: readonly string[],
  registered: string,
  changes: readonly CodeChange[],
  standing: ReadonlyMap<string, string>,
): string | null {
  const joined = changes.findLast(
    ({ oldCode, newCode }) => codes.includes(oldCode) && standing.has(newCode ?? ''),
  );
  const passed = new Set<string>();
  let code = joined?.newCode ?? registered;
  while (!standing.has(code)) {
    const next = changes.find(({ oldCode }) => oldCode === code)?.newCode;
    if (next === undefined || next === null) return null;
    if (passed.has(next))
      throw new SmiError('crosswalk-broken', `the code changes lead from ${next} back to it`);
    passed.add(next);
    code = next;
  }
  return code;
}

/**
 * The areas that an edition ranks: the districts that the boundaries show in its year, less those that the method
 * leaves out, ordered by code. Throws `crosswalk-broken` when a register does not place one of them.
 */
export function editionAreas(
  { country, year, exclude }: Method['areas'],
  registers: AreaRegisters,
  boundaries: Boundaries,
  changes: readonly CodeChange[],
): Area[] {
  const leftOut = new Set(exclude.map(({ code }) => code));
  const standing = new Map(
    boundaries.combinedAuthorities
      .filter((area) => area.code.startsWith('E47') && stoodIn(area, year))
      .map(({ code, name }) => [code, name]),
  );
  const changesByThen = changes.filter(({ start }) => start <= year).sort((a, b) => a.start - b.start);
  return boundaries.districts
    .filter((area) => area.code.startsWith(country) && stoodIn(area, year) && !leftOut.has(area.code))
    .map(({ code }): Area => {
      const district = registers.districts.get(code);
      const upperTierName = registers.upperTiers.get(district?.upperTierCode ?? '');
      const regionName = registers.regions.get(district?.regionCode ?? '');
      if (district === undefined || upperTierName === undefined || regionName === undefined) {
        throw new SmiError(
          'crosswalk-broken',
          `the registers do not place ${code} in an upper tier and a region`,
        );
      }
      const { upperTierCode, regionCode, combinedAuthorityCode: registered } = district;
      const combined = combinedAuthorityCode([code, upperTierCode], registered, changesByThen, standing);
      return {
        area_code: code,
        // As the registers and the statistics have it: the boundaries call one district by another name.
        area_name: district.name,
        upper_tier_code: upperTierCode,
        upper_tier_name: upperTierName,
        region_code: regionCode,
        region_name: regionName,
        combined_authority_code: combined,
        combined_authority_name: combined === null ? null : (standing.get(combined) ?? null),
      };
    })
    .sort((a, b) => (a.area_code < b.area_code ? -1 : 1));
}
