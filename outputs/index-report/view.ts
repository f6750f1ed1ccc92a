import { STATUSES } from '../../schemas/fields.js';
import { facesOf, indexRowOf, indicatorGroups } from '../../schemas/method/structure.js';
import type { IndicatorGroup, MethodAggregate, MethodLevel } from '../../schemas/method.js';
import type { Row } from '../../schemas/table.js';
import { certaintyOf, type RankCertainty } from '../page/certainty.js';
import { html, type Markup } from '../page/markup.js';
import { numberOf, textOf } from '../page/rows.js';
import { countryWords, LEVEL_WORDS, shareNoun } from '../page/words.js';
import { FIFTHS, type Fifth, type IndexRelease } from '../release-data.js';

export type Status = (typeof STATUSES)[number];

/** One area of the report: a row of the index with types. */
export interface ReportArea extends RankCertainty {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly upperTier: string;
  /** Null, like rank, fifth and group, where the area has too few figures. */
  readonly score: number | null;
  readonly rank: number | null;
  readonly fifth: Fifth | null;
  readonly group: string | null;
  /** Share of the weight of the index that is the area's own, 0 to 1. */
  readonly own: number;
  /** Ranks and scores by domain, in the order of the method. */
  readonly domainRanks: readonly (number | null)[];
  readonly domainScores: readonly (number | null)[];
  /** Rank and fifth by face, in the order of the method; none where the index has no two faces. */
  readonly faces: readonly { readonly rank: number | null; readonly fifth: Fifth | null }[];
  /** Kind of place that the faces make. */
  readonly kind: string | null;
  /** How many of its figures have each status. */
  /** The interval of the rank from figures alone. */
  readonly alone: readonly [low: number | null, high: number | null];
  readonly counts: Readonly<Record<Status, number>>;
}

/** What every part of the report needs, calculated once. */
export interface ReportView {
  readonly data: IndexRelease;
  /** In the order of the index: by rank, those without a rank at the end. */
  readonly areas: readonly ReportArea[];
  readonly scored: readonly ReportArea[];
  /** The aggregates that hold indicators. */
  readonly domains: readonly IndicatorGroup[];
  /** The two faces of the index, where it has such. */
  readonly faces: readonly { readonly code: string; readonly name: string }[];
  /** Of the areas: `England`, `districts`, `district`. */
  readonly country: string;
  readonly many: string;
  readonly one: string;
  /** Of the groups: `fifth`, or `15%`. */
  readonly share: string;
  /** Whether there are replicates, so that it is known how certain the ranks are. */
  readonly drawn: boolean;
  /** Whether the release has a page for every area. */
  readonly hasPages: boolean;
}

/**
 * The column of a domain in the index. With two levels, the index itself is what the indicators are grouped
 * in.
 */
const columnOf = ({ code }: IndicatorGroup, index: string, column: 'rank' | 'score'): string =>
  code === index ? column : `${code}_${column}`;

const fifthOf = (value: unknown): Fifth | null => FIFTHS.find((fifth) => fifth === value) ?? null;

function areaOf(
  row: Row,
  domains: readonly IndicatorGroup[],
  faces: ReportView['faces'],
  index: string,
): ReportArea {
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
    fifth: fifthOf(row.fifth),
    group: textOf(row, 'group') || null,
    own: numberOf(row, 'own_level_share') ?? 0,
    domainRanks: domains.map((domain) => numberOf(row, columnOf(domain, index, 'rank'))),
    domainScores: domains.map((domain) => numberOf(row, columnOf(domain, index, 'score'))),
    faces: faces.map(({ code }) => ({
      rank: numberOf(row, `${code}_rank`),
      fifth: fifthOf(row[`${code}_fifth`]),
    })),
    kind: faces.length === 0 ? null : textOf(row, 'kind_of_place') || null,
    counts,
    alone: [numberOf(row, 'rank_low_figures'), numberOf(row, 'rank_high_figures')],
    ...certaintyOf(row),
  };
}

/**
 * Reads a release as the report needs it.
 * @param hasPages whether it has a page for every area
 */
export function reportView(data: IndexRelease, hasPages = false): ReportView {
  const { areas: chosen, steps } = data.method;
  const domains = indicatorGroups(data.method);
  const faces = facesOf(data.method).map(({ code, name = code }) => ({ code, name }));
  const areas = data.index.rows.map((row) => areaOf(row, domains, faces, indexRowOf(data.method).code));
  const [many, one] = LEVEL_WORDS[chosen.level];
  return {
    data,
    areas,
    scored: areas.filter(({ rank }) => rank !== null),
    domains,
    faces,
    country: countryWords(chosen),
    many,
    one,
    share: shareNoun(steps.group_share),
    drawn: data.robustness.replicates > 0,
    hasPages,
  };
}

/** The name of an area with a link to its page or, where it has none, to its row in the ranked table. */
export const areaLink = ({ hasPages }: Pick<ReportView, 'hasPages'>, code: string, name: string): Markup =>
  html`<a href="${hasPages ? `areas/${code}.html` : `#${code}`}">${name}</a>`;

/**
 * Which of the two intervals `low` and `high` are, where the areas have both: from figures and choices. Empty
 * where there is one.
 */
export const whichInterval = ({ areas }: Pick<ReportView, 'areas'>): string =>
  areas.some(({ alone: [low] }) => low !== null) ? ', figures and choices' : '';

/** The three levels of the method: of the indicators, of what is made of them, and of the index. */
export interface Levels {
  readonly indicator: MethodLevel;
  readonly domain: MethodLevel;
  readonly index: MethodLevel;
}

/** @throws TypeError for a method of one level, which the reader of methods refuses */
export function levelsOf({ data }: Pick<ReportView, 'data'>): Levels {
  const { levels } = data.method.steps;
  const [indicator, domain] = levels;
  const index = levels.at(-1);
  if (indicator === undefined || domain === undefined || index === undefined)
    throw new TypeError(`${data.method.edition}: a method of an index has two levels or more`);
  return { indicator, domain, index };
}

/**
 * @throws TypeError for a level above the indicators that does not say how it is made, which `score` refuses
 */
export function aggregateOf({ name, aggregate }: MethodLevel): MethodAggregate {
  if (aggregate === undefined) throw new TypeError(`the level ${name} does not say how it is aggregated`);
  return aggregate;
}
