import { type AreaAtlas, areaAtlas } from '../../../outputs/area-page/atlas.js';
import { type AreaProfile, areaProfile, type Standing } from '../../../schemas/release/area-profile.js';
import { smallProfile } from '../areas/small-profile.js';
import { grid } from '../page/grid.js';

/* Made-up areas, held against the schema: a district with everything, one without a score, their county. */

const EAST = { code: 'E12000006', name: 'East' };

const part = (
  code: string,
  name: string,
  kind: Standing['part'],
  parent: string,
  fifth: number,
): Standing => ({
  ...(smallProfile().standing[0] as Standing),
  code,
  name,
  part: kind,
  parent,
  rank: fifth * 4,
  fifth,
  ...(kind === 'domain'
    ? { figures: null, choices: null, coldspot_probability: null, hotspot_probability: null }
    : {}),
});

const named = (code: string, name: string) => ({ code, name });

/** North Shore with two faces, neighbours, moves and a class of the long shadow. */
export const fullProfile = (changes: Partial<AreaProfile> = {}): AreaProfile => {
  const base = smallProfile();
  const [pay] = base.indicators;
  const jobs = {
    ...pay!,
    code: 'jobless',
    title: 'Out of work',
    unit: 'per cent',
    direction: -1 as const,
    value: 6,
    lower: null,
    upper: null,
    standard_error: null,
    status: 'inherited' as const,
    rank: 3,
    of: 3,
  };
  return areaProfile.parse({
    ...base,
    standing: [
      ...base.standing,
      part('chances', 'Chances', 'face', 'index', 1),
      part('conditions', 'Conditions', 'face', 'index', 4),
      part('schools', 'Schools', 'domain', 'chances', 1),
      part('work', 'Work', 'domain', 'conditions', 4),
    ],
    kind_of_place: 'conditions_low',
    holds_back: ['jobless'],
    indicators: [pay, jobs],
    neighbours: {
      nearest: [{ ...named('E07000148', 'South Shore'), distance: 0.4, closeness: null }],
      education: null,
    },
    better_than_neighbours: [{ indicator: 'pay', value: 612.5, neighbours: 500, difference: 1 }],
    worse_than_neighbours: [],
    long_shadow: [
      {
        outcome: 'level_3',
        name: 'Level 3 by 19',
        kind: 'coldspot',
        status: 'inherited',
        authority: named('E10000020', 'Shoreshire'),
        persistence: {
          years_known: 5,
          years_cold: 2,
          first_known: '2019',
          last_known: '2023',
          move: 'entered',
        },
      },
    ],
    moves: {
      stayers: 1000,
      arrivals: 40,
      departures: 50,
      net: -10,
      departure_rate: 0.05,
      by: [{ code: 'index', better: 0.36, similar: 0.5, worse: 0.14 }],
      destinations: [
        { ...named('E07000148', 'South Shore'), people: 30 },
        { ...named('E09000999', 'Elsewhere'), people: 5 },
      ],
      origins: [],
    },
    sources: [
      {
        name: 'wages',
        title: 'Wages',
        publisher: 'An office',
        citation: 'An office, Wages, published 1 May 2025.',
        landing_page: 'https://office.example/wages',
        licence: 'Open Government Licence v3.0',
        licence_address: 'https://licence.example/v3',
      },
    ],
    ...changes,
  });
};

/** South Shore, which has figures of its own and no score. */
export const unrankedProfile = (): AreaProfile => {
  const full = fullProfile();
  const none = { score: null, rank: null, fifth: null, figures: null, choices: null, rank_median: null };
  const { neighbours, better_than_neighbours, worse_than_neighbours, ...rest } = full;
  return areaProfile.parse({
    ...rest,
    area: {
      ...full.area,
      ...named('E07000148', 'South Shore'),
      other_names: [],
      download_name: 'south-shore',
    },
    standing: full.standing.map((one) => ({
      ...one,
      ...none,
      coldspot_probability: null,
      hotspot_probability: null,
    })),
    group: null,
    kind_of_place: null,
    holds_back: [],
    helps: [],
    indicators: full.indicators.map((one) =>
      one.code === 'pay'
        ? {
            ...one,
            value: null,
            lower: null,
            upper: null,
            status: 'missing',
            missing: 'suppressed',
            rank: null,
          }
        : { ...one, value: 2, rank: 1, status: 'observed' },
    ),
    moves: null,
    long_shadow: [],
    notes: ['South Shore has no rank: too few of its indicators have a figure.'],
  });
};

/** Shoreshire, the county of both. */
export const countyProfile = (): AreaProfile => {
  const full = fullProfile();
  return areaProfile.parse({
    ...unrankedProfile(),
    area: {
      ...full.area,
      ...named('E10000020', 'Shoreshire'),
      level: 'county',
      upper_tier: null,
      other_names: [],
      download_name: 'shoreshire',
    },
    standing: [],
    own_level_share: null,
    modelled_share: null,
    indicators: full.indicators.map((one) => ({
      ...one,
      rank: null,
      of: 0,
      county: null,
      region: null,
      least: null,
      most: null,
    })),
    upper_tier_chances: { score: -1, rank: 150, of: 151, fifth: 5 },
    districts: [
      {
        ...named('E07000147', 'North Shore'),
        score: 0.5,
        rank: 7,
        of: 20,
        fifth: 2,
        kind_of_place: 'conditions_low',
      },
      {
        ...named('E07000148', 'South Shore'),
        score: null,
        rank: null,
        of: 20,
        fifth: null,
        kind_of_place: null,
      },
    ],
    notes: [],
  });
};

/** The two districts and the county on a map of two squares. */
export const smallAtlas = (
  profiles: readonly AreaProfile[] = [fullProfile(), unrankedProfile(), countyProfile()],
  endings: readonly string[] = ['csv', 'json'],
): AreaAtlas =>
  areaAtlas(
    profiles,
    grid([
      { code: 'E07000147', name: 'North Shore', region: EAST.name },
      { code: 'E07000148', name: 'South Shore', region: EAST.name },
    ]),
    endings,
  );
