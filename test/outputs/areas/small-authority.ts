import {
  type AuthorityOutcome,
  type AuthorityProfile,
  type AuthorityYear,
  authorityProfile,
} from '../../../schemas/release/authority-profile.js';

/* Made-up authorities of a made-up long shadow, held against the schema. */

/** A year with everything, from which the others differ. */
export const smallYear = (changes: Partial<AuthorityYear> = {}): AuthorityYear => ({
  period: '2024',
  period_start: '2023-09-01',
  period_end: '2024-08-31',
  level: 30,
  gap: 20,
  unexplained_gap: -1.5,
  missing: null,
  status: 'observed',
  reason: '',
  level_rank: 3,
  gap_rank: 2,
  unexplained_gap_rank: 1,
  class: 'coldspot',
  score: 0.5,
  rank: 2,
  of: 3,
  figures: { low: 1, high: 3 },
  coldspot_probability: 0.75,
  hotspot_probability: 0,
  change: 'entered',
  ...changes,
});

const NO_RANK = {
  unexplained_gap: null,
  unexplained_gap_rank: null,
  score: null,
  rank: null,
  of: 0,
} as const;

const YEARS: readonly AuthorityYear[] = [
  smallYear(),
  smallYear({ period: '2023', level: 40, gap: 10, class: 'none', change: null, coldspot_probability: 0.1 }),
  smallYear({ ...NO_RANK, period: '2022', level: 44, gap: 6, class: 'hotspot', figures: null, change: null }),
];

/** Level 3 by 19 in three years: a hotspot, neither, a coldspot. */
export const levelThree = (changes: Partial<AuthorityOutcome> = {}): AuthorityOutcome => {
  const { change, ...latest } = smallYear();
  return {
    code: 'level_3',
    name: 'Level 3 by 19',
    ...latest,
    level_standard_error: 2,
    gap_standard_error: 1,
    source: 'exams',
    persistence: {
      years_known: 3,
      years_cold: 1,
      first_known: '2022',
      last_known: '2024',
      move: 'entered',
    },
    cold_periods: ['2024'],
    next_year: { coldspot_probability: 0.4, observed: 0.3, observed_low: 0.2, observed_high: 0.45 },
    years: [...YEARS],
    ...changes,
  };
};

/** Of one year, without GCSE results: a class and no rank. */
export const laterEntry = (): AuthorityOutcome => {
  const { change, ...year } = smallYear({
    ...NO_RANK,
    period: '2014-15',
    class: 'cold_on_gap',
    figures: null,
    level_rank: 3,
  });
  return {
    ...levelThree(),
    ...year,
    code: 'later',
    name: 'Higher education by 25',
    cold_periods: [],
    next_year: null,
    persistence: { ...levelThree().persistence!, years_known: 1, years_cold: 0, move: 'unknown' },
    years: [{ ...year, change }],
  };
};

/** All outcomes together: a rank in two years, and nothing else. */
export const together = (): AuthorityOutcome => {
  const none = {
    ...{ level: null, gap: null, unexplained_gap: null, level_rank: null, gap_rank: null },
    ...{ unexplained_gap_rank: null, class: null, coldspot_probability: null, hotspot_probability: null },
  };
  const { change, ...year } = smallYear({ ...none, change: null });
  return {
    ...levelThree(),
    ...year,
    code: 'all',
    name: 'All outcomes',
    level_standard_error: null,
    gap_standard_error: null,
    source: '',
    persistence: null,
    cold_periods: [],
    next_year: null,
    years: [
      { ...year, change },
      { ...year, change, period: '2023', rank: 3 },
    ],
  };
};

/** Shoreshire, a county with two districts, and three outcomes. */
export const smallAuthority = (changes: Partial<AuthorityProfile> = {}): AuthorityProfile =>
  authorityProfile.parse({
    area: {
      code: 'E10000020',
      name: 'Shoreshire',
      level: 'county',
      other_names: [],
      upper_tier: { code: 'E10000020', name: 'Shoreshire' },
      region: { code: 'E12000006', name: 'East' },
      combined_authority: null,
      download_name: 'shoreshire-long-shadow-2026',
    },
    edition: {
      code: 'small-shadow-2026',
      title: 'A small shadow',
      method_version: '1.0.0',
      schema_version: '4.0.0',
    },
    outcomes: [levelThree(), laterEntry(), together()],
    districts: [
      { code: 'E07000147', name: 'North Shore' },
      { code: 'E07000148', name: 'South Shore' },
    ],
    shown_by: 'small-2026',
    sources: [
      {
        name: 'exams',
        title: 'Exams',
        publisher: 'An office',
        citation: 'An office, Exams, published 1 May 2025.',
        landing_page: 'https://office.example/exams',
        licence: 'Open Government Licence v3.0',
        licence_address: 'https://licence.example/v3',
      },
    ],
    notes: ['Rank 1 is the best.'],
    ...changes,
  });

/** Seaborough, its own district, without a figure of the latest year. */
export const singleTier = (): AuthorityProfile => {
  const { area } = smallAuthority();
  const code = 'E06000001';
  const none = {
    ...{ level: null, gap: null, unexplained_gap: null, level_rank: null, gap_rank: null },
    ...{ unexplained_gap_rank: null, score: null, rank: null, figures: null, class: null },
    ...{ coldspot_probability: null, hotspot_probability: null },
    missing: 'suppressed' as const,
    status: 'missing' as const,
    reason: 'suppressed',
  };
  return smallAuthority({
    area: {
      ...area,
      code,
      name: 'Seaborough',
      level: 'single_tier',
      upper_tier: { code, name: 'Seaborough' },
      download_name: 'seaborough-long-shadow-2026',
    },
    outcomes: [
      levelThree({
        ...none,
        level_standard_error: null,
        gap_standard_error: null,
        next_year: null,
        cold_periods: [],
        persistence: { ...levelThree().persistence!, years_known: 0, years_cold: 0, move: 'unknown' },
        years: [
          smallYear({ ...none, change: null }),
          smallYear({ period: '2023', status: 'mapped', level: 60, gap: 10 }),
        ],
      }),
    ],
    districts: [],
    shown_by: null,
  });
};
