import { ascending, groups, quantileSorted } from 'd3-array';
import type { AreaProfile, ProfileIndicator, Standing } from '../../schemas/release/area-profile.js';
import type { AreaTopology } from '../maps/topology.js';
import { shapesAmong } from '../page/map.js';
import { type SubjectWords, subjectWords } from '../page/subject.js';

/** What the page of an area needs of the others: their figures, their names, and the boundaries. */
export interface AreaAtlas {
  readonly profiles: ReadonlyMap<string, AreaProfile>;
  /** The figures of the areas that the index ranks, by indicator and code of the area. */
  readonly figures: (indicator: string) => ReadonlyMap<string, ProfileIndicator>;
  /** Those that are known, in ascending order. */
  readonly sorted: (indicator: string) => Float64Array;
  /** The index, its faces and its domains, from any area of the index; none where there is no such area. */
  readonly structure: readonly Standing[];
  /** The boundaries of the districts of some regions, made once. */
  readonly shapes: (districts: readonly string[]) => ReturnType<typeof shapesAmong>;
  /** Codes of the districts of a region, as `regionOf` has it; empty for another. */
  readonly districtsOf: (region: string) => readonly string[];
  /** The endings of the files that every area has: `csv`, `json`. */
  readonly endings: readonly string[];
  /** What the index is of, in words. */
  readonly subject: SubjectWords;
}

/** The region of an area or, in a country without regions, the first letter of the codes of that country. */
export const regionOf = ({ code, region }: Pick<AreaProfile['area'], 'code' | 'region'>): string =>
  region?.code ?? code.charAt(0);

/** Makes something by a key once. */
function remembered<K, T>(make: (key: K) => T, keyOf: (key: K) => string): (key: K) => T {
  const known = new Map<string, T>();
  return (key) => {
    const name = keyOf(key);
    const found = known.get(name);
    if (found !== undefined) return found;
    const value = make(key);
    known.set(name, value);
    return value;
  };
}

/**
 * What the pages of a release share.
 * @param profiles of all areas that have files
 * @param endings of the files that every area has, apart from its page
 * @param subject of the index, in words
 */
export function areaAtlas(
  profiles: readonly AreaProfile[],
  topology: AreaTopology,
  endings: readonly string[],
  subject: SubjectWords = subjectWords({}),
): AreaAtlas {
  const ranked = profiles.filter(({ standing }) => standing.length > 0);
  const figures = remembered(
    (indicator: string) =>
      new Map(
        ranked.flatMap(({ area, indicators }) => {
          const found = indicators.find(({ code }) => code === indicator);
          return found === undefined ? [] : [[area.code, found] as const];
        }),
      ),
    String,
  );
  const regions = new Map(groups(ranked, ({ area }) => regionOf(area)));
  return {
    profiles: new Map(profiles.map((profile) => [profile.area.code, profile])),
    figures,
    sorted: remembered(
      (indicator: string) =>
        Float64Array.from([...figures(indicator).values()].flatMap(({ value }) => value ?? [])).sort(),
      String,
    ),
    structure: ranked[0]?.standing ?? [],
    shapes: remembered(
      (districts: readonly string[]) => shapesAmong(topology, new Set(districts)),
      (districts) => districts.join(),
    ),
    districtsOf: (region) => (regions.get(region) ?? []).map(({ area }) => area.code),
    endings,
    subject,
  };
}

/** The codes that a page compares its area with: its statistical neighbours, or the districts in it. */
export const comparedWith = ({ neighbours, districts }: AreaProfile): readonly string[] =>
  (districts.length > 0 ? districts : (neighbours?.nearest ?? [])).map(({ code }) => code);

/** The figures of some areas for an indicator, without those that have none, and their median. */
export interface Compared {
  readonly values: readonly number[];
  /** undefined where none has a figure. */
  readonly median: number | undefined;
}

/** What the figures of one area are compared with, by indicator: worked out once for each. */
export function comparison(atlas: AreaAtlas, profile: AreaProfile): (indicator: string) => Compared {
  const codes = comparedWith(profile);
  return remembered((indicator) => {
    const figures = atlas.figures(indicator);
    const values: number[] = [];
    for (const code of codes) {
      const value = figures.get(code)?.value;
      if (value != null) values.push(value);
    }
    return { values, median: quantileSorted(values.toSorted(ascending), 0.5) };
  }, String);
}
