import { group, max, median } from 'd3-array';
import type { AuthorityOutcome, AuthorityProfile } from '../../schemas/release/authority-profile.js';
import type { AreaTopology } from '../maps/topology.js';
import { shapesAmong } from '../page/map.js';
import { shareNoun } from '../page/words.js';
import type { LongShadowRelease } from '../release-data.js';

/** What is measured of an outcome, and whether more is better. */
export const MEASURES = [
  { measure: 'level', words: 'Level', direction: 1 },
  { measure: 'gap', words: 'Gap', direction: -1 },
  { measure: 'unexplained_gap', words: 'Unexplained gap', direction: -1 },
] as const;
export type Measure = (typeof MEASURES)[number]['measure'];

/** What the page of an authority needs of the release and of the other authorities. */
export interface AuthorityAtlas {
  readonly profiles: ReadonlyMap<string, AuthorityProfile>;
  /** Figures of all authorities in the latest period, in ascending order, by outcome and measure. */
  readonly sorted: (outcome: string, measure: Measure) => Float64Array;
  /** The level of the middle authority by period of an outcome. */
  readonly middle: (outcome: string) => ReadonlyMap<string, number>;
  /** The highest share of the others in any year of an outcome, for a scale that all pages share. */
  readonly top: (outcome: string) => number;
  /** What level and gap of an outcome are, in sentences of the method. */
  readonly meaning: (outcome: string) => Readonly<Partial<Record<Measure, string>>>;
  readonly shapes: (authorities: readonly string[]) => ReturnType<typeof shapesAmong>;
  /** Codes of the authorities of a region; empty for another code. */
  readonly authoritiesOf: (region: string) => readonly string[];
  /** The share of a group as a noun: `fifth`. */
  readonly share: string;
  /** The endings of the files that every authority has, apart from its page. */
  readonly endings: readonly string[];
}

/** What is taken of the release, apart from the profiles. */
export interface AuthorityData {
  readonly topology: AreaTopology;
  readonly method: {
    readonly outcomes: readonly Pick<
      LongShadowRelease['method']['outcomes'][number],
      'code' | 'level' | 'gap'
    >[];
    readonly steps: { readonly group_share: number };
  };
  readonly declared: readonly {
    readonly declaration: { readonly code: string; readonly description: string };
  }[];
}

/** What the others reach: the level and the gap to it; null where one of them is missing. */
export const othersOf = ({ level, gap }: Pick<AuthorityOutcome, 'level' | 'gap'>): number | null =>
  level === null || gap === null ? null : level + gap;

/** Makes something by a key once. */
function remembered<T>(make: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    if (!known.has(key)) known.set(key, make(key));
    return known.get(key) as T;
  };
}

/**
 * What the pages of a release of the long shadow share.
 * @param profiles of all authorities
 * @param endings of the files that every authority has, apart from its page
 */
export function authorityAtlas(
  profiles: readonly AuthorityProfile[],
  { topology, method, declared }: AuthorityData,
  endings: readonly string[],
): AuthorityAtlas {
  const all = group(
    profiles.flatMap(({ outcomes }) => outcomes),
    ({ code }) => code,
  );
  const outcomes = (code: string) => all.get(code) ?? [];
  const regions = group(profiles, ({ area }) => area.region?.code ?? '');
  const described = (code: string | undefined) =>
    declared.find(({ declaration }) => declaration.code === code)?.declaration.description;
  const sorted = remembered(
    (outcome) =>
      new Map(
        MEASURES.map(({ measure }) => [
          measure,
          Float64Array.from(outcomes(outcome).flatMap((one) => one[measure] ?? [])).sort(),
        ]),
      ),
  );
  const drawn = remembered((codes) => shapesAmong(topology, new Set(codes.split(',')), 'upper_tiers'));
  return {
    profiles: new Map(profiles.map((profile) => [profile.area.code, profile])),
    sorted: (outcome, measure) => sorted(outcome).get(measure) ?? new Float64Array(),
    middle: remembered((outcome) => {
      const years = group(
        outcomes(outcome).flatMap((one) => one.years),
        ({ period }) => period,
      );
      return new Map(
        [...years].flatMap(([period, found]): [string, number][] => {
          const middle = median(found.flatMap(({ level }) => level ?? []));
          return middle === undefined ? [] : [[period, middle]];
        }),
      );
    }),
    top: remembered(
      (outcome) =>
        max(outcomes(outcome).flatMap(({ years }) => years.map((year) => othersOf(year) ?? 0))) ?? 0,
    ),
    meaning: (outcome) => {
      const found = method.outcomes.find(({ code }) => code === outcome);
      const [level, gap] = [described(found?.level), described(found?.gap)];
      return { ...(level !== undefined && { level }), ...(gap !== undefined && { gap }) };
    },
    shapes: (codes) => drawn(codes.join()),
    authoritiesOf: (region) => (regions.get(region) ?? []).map(({ area }) => area.code),
    share: shareNoun(method.steps.group_share),
    endings,
  };
}
