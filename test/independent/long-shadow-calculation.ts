/**
 * The long shadow computed from the frozen figures only, in plain arithmetic, by the text of section 3.1 of
 * the methods. The outcomes, series and years are written here by hand, from that text and not from the
 * method file. It shares no code with the program, so that a mistake in one is not a mistake in both.
 */
import {
  correlationOf,
  endsOf,
  type FittedLine,
  lineOf,
  meanOf,
  medianOf,
  ranksOf,
  spreadOf,
  sum,
  type Values,
  zScores,
} from './long-shadow-arithmetic.js';
import { binomial, type Cell, cohortOf, figuresIn, isCarried, shareOf } from './long-shadow-cells.js';

export { type Cell, readCells } from './long-shadow-cells.js';

/** A school year is written as the two years that it spans, or as the one in which it ends. */
const NINE = [2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024] as const;
const TWENTY = Array.from({ length: 20 }, (_, i) => 2005 + i);
const schoolYear = (end: number) => `${end - 1}-${String(end % 100).padStart(2, '0')}`;

export interface OutcomeText {
  readonly code: string;
  readonly disadvantaged: string;
  readonly others: string;
  readonly period: (year: number) => string;
  /**
   * How many years before the outcome its pupils took their GCSEs; undefined where no results are published.
   */
  readonly gcse?: number;
  readonly years: readonly number[];
  /** How many years after the period its pupils turn 19, where the errors are those of counted people. */
  readonly cohort?: number;
  /** Series of those who reached the outcome, by which the share is made where they are counted. */
  readonly counts?: readonly [disadvantaged: string, others: string];
}

export const OUTCOMES: readonly OutcomeText[] = [
  {
    code: 'higher_education',
    disadvantaged: 'higher_education_by_19_fsm',
    others: 'higher_education_by_19_other',
    period: schoolYear,
    gcse: 4,
    years: NINE,
  },
  {
    code: 'level_3',
    disadvantaged: 'level_3_by_19_fsm',
    others: 'level_3_by_19_other',
    period: String,
    gcse: 3,
    years: TWENTY,
    cohort: 0,
    counts: ['level_3_count_fsm', 'level_3_count_other'],
  },
  {
    code: 'higher_education_25',
    disadvantaged: 'higher_education_by_25_fsm',
    others: 'higher_education_by_25_other',
    // The school year in which they were 15 when it began.
    period: (end) => `${end - 1}${String(end % 100).padStart(2, '0')}`,
    years: [2015],
    cohort: 3,
  },
];

/** Outcomes with an unexplained gap: these are ranked, and together make the row of all. */
export const RANKED_OUTCOMES = OUTCOMES.filter(({ gcse }) => gcse !== undefined);

const STATUS_ORDER = ['missing', 'estimated', 'inherited', 'mapped', 'observed'];
export const worstOf = (statuses: readonly string[]): string =>
  STATUS_ORDER.find((status) => statuses.includes(status)) ?? 'none';

/** One outcome in one year, by area; an area without a figure is not in the map. */
export interface OutcomeYear {
  readonly period: string;
  readonly year: number;
  readonly level: Values;
  readonly gap: Values;
  readonly attainment_gap: Values;
  readonly line: FittedLine | undefined;
  readonly level_rank: Values;
  readonly gap_rank: Values;
  readonly unexplained_rank: Values;
  readonly kind: ReadonlyMap<string, string>;
  readonly score: Values;
  readonly rank: Values;
  readonly status: ReadonlyMap<string, string>;
  /** Areas that have a figure of their own. */
  readonly known: ReadonlySet<string>;
  /** How many people the shares are of, where they are counted. */
  readonly cohort: Values;
  readonly others_cohort: Values;
  /** Standard errors of counted people. */
  readonly level_error: Values;
  readonly gap_error: Values;
  /** The codes that the figures came from. */
  readonly from: ReadonlyMap<string, string>;
}

export interface Precision {
  readonly level: Values;
  readonly gap: Values;
  readonly level_pooled: number;
  readonly gap_pooled: number;
  /** Areas with a standard error of their own. */
  readonly own: ReadonlySet<string>;
  readonly correlation: number;
}

export interface AllYear {
  readonly score: Values;
  readonly rank: Values;
  readonly known: ReadonlySet<string>;
  readonly status: ReadonlyMap<string, string>;
}

