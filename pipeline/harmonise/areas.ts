import { ascending } from 'd3-array';
import { SmiError } from '../../errors/smi-error.js';
import type { Area } from '../../schemas/area.js';
import { type Areas, countriesOf, liesIn } from '../../schemas/method/areas.js';
import type { AreaRegisters } from '../../sources/area-registers.js';
import { type Boundaries, existedIn } from '../../sources/boundaries.js';
import type { CodeChange } from '../../sources/code-changes.js';
import { isCombinedAuthority } from './code-kinds.js';
import { codesIn } from './codes-in.js';

/**
 * The combined authority of a district in the year of `existing`: that of the register, updated by code
 * changes.
 */
function combinedAuthorityCode(
  codes: readonly string[],
  registered: string,
  changes: readonly CodeChange[],
  existing: ReadonlyMap<string, string>,
): string | null {
  const joined = changes.findLast(
    ({ oldCode, newCode }) => codes.includes(oldCode) && existing.has(newCode ?? ''),
  );
  const passed = new Set<string>();
  let code = joined?.newCode ?? registered;
  while (!existing.has(code)) {
    const next = changes.find(({ oldCode }) => oldCode === code)?.newCode;
    if (next === undefined || next === null) return null;
    if (passed.has(next))
      throw new SmiError('crosswalk-broken', `the code changes lead from ${next} back to itself`);
    passed.add(next);
    code = next;
  }
  return code;
}

interface Parents {
  readonly registers: AreaRegisters;
  readonly changes: readonly CodeChange[];
  /** Combined authorities of the year, by code. */
  readonly existing: ReadonlyMap<string, string>;
}

const unplaced = (code: string) =>
  new SmiError('crosswalk-broken', `the registers do not give ${code} an upper tier and a region`);

/** A district with the larger areas that contain it. */
function districtArea(code: string, { registers, changes, existing }: Parents): Area {
  const district = registers.districts.get(code);
  const upperTierName = registers.upperTiers.get(district?.upperTierCode ?? '');
  const regionName = registers.regions.get(district?.regionCode ?? '');
  if (district === undefined || upperTierName === undefined || regionName === undefined) throw unplaced(code);
  const { upperTierCode, regionCode, combinedAuthorityCode: registered } = district;
  const combined = combinedAuthorityCode([code, upperTierCode], registered, changes, existing);
  return {
    area_code: code,
    // The name in the registers and the statistics: the boundaries give one district another name.
    area_name: district.name,
    upper_tier_code: upperTierCode,
    upper_tier_name: upperTierName,
    region_code: regionCode,
    region_name: regionName,
    combined_authority_code: combined,
    combined_authority_name: combined === null ? null : (existing.get(combined) ?? null),
  };
}

/**
 * The upper tier that the districts form, with the region and the combined authority that contain all of
 * them.
 */
function upperTierArea(districts: readonly Area[]): Area {
  const [first] = districts;
  if (first === undefined) throw new RangeError('an upper tier without districts');
  const { upper_tier_code: code, upper_tier_name: name } = first;
  if (districts.some(({ region_code }) => region_code !== first.region_code)) throw unplaced(code);
  const combined = districts.every(
    (district) => district.combined_authority_code === first.combined_authority_code,
  );
  return {
    ...first,
    area_code: code,
    area_name: name,
    combined_authority_code: combined ? first.combined_authority_code : null,
    combined_authority_name: combined ? first.combined_authority_name : null,
  };
}

/**
 * The areas that an edition ranks: the districts that the boundaries have in its year, or the upper tiers
 * that they form, without those that the method leaves out, ordered by code. Throws `crosswalk-broken` when
 * the registers do not say where one of them lies.
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
  const existing = new Map(
    boundaries.combinedAuthorities
      .filter((area) => isCombinedAuthority(area.code) && existedIn(area, year))
      .map(({ code, name }) => [code, name]),
  );
  const changesByThen = changes.filter(({ start }) => start <= year).sort((a, b) => a.start - b.start);
  const parents = { registers, changes: changesByThen, existing };
  const standing = boundaries.districts.filter((area) => existedIn(area, year)).map(({ code }) => code);
  const districts = codesIn(year, standing, changes)
    .filter((code) => liesIn(code, countries) && !leftOut.has(code))
    .map((code) => districtArea(code, parents));
  const upperTiers = new Set(districts.map(({ upper_tier_code }) => upper_tier_code));
  const areas =
    level === 'lower_tier'
      ? districts
      : [...upperTiers]
          .filter((code) => !leftOut.has(code))
          .map((code) => upperTierArea(districts.filter((district) => district.upper_tier_code === code)));
  return areas.sort((a, b) => ascending(a.area_code, b.area_code));
}
