import { SmiError } from '../../errors/smi-error.js';
import type { Area } from '../../schemas/area.js';
import { type Areas, countriesOf, liesIn } from '../../schemas/method/areas.js';
import type { AreaRegisters } from '../../sources/area-registers.js';
import { type Boundaries, stoodIn } from '../../sources/boundaries.js';
import type { CodeChange } from '../../sources/code-changes.js';
import { isCombinedAuthority } from './code-kinds.js';

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

interface Parents {
  readonly registers: AreaRegisters;
  readonly changes: readonly CodeChange[];
  /** Combined authorities of the year, by code. */
  readonly standing: ReadonlyMap<string, string>;
}

const unplaced = (code: string) =>
  new SmiError('crosswalk-broken', `the registers do not place ${code} in an upper tier and a region`);

/** A district with the larger areas that it lies in. */
function districtArea(code: string, { registers, changes, standing }: Parents): Area {
  const district = registers.districts.get(code);
  const upperTierName = registers.upperTiers.get(district?.upperTierCode ?? '');
  const regionName = registers.regions.get(district?.regionCode ?? '');
  if (district === undefined || upperTierName === undefined || regionName === undefined) throw unplaced(code);
  const { upperTierCode, regionCode, combinedAuthorityCode: registered } = district;
  const combined = combinedAuthorityCode([code, upperTierCode], registered, changes, standing);
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
}

/** The upper tier that districts make up, in the region and combined authority that all of them lie in. */
function upperTierArea(districts: readonly Area[]): Area {
  const [first] = districts;
  if (first === undefined) throw new RangeError('an upper tier of no districts');
  const { upper_tier_code: code, upper_tier_name: name } = first;
  if (districts.some(({ region_code }) => region_code !== first.region_code)) throw unplaced(code);
  const combined = districts.every((one) => one.combined_authority_code === first.combined_authority_code);
  return {
    ...first,
    area_code: code,
    area_name: name,
    combined_authority_code: combined ? first.combined_authority_code : null,
    combined_authority_name: combined ? first.combined_authority_name : null,
  };
}

/**
 * The areas that an edition ranks: the districts that the boundaries show in its year, or the upper tiers that they make
 * up, less those that the method leaves out, ordered by code. Throws `crosswalk-broken` when a register does not place one of them.
 */
export function editionAreas(
  asked: Pick<Areas, 'country' | 'level' | 'year' | 'exclude'>,
  registers: AreaRegisters,
  boundaries: Boundaries,
  changes: readonly CodeChange[],
): Area[] {
  const { level, year, exclude } = asked;
  const countries = countriesOf(asked);
  const leftOut = new Set(exclude.map(({ code }) => code));
  const standing = new Map(
    boundaries.combinedAuthorities
      .filter((area) => isCombinedAuthority(area.code) && stoodIn(area, year))
      .map(({ code, name }) => [code, name]),
  );
  const changesByThen = changes.filter(({ start }) => start <= year).sort((a, b) => a.start - b.start);
  const parents = { registers, changes: changesByThen, standing };
  const districts = boundaries.districts
    .filter((area) => liesIn(area.code, countries) && stoodIn(area, year) && !leftOut.has(area.code))
    .map(({ code }) => districtArea(code, parents));
  const upperTiers = new Set(districts.map(({ upper_tier_code }) => upper_tier_code));
  const areas =
    level === 'lower_tier'
      ? districts
      : [...upperTiers]
          .filter((code) => !leftOut.has(code))
          .map((code) => upperTierArea(districts.filter((one) => one.upper_tier_code === code)));
  return areas.sort((a, b) => (a.area_code < b.area_code ? -1 : 1));
}