export interface LongShadow {
  readonly areas: readonly string[];
  readonly years: ReadonlyMap<string, readonly OutcomeYear[]>;
  readonly all: ReadonlyMap<number, AllYear>;
  readonly precision: ReadonlyMap<string, Precision>;
}

/**
 * A difference of printed figures has few decimals; the error of a double is rounded away, as that of a
 * difference of shares is.
 */
const clean = (value: number) => Math.round(value * 1e9) / 1e9;

function difference(a: Values, b: Values): Map<string, number> {
  return new Map(
    [...a].flatMap(([area, value]) => {
      const other = b.get(area);
      return other === undefined ? [] : [[area, clean(value - other)] as const];
    }),
  );
}

/** Level and gap decide: the worst on both, on one, or the best on both. */
function kindsOf(level: Values, gap: Values): Map<string, string> {
  const levels = endsOf(level, 1);
  const gaps = endsOf(gap, -1);
  const both = [...level.keys()].filter((area) => gap.has(area));
  return new Map(
    both.map((area) => {
      if (levels.worst.has(area) && gaps.worst.has(area)) return [area, 'coldspot'];
      if (levels.worst.has(area)) return [area, 'cold_on_level'];
      if (gaps.worst.has(area)) return [area, 'cold_on_gap'];
      return [area, levels.best.has(area) && gaps.best.has(area) ? 'hotspot' : 'none'];
    }),
  );
}

/** Areas that have all of the given scores, with their mean. */
function meansOf(scores: readonly Values[]): Map<string, number> {
  const [first = new Map<string, number>()] = scores;
  return new Map(
    [...first.keys()].flatMap((area) => {
      const own = scores.flatMap((score) => score.get(area) ?? []);
      return own.length === scores.length ? [[area, meanOf(own)] as const] : [];
    }),
  );
}

function outcomeYear(cells: readonly Cell[], outcome: OutcomeText, year: number): OutcomeYear {
  const period = outcome.period(year);
  const figures = figuresIn(cells);
  const own = shareOf(figures, outcome.disadvantaged, outcome.counts?.[0], 'fsm', year, period);
  const others = shareOf(figures, outcome.others, outcome.counts?.[1], 'other', year, period);
  const level = own.values;
  const gap = difference(others.values, own.values);
  const gcseYear = String(year - (outcome.gcse ?? Number.NaN));
  const attainment_gap = difference(
    figures('attainment_8_other', gcseYear).values,
    figures('attainment_8_fsm', gcseYear).values,
  );
  const line = attainment_gap.size === 0 ? undefined : lineOf(gap, attainment_gap);
  const score =
    line === undefined
      ? new Map<string, number>()
      : meansOf([zScores(level, 1), zScores(gap, -1), zScores(line.residuals, -1)]);
  const parts = [...own.found.keys()].map((area) => [own.found.get(area), others.found.get(area)] as const);
  const gcses = ['attainment_8_other', 'attainment_8_fsm'].map((series) => figures(series, gcseYear).found);
  /**
   * The status of the GCSE figures, where both are known: an estimate of them is one of the unexplained gap.
   */
  const gcseStatus = (area: string) => {
    const both = gcses.flatMap((found) => found.get(area)?.status ?? []);
    return both.includes('missing') ? [] : both;
  };
  const nineteen = String(year + (outcome.cohort ?? Number.NaN));
  const cohort = cohortOf(figures('cohort_at_19_fsm', nineteen).found, own.found);
  const others_cohort = cohortOf(figures('cohort_at_19_other', nineteen).found, own.found);
  const errors = (of: (area: string) => number) => new Map([...level.keys()].map((area) => [area, of(area)]));
  const of_level = (area: string) => binomial(level.get(area), cohort.get(area));
  const of_others = (area: string) => binomial(others.values.get(area), others_cohort.get(area));
  return {
    period,
    year,
    level,
    gap,
    attainment_gap,
    line,
    score,
    cohort,
    others_cohort,
    level_error: errors((area) => Math.sqrt(of_level(area))),
    gap_error: errors((area) => Math.sqrt(of_level(area) + of_others(area))),
    from: new Map([...own.found].map(([area, cell]) => [area, cell.from])),
    level_rank: ranksOf(level, 1),
    gap_rank: ranksOf(gap, -1),
    unexplained_rank: ranksOf(line?.residuals ?? new Map(), -1),
    kind: kindsOf(level, gap),
    rank: ranksOf(score, 1),
    status: new Map(
      parts.map(([one, other]) => [
        one?.area ?? '',
        worstOf([one?.status ?? '', other?.status ?? '', ...gcseStatus(one?.area ?? '')]),
      ]),
    ),
    known: new Set(
      parts.flatMap(([one, other]) =>
        one !== undefined && gap.has(one.area) && !isCarried(one.reason) && !isCarried(other?.reason ?? '')
          ? [one.area]
          : [],
      ),
    ),
  };
}

