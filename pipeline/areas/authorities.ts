import { ascending, descending, group } from 'd3-array';
import { absenceOf } from '../../outputs/formats/absence.js';
import { ATTRIBUTION, NOT_OFFICIAL } from '../../outputs/notice.js';
import { numberOf, textOf } from '../../outputs/page/rows.js';
import type { LongShadowRelease } from '../../outputs/release-data.js';
import type { Area } from '../../schemas/area.js';
import type { NamedArea } from '../../schemas/release/area-parts.js';
import type {
  AuthorityOutcome,
  AuthorityProfile,
  AuthorityYear,
} from '../../schemas/release/authority-profile.js';
import { ALL_OUTCOMES } from '../../schemas/release/coldspot-fields.js';
import { SCHEMA_VERSION } from '../../schemas/release/receipt.js';
import type { Row } from '../../schemas/table.js';
import boundaries from '../../sources/boundaries.js';
import { persistenceOf } from '../coldspots/persistence.js';
import { endYear } from '../editions/derived.js';
import type { Registers } from '../geography/registers.js';
import { datesOf, type YearOf, yearOf as yearsOf } from '../release/period-columns.js';
import { placedAreas } from './place.js';
import { sourcePartOf } from './profiles.js';
import { intervalOf } from './standing.js';

const cell = (row: Row, column: string) => row[column] ?? null;

/** What is known of an outcome whatever the authority. */
interface OfOutcome {
  /** How many authorities have a rank in a period. */
  readonly ranked: (outcome: string, period: string) => number;
  /** What a year is in the periods of an outcome. */
  readonly year: YearOf;
}

/** The figures of an authority for an outcome and a period, from its row of coldspots_by_year. */
function yearOf(row: Row, { ranked, year }: OfOutcome): Omit<AuthorityYear, 'change'> {
  const [outcome, period] = [textOf(row, 'outcome'), textOf(row, 'period')];
  const isAll = row.outcome === ALL_OUTCOMES;
  const known = isAll ? row.score : numberOf(row, 'level') === null ? null : row.gap;
  return {
    period,
    ...datesOf(period, year(outcome)),
    level: numberOf(row, 'level'),
    gap: numberOf(row, 'gap'),
    unexplained_gap: numberOf(row, 'unexplained_gap'),
    missing: absenceOf(known, row.reason),
    status: cell(row, 'status') as AuthorityYear['status'],
    reason: textOf(row, 'reason'),
    level_rank: numberOf(row, 'level_rank'),
    gap_rank: numberOf(row, 'gap_rank'),
    unexplained_gap_rank: numberOf(row, 'unexplained_gap_rank'),
    class: cell(row, 'kind') as AuthorityYear['class'],
    score: numberOf(row, 'score'),
    rank: numberOf(row, 'rank'),
    of: ranked(outcome, period),
    figures: intervalOf(row, 'rank_low', 'rank_high'),
    coldspot_probability: numberOf(row, 'coldspot_probability'),
    hotspot_probability: numberOf(row, 'hotspot_probability'),
  };
}

function nextYearOf(row: Row): AuthorityOutcome['next_year'] {
  const probability = numberOf(row, 'coldspot_next_year');
  if (probability === null) return null;
  return {
    coldspot_probability: probability,
    observed: numberOf(row, 'next_year_observed'),
    observed_low: numberOf(row, 'next_year_observed_low'),
    observed_high: numberOf(row, 'next_year_observed_high'),
  };
}

/** The rows of a table by area and outcome. */
const keyed = (rows: readonly Row[]) => group(rows, (row) => `${row.area_code} ${row.outcome}`);

/** The districts of today in each county, by name; none of an authority that is its own district. */
function districtsIn(registers: Registers): (county: string) => NamedArea[] {
  const today = [...registers.values()].filter(({ end, tier }) => end === null && tier === 'lower_tier');
  const byCounty = group(today, ({ upper_tier_code }) => upper_tier_code);
  return (county) =>
    (byCounty.get(county) ?? [])
      .map(({ code, name }) => ({ code, name }))
      .sort((a, b) => ascending(a.name, b.name));
}

/** What the profiles of authorities are made from, apart from their release. */
export interface AuthorityInputs {
  /** The areas of the edition. */
  readonly areas: readonly Area[];
  readonly registers: Registers;
  /** The edition of an index that shows the classes, where there is one. */
  readonly shownBy?: string | undefined;
}

/**
 * The profile of every authority of a release of the long shadow, in the order of the codes: each outcome in
 * its latest period and in every year.
 */
export function authorityProfiles(
  data: LongShadowRelease,
  { areas, registers, shownBy = undefined }: AuthorityInputs,
): AuthorityProfile[] {
  const { method, coldspots, byYear, persistence, sources } = data;
  const latest = keyed(coldspots.rows);
  const years = keyed(byYear.rows);
  const persistent = keyed(persistence.rows);
  const counts = new Map<string, number>();
  for (const { outcome, period, rank } of byYear.rows)
    if (rank !== null) counts.set(`${outcome} ${period}`, (counts.get(`${outcome} ${period}`) ?? 0) + 1);
  const about: OfOutcome = {
    ranked: (outcome, period) => counts.get(`${outcome} ${period}`) ?? 0,
    year: yearsOf(method),
  };
  const districts = districtsIn(registers);
  const named = [
    ...method.outcomes.map(({ code, name }) => ({ code, name })),
    { code: ALL_OUTCOMES, name: 'All outcomes' },
  ];
  const { edition, title, method_version } = method;
  const placed = placedAreas(
    areas.map((area): Row => ({ ...area })),
    registers,
    { edition, subject: 'long shadow' },
  );
  return placed
    .filter(({ row }) => row !== undefined)
    .map(({ area }) => {
      const outcomes = named.flatMap(({ code, name }): AuthorityOutcome[] => {
        const row = latest.get(`${area.code} ${code}`)?.[0];
        if (row === undefined) return [];
        const long = persistent.get(`${area.code} ${code}`)?.[0];
        return [
          {
            code,
            name,
            ...yearOf(row, about),
            level_standard_error: numberOf(row, 'level_standard_error'),
            gap_standard_error: numberOf(row, 'gap_standard_error'),
            source: textOf(row, 'source'),
            persistence: long === undefined ? null : persistenceOf(long),
            cold_periods: textOf(long ?? {}, 'cold_periods')
              .split(';')
              .filter((period) => period !== ''),
            next_year: nextYearOf(row),
            years: (years.get(`${area.code} ${code}`) ?? [])
              .toSorted((a, b) => descending(endYear(textOf(a, 'period')), endYear(textOf(b, 'period'))))
              .map((each) => ({
                ...yearOf(each, about),
                change: cell(each, 'change') as AuthorityYear['change'],
              })),
          },
        ];
      });
      const used = new Set([...outcomes.flatMap(({ source }) => source.split(';')), boundaries.name]);
      return {
        area,
        edition: { code: edition, title, method_version, schema_version: SCHEMA_VERSION },
        outcomes,
        districts: districts(area.code),
        shown_by: shownBy ?? null,
        sources: sources.filter(({ name }) => used.has(name)).map(sourcePartOf),
        notes: [NOT_OFFICIAL, 'Rank 1 is the best.', ATTRIBUTION],
      };
    });
}
