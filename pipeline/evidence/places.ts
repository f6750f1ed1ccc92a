import type { Area } from '../../schemas/area.js';
import type { EvidenceArea, EvidenceLevel } from '../../schemas/evidence.js';
import type { ListedPlace, PlaceList } from '../../sources/districts-to-itl2.js';
import type { Crosswalk } from '../harmonise/crosswalk.js';
import type { Rule } from '../harmonise/resolve.js';

/** The rows of a list of places that an area was found in, and how. */
interface Found {
  readonly listed: readonly (ListedPlace & { readonly code: string })[];
  /** The last step first; empty for the area’s own code. */
  readonly rules: readonly Rule[];
}

/**
 * Finds an area in a list of any vintage by the rules of figures: its own code, a recode, the county of the
 * same footprint, all districts that were merged into it, the area that it was split from.
 */
function find(code: string, list: PlaceList, crosswalk: Crosswalk): Found | undefined {
  const own = list.get(code);
  if (own !== undefined) return { listed: own.map((place) => ({ ...place, code })), rules: [] };
  const through = (rule: Rule, former: string | undefined): Found | undefined => {
    const found = former === undefined ? undefined : find(former, list, crosswalk);
    return found && { listed: found.listed, rules: [rule, ...found.rules] };
  };
  const one =
    through('recode', crosswalk.recodes.get(code)) ??
    through('same_footprint', crosswalk.footprints.get(code));
  if (one !== undefined) return one;
  const parts = (crosswalk.mergers.get(code) ?? []).map((part) => find(part, list, crosswalk));
  if (parts.length > 0 && parts.every((part) => part !== undefined))
    return {
      listed: parts.flatMap(({ listed }) => listed),
      rules: ['merger', ...parts.flatMap(({ rules }) => rules)],
    };
  return through('split', crosswalk.splits.get(code)?.parent);
}

/**
 * The place that contains each area, in the order of the areas. An area that is not in the list, or whose
 * parts lie in several places, has none, and the row says why.
 */
export function placesOf(
  level: EvidenceLevel,
  areas: readonly Pick<Area, 'area_code'>[],
  list: PlaceList,
  crosswalk: Crosswalk,
  source: string,
): EvidenceArea[] {
  return areas.map(({ area_code }): EvidenceArea => {
    const { listed, rules } = find(area_code, list, crosswalk) ?? { listed: [], rules: [] };
    const codes = new Set(listed.map(({ place_code }) => place_code));
    const [first] = listed;
    const found = codes.size === 1 ? first : undefined;
    const why = first === undefined ? 'not_listed' : 'in_several';
    return {
      level,
      area_code,
      place_code: found?.place_code ?? null,
      place_name: found?.place_name ?? null,
      reason: found === undefined ? why : [...new Set(rules)].join(';'),
      from_codes: [...new Set(listed.map(({ code }) => code))].join(';'),
      source,
      cells: listed.map(({ cell }) => cell).join(';'),
    };
  });
}