/** Changes from one known year to the next, each less the median of those of all areas with that change. */
function changesOf(years: readonly OutcomeYear[], measure: 'level' | 'gap'): Map<string, number[]> {
  const changes = new Map<string, number[]>();
  for (const now of years) {
    const before = years.find(({ year }) => year === now.year - 1);
    if (before === undefined) continue;
    const own = [...now.known]
      .filter((area) => before.known.has(area))
      .map((area): [string, number] => [
        area,
        (now[measure].get(area) ?? Number.NaN) - (before[measure].get(area) ?? Number.NaN),
      ]);
    if (own.length === 0) continue;
    const median = medianOf(own.map(([, change]) => change));
    for (const [area, change] of own) changes.set(area, [...(changes.get(area) ?? []), change - median]);
  }
  return changes;
}

export const LEAST_YEARS = 6;

function precisionOf(areas: readonly string[], years: readonly OutcomeYear[]): Precision {
  const level = changesOf(years, 'level');
  const gap = changesOf(years, 'gap');
  const enough = areas.filter((area) => years.filter(({ known }) => known.has(area)).length >= LEAST_YEARS);
  const errorsOf = (changes: Map<string, number[]>) =>
    new Map(enough.map((area) => [area, spreadOf(changes.get(area) ?? []) / Math.SQRT2]));
  const level_own = errorsOf(level);
  const gap_own = errorsOf(gap);
  const level_pooled = medianOf([...level_own.values()]);
  const gap_pooled = medianOf([...gap_own.values()]);
  let products = 0;
  let squares = 0;
  let others = 0;
  for (const area of enough) {
    const levels = level.get(area) ?? [];
    const gaps = gap.get(area) ?? [];
    const mean_level = meanOf(levels);
    const mean_gap = meanOf(gaps);
    products += sum(levels.map((change, i) => (change - mean_level) * ((gaps[i] ?? 0) - mean_gap)));
    squares += sum(levels.map((change) => (change - mean_level) ** 2));
    others += sum(gaps.map((change) => (change - mean_gap) ** 2));
  }
  return {
    level_pooled,
    gap_pooled,
    own: new Set(enough),
    level: new Map(areas.map((area) => [area, level_own.get(area) ?? level_pooled])),
    gap: new Map(areas.map((area) => [area, gap_own.get(area) ?? gap_pooled])),
    correlation: correlationOf(products, squares, others),
  };
}

/** Mean of a measure over a year and the two before it; null where one of the three is missing. */
export function threeYearMean(
  years: readonly OutcomeYear[],
  year: number,
  of: (one: OutcomeYear) => number | undefined,
): number | undefined {
  const three = years
    .filter((one) => one.year <= year && one.year > year - 3)
    .flatMap((one) => of(one) ?? []);
  return three.length === 3 ? meanOf(three) : undefined;
}

export function calculate(cells: readonly Cell[]): LongShadow {
  const areas = [...new Set(cells.map(({ area }) => area))].sort();
  const years = new Map(
    OUTCOMES.map((outcome) => [outcome.code, outcome.years.map((year) => outcomeYear(cells, outcome, year))]),
  );
  const all = new Map(
    NINE.map((year): [number, AllYear] => {
      const both = RANKED_OUTCOMES.flatMap(({ code }) =>
        (years.get(code) ?? []).filter((one) => one.year === year),
      );
      const score = meansOf(both.map((one) => one.score));
      const known = new Set(areas.filter((area) => both.every((one) => one.known.has(area))));
      const status = new Map(
        areas.map((area) => [area, worstOf(both.map((one) => one.status.get(area) ?? 'missing'))]),
      );
      return [year, { score, rank: ranksOf(score, 1), known, status }];
    }),
  );
  const precision = new Map(
    OUTCOMES.filter(({ cohort }) => cohort === undefined).map(({ code }) => [
      code,
      precisionOf(areas, years.get(code) ?? []),
    ]),
  );
  return { areas, years, all, precision };
}
