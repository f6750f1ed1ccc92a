import { STATUSES } from '../../schemas/fields.js';
import type { MethodAggregate, MethodDomain, MethodLevel } from '../../schemas/method.js';
import type { Row } from '../../schemas/table.js';
import { certaintyOf, type RankCertainty } from '../page/certainty.js';
import { numberOf, textOf } from '../page/rows.js';
import { COUNTRY_WORDS, LEVEL_WORDS, shareNoun } from '../page/words.js';
import type { Fifth, IndexRelease } from '../release-data.js';

export type Status = (typeof STATUSES)[number];

/** One area of the report: a row of the index with types. */
export interface ReportArea extends RankCertainty {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly upperTier: string;
  /** Null, like rank, fifth and group, where too few figures are there. */
  readonly score: number | null;
  readonly rank: number | null;
  readonly fifth: Fifth | null;
  readonly group: string | null;
  /** Share of the weight of the index that is the area's own, 0 to 1. */
  readonly own: number;
  /** Ranks and scores by domain, in the order of the method. */
  readonly domainRanks: readonly (number | null)[];
  readonly domainScores: readonly (number | null)[];
  /** How many of its figures have each status. */
  readonly counts: Readonly<Record<Status, number>>;
}

/** What every part of the report needs, worked out once. */
export interface ReportView {
  readonly data: IndexRelease;
  /** In the order of the index: by rank, those without a rank at the end. */
  readonly areas: readonly ReportArea[];
  readonly scored: readonly ReportArea[];
  readonly domains: readonly MethodDomain[];
  /** Of the areas: `England`, `districts`, `district`. */
  readonly country: string;
  readonly many: string;
  readonly one: string;
  /** Of the groups: `fifth`, or `15%`. */
  readonly share: string;
  /** Whether there are replicates, so that it is known how certain the ranks are. */
  readonly drawn: boolean;
}

const FIFTHS: readonly Fifth[] = [1, 2, 3, 4, 5];

function areaOf(row: Row, domains: readonly MethodDomain[]): ReportArea {
  const counts = Object.fromEntries(
    STATUSES.map((status) => [status, numberOf(row, `indicators_${status}`) ?? 0]),
  ) as Record<Status, number>;
  return {
    code: textOf(row, 'area_code'),
    name: textOf(row, 'area_name'),
    region: textOf(row, 'region_name'),
    upperTier: textOf(row, 'upper_tier_name'),
    score: numberOf(row, 'score'),
    rank: numberOf(row, 'rank'),
    fifth: FIFTHS.find((fifth) => fifth === row.fifth) ?? null,
    group: textOf(row, 'group') || null,
    own: numberOf(row, 'own_level_share') ?? 0,
    domainRanks: domains.map(({ code }) => numberOf(row, `${code}_rank`)),
    domainScores: domains.map(({ code }) => numberOf(row, `${code}_score`)),
    counts,
    ...certaintyOf(row),
  };
}

/** Reads a release as the report needs it. */
export function reportView(data: IndexRelease): ReportView {
  const { domains, areas: chosen, steps } = data.method;
  const areas = data.index.rows.map((row) => areaOf(row, domains));
  const [many, one] = LEVEL_WORDS[chosen.level];
  return {
    data,
    areas,
    scored: areas.filter(({ rank }) => rank !== null),
    domains,
    country: COUNTRY_WORDS[chosen.country],
    many,
    one,
    share: shareNoun(steps.group_share),
    drawn: data.robustness.replicates > 0,
  };
}

/** The three levels of the method, by name. The schema holds their number. */
export interface Levels {
  readonly indicator: MethodLevel;
  readonly domain: MethodLevel;
  readonly index: MethodLevel;
}

/** @throws TypeError for a method without three levels, which the schema refuses */
export function levelsOf({ data }: Pick<ReportView, 'data'>): Levels {
  const [indicator, domain, index] = data.method.steps.levels;
  if (indicator === undefined || domain === undefined || index === undefined)
    throw new TypeError(`${data.method.edition}: a method of an index has three levels`);
  return { indicator, domain, index };
}

/** @throws TypeError for a level above the indicators that does not say how it is made, which `score` refuses */
export function aggregateOf({ name, aggregate }: MethodLevel): MethodAggregate {
  if (aggregate === undefined) throw new TypeError(`the level ${name} does not say how it is aggregated`);
  return aggregate;
}
