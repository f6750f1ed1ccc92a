import { rollup } from 'd3-array';
import type { MethodOutcome } from '../../schemas/method.js';
import { ALL_OUTCOMES, type ColdspotKind } from '../../schemas/release/coldspot-fields.js';
import { MOVES } from '../../schemas/release/long-shadow-tables.js';
import type { Row } from '../../schemas/table.js';
import { type Level, objectOf } from '../maps/topology.js';
import { certaintyOf, type RankCertainty } from '../page/certainty.js';
import { classOf } from '../page/classes.js';
import { html, type Markup } from '../page/markup.js';
import { numberOf, textOf } from '../page/rows.js';
import { countryWords, LEVEL_WORDS, shareNoun } from '../page/words.js';
import type { LongShadowRelease } from '../release-data.js';

/** The three measures of an outcome; null where one is missing. */
export interface Measures {
  readonly level: number | null;
  readonly gap: number | null;
  readonly unexplained: number | null;
}

/** One authority by one outcome, or by all of them, in the period that ranks. */
export interface ShadowArea extends Measures, RankCertainty {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly areaClass: ColdspotKind | null;
  readonly score: number | null;
  readonly rank: number | null;
  readonly levelError: number | null;
  readonly gapError: number | null;
  /** Level and gap pulled towards earlier years and the mean of all, with their standard errors. */
  readonly shrunken: {
    readonly level: number | null;
    readonly gap: number | null;
    readonly levelError: number | null;
    readonly gapError: number | null;
  };
  /** Probability of being found a coldspot next year. */
  readonly next: number | null;
  readonly means: Measures;
  readonly reason: string;
}

const measuresOf = (row: Row, suffix = ''): Measures => ({
  level: numberOf(row, `level${suffix}`),
  gap: numberOf(row, `gap${suffix}`),
  unexplained: numberOf(row, `unexplained_gap${suffix}`),
});

/** A row of the table of coldspots with types. */
export const areaOf = (row: Row): ShadowArea => ({
  code: textOf(row, 'area_code'),
  name: textOf(row, 'area_name'),
  region: textOf(row, 'region_name'),
  ...measuresOf(row),
  areaClass: classOf(row),
  score: numberOf(row, 'score'),
  rank: numberOf(row, 'rank'),
  ...certaintyOf(row),
  levelError: numberOf(row, 'level_standard_error'),
  gapError: numberOf(row, 'gap_standard_error'),
  shrunken: {
    level: numberOf(row, 'level_shrunken'),
    gap: numberOf(row, 'gap_shrunken'),
    levelError: numberOf(row, 'level_shrunken_standard_error'),
    gapError: numberOf(row, 'gap_shrunken_standard_error'),
  },
  next: numberOf(row, 'coldspot_next_year'),
  means: measuresOf(row, '_three_year_mean'),
  reason: textOf(row, 'reason'),
});

export type Move = (typeof MOVES)[number];

/** One authority in one year of one outcome. */
export interface ShadowYear {
  readonly areaClass: ColdspotKind | null;
  /** Probability of being a coldspot in that year. */
  readonly cold: number | null;
  /**
   * `own`: level and gap are its own; `carried`: from a former authority; `missing`: one of them is missing.
   */
  readonly figures: 'own' | 'carried' | 'missing';
  readonly change: string;
  readonly reason: string;
}

/** How long one authority has been a coldspot, over the years with figures of its own. */
export interface Lasting {
  readonly code: string;
  readonly name: string;
  readonly known: number;
  readonly cold: number;
  readonly move: Move;
}

function yearOf(row: Row): ShadowYear {
  const complete = numberOf(row, 'level') !== null && numberOf(row, 'gap') !== null;
  const carried = complete ? 'carried' : 'missing';
  return {
    areaClass: classOf(row),
    cold: numberOf(row, 'coldspot_probability'),
    figures: row.known === true ? 'own' : carried,
    change: textOf(row, 'change'),
    reason: textOf(row, 'reason'),
  };
}

/** Code of an authority to its years by period. */
export type YearsByArea = ReadonlyMap<string, ReadonlyMap<string, ShadowYear>>;

/** The rows of one outcome of the table by year. */
export function yearsOf(rows: readonly Row[]): YearsByArea {
  return rollup(
    rows,
    (own) => new Map(own.map((row) => [textOf(row, 'period'), yearOf(row)])),
    (row) => textOf(row, 'area_code'),
  );
}

