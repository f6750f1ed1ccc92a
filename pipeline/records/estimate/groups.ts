import type { AreaLevel } from './area-estimate.js';
import type { Place } from './options.js';

/** An area, a region or a country, with the areas that it consists of. */
export interface Group {
  /** Level and code: a country without regions may have the same code on two levels. */
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly level: AreaLevel;
  readonly parent: string | null;
  readonly areas: readonly string[];
}

const byCode = (a: Group, b: Group) => (a.code < b.code ? -1 : 1);

/**
 * The given areas, then their regions, then their countries, each sorted by code. The parent of an area
 * without a region, or whose region is its country, is its country.
 */
export function groupsOf(areas: readonly string[], places: ReadonlyMap<string, Place>): Group[] {
  const made = new Map<string, Group & { areas: string[] }>();
  const add = (level: AreaLevel, code: string, name: string, parent: string | null, area: string) => {
    const key = `${level}:${code}`;
    const group = made.get(key) ?? { key, code, name, level, parent, areas: [] };
    group.areas.push(area);
    made.set(key, group);
  };
  for (const code of areas) {
    const place = places.get(code);
    if (place === undefined) continue;
    const { region_code, region_name, country_code, country_name } = place;
    const inRegion = region_code !== '' && region_code !== country_code;
    add('area', code, place.name, inRegion ? region_code : country_code, code);
    if (inRegion) add('region', region_code, region_name, country_code, code);
    add('country', country_code, country_name, null, code);
  }
  const of = (level: AreaLevel) => [...made.values()].filter((group) => group.level === level).sort(byCode);
  return [...of('area'), ...of('region'), ...of('country')];
}