/** A row of the table of persistence with types. */
export const lastingOf = (row: Row): Lasting => ({
  code: textOf(row, 'area_code'),
  name: textOf(row, 'area_name'),
  known: numberOf(row, 'years_known') ?? 0,
  cold: numberOf(row, 'years_cold') ?? 0,
  move: MOVES.find((move) => move === row.move) ?? 'unknown',
});

type Declared = LongShadowRelease['declared'][number]['declaration'];

/** What the report knows of one outcome. */
export interface ShadowOutcome {
  readonly code: string;
  readonly name: string;
  readonly method: MethodOutcome;
  /** Of the level and of the gap: title, description and unit. */
  readonly level: Declared | undefined;
  readonly gap: Declared | undefined;
  /** By rank; those without one at the end. */
  readonly areas: readonly ShadowArea[];
  /** Those with a level and a gap. */
  readonly classed: readonly ShadowArea[];
  readonly ranked: number;
  /** Whether it is known how sure the groups are. */
  readonly sure: boolean;
  readonly years: YearsByArea;
  /** How many of its years have ranks. */
  readonly rankedYears: number;
  readonly lasting: readonly Lasting[];
}

/** What every part of the report needs, calculated once. */
export interface ShadowView {
  readonly data: LongShadowRelease;
  readonly outcomes: readonly ShadowOutcome[];
  /** By the mean of all outcomes; empty where there is only one outcome. */
  readonly all: readonly ShadowArea[];
  /** Of the areas: `England`, `authorities`, `authority`; and the object of the topology that holds them. */
  readonly country: string;
  readonly many: string;
  readonly one: string;
  readonly object: Exclude<Level, 'regions'>;
  /** Of the groups: `fifth`, or `15%`. */
  readonly share: string;
}

function outcomeOf(data: LongShadowRelease, method: MethodOutcome): ShadowOutcome {
  const of = ({ outcome }: { readonly outcome?: unknown }) => outcome === method.code;
  const declared = (code: string) =>
    data.declared.find(({ declaration }) => declaration.code === code)?.declaration;
  const areas = data.coldspots.rows.filter(of).map(areaOf);
  const years = data.byYear.rows.filter(of);
  return {
    code: method.code,
    name: method.name,
    method,
    level: declared(method.level),
    gap: declared(method.gap),
    areas,
    classed: areas.filter(({ areaClass }) => areaClass !== null),
    ranked: areas.filter(({ rank }) => rank !== null).length,
    sure: areas.some(({ cold }) => cold !== null),
    years: yearsOf(years),
    rankedYears: new Set(years.flatMap(({ rank, period }) => (typeof rank === 'number' ? period : []))).size,
    lasting: data.persistence.rows.filter(of).map(lastingOf),
  };
}

/** Reads a release as the report needs it. */
export function shadowView(data: LongShadowRelease): ShadowView {
  const { areas, outcomes, steps } = data.method;
  const [many, one] = LEVEL_WORDS[areas.level];
  const all = data.coldspots.rows.filter(({ outcome }) => outcome === ALL_OUTCOMES).map(areaOf);
  return {
    data,
    outcomes: outcomes.map((outcome) => outcomeOf(data, outcome)),
    all: outcomes.length > 1 ? all : [],
    country: countryWords(areas),
    many,
    one,
    object: objectOf(areas.level),
    share: shareNoun(steps.group_share),
  };
}

/** The authorities of an outcome that are in a class. */
export const ofClass = ({ areas }: ShadowOutcome, wanted: ShadowArea['areaClass']): ShadowArea[] =>
  areas.filter(({ areaClass }) => areaClass === wanted);

/** Whether the figures of an authority are carried from a former one, in the period that ranks. */
export const isCarried = ({ years, method }: ShadowOutcome, code: string): boolean =>
  years.get(code)?.get(method.period)?.figures === 'carried';

/**
 * Id of the row of an area: its code in the first table of the ranking, with the outcome before it in the
 * others.
 */
export const rowId = (view: ShadowView, outcome: string | undefined, code: string): string =>
  outcome === undefined || view.all.length === 0 ? code : `${outcome}-${code}`;

/** A link to the row of an area in the table of an outcome. */
export const areaLink = (
  view: ShadowView,
  { code: outcome }: ShadowOutcome,
  { code, name }: { readonly code: string; readonly name: string },
): Markup => html`<a href="#${rowId(view, outcome, code)}">${name}</a>`;
