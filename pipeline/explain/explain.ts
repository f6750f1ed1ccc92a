import { group } from 'd3-array';
import type { IndexRelease } from '../../outputs/release-data.js';
import type { Figure } from '../../schemas/figure.js';
import type { Row } from '../../schemas/table.js';
import {
  type CountryFigure,
  countryFigure,
  figureRanks,
  type LongShadowClass,
  longShadowOf,
  strongest,
} from './facts.js';
import { findArea } from './find-area.js';

/**
 * One indicator of an area: what it adds to the score, and the values that would change the fifth of the
 * area.
 */
export interface ExplainedIndicator {
  readonly code: string;
  readonly title: string;
  readonly domain: string;
  readonly value: number | null;
  readonly unit: string;
  readonly period: string;
  /** Limits of the publisher; of a modelled figure, the ends of its own interval. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** The published figure of the county, where the area has none itself. */
  readonly county_value: number | null;
  readonly standard_error: number | null;
  readonly status: string;
  readonly reason: string;
  readonly from_codes: string;
  readonly cells: string;
  readonly raw_text: string;
  readonly mean: number;
  readonly standard_deviation: number;
  /** The smallest and the largest value of any area. */
  readonly least: number;
  readonly most: number;
  readonly z_score: number | null;
  readonly weight: number;
  readonly contribution: number | null;
  /**
   * The values that would bring the area into the next better and the next worse fifth, everything else
   * unchanged.
   */
  readonly value_for_better_fifth: number | null;
  readonly value_for_worse_fifth: number | null;
  /** Its place among the areas that have a figure, 1 for the best; null without a figure. */
  readonly rank: number | null;
  readonly areas_with_figure: number;
  /** What the official file prints for the country; null where the edition has no such row. */
  readonly country_figure: CountryFigure | null;
}

const numberOrNull = (value: unknown): number | null => (value == null ? null : Number(value));

export interface Explanation {
  readonly area: Row;
  readonly areas: number;
  /** The score less the sum of the contributions. */
  readonly constant: number | null;
  /** The score of the last area of the next better fifth, and of the first of the next worse one. */
  readonly better: { readonly fifth: number; readonly score: number; readonly area: string } | null;
  readonly worse: { readonly fifth: number; readonly score: number; readonly area: string } | null;
  readonly indicators: readonly ExplainedIndicator[];
  /** Codes of the figures that hold the area back most and help it most, the strongest first. */
  readonly holds_back: readonly string[];
  readonly helps: readonly string[];
  /** Its classes in the long shadow; none where the index shows no coldspots. */
  readonly long_shadow: readonly LongShadowClass[];
}

export interface ExplainOptions {
  /** Figures of the country, as the edition has them; none when not given. */
  readonly national?: readonly Figure[];
}

/** The nearest area of a neighbouring fifth: its best or its worst. Areas are in the order of their ranks. */
function neighbour(ranked: readonly Row[], fifth: number, best: boolean) {
  const rows = ranked.filter((row) => row.fifth === fifth);
  const row = best ? rows[0] : rows.at(-1);
  return row === undefined ? null : { fifth, score: Number(row.score), area: String(row.area_name) };
}

/**
 * Points of the score for one standard deviation of an indicator with the whole weight, by domain. Within a
 * domain of an area, contributions are proportional to z-score and weight, so any indicator off the mean
 * gives the rate.
 */
function ratesOf(rows: readonly Row[]): Map<string, number> {
  const rates = new Map<string, number>();
  for (const { domain, normalised, weight, contribution } of rows) {
    const z = Number(normalised);
    const share = Number(weight);
    if (contribution != null && z !== 0 && share !== 0)
      rates.set(String(domain), Number(contribution) / z / share);
  }
  return rates;
}

/**
 * What explains the areas of a release, one row of its index each; what all areas share is computed once.
 */
export function explainer(
  data: IndexRelease,
  { national = [] }: ExplainOptions = {},
): (area: Row) => Explanation {
  const ranked = data.index.rows.filter(({ rank }) => rank !== null);
  const scale = new Map(data.scales.rows.map((row) => [`${row.level} ${row.code}`, row]));
  const titles = new Map(data.declared.map(({ declaration }) => [declaration.code, declaration.title]));
  const byArea = group(data.indicators.rows, ({ area_code }) => area_code);
  const ranksOn = new Map(
    data.declared.map(({ declaration: { code } }) => [code, figureRanks(data.indicators.rows, code)]),
  );
  const [indicator_level] = data.method.steps.levels;
  // Where outliers were treated, the scale is not that of the figures.
  const treated = new Set(
    data.treatment.rows.filter(({ treatment }) => treatment !== 'none').map(({ code }) => code),
  );
  const linear = indicator_level?.normalise === 'z_score' && indicator_level.individual === undefined;
  return (area) => {
    const score = area.score === null ? null : Number(area.score);
    const fifth = Number(area.fifth);
    const better = score === null ? null : neighbour(ranked, fifth - 1, false);
    const worse = score === null ? null : neighbour(ranked, fifth + 1, true);
    const own = byArea.get(area.area_code ?? null) ?? [];
    const rates = ratesOf(own);
    const indicators = own.map((row): ExplainedIndicator => {
      const ranks = ranksOn.get(String(row.indicator));
      const place = ranks?.get(String(area.area_code));
      const { mean, standard_deviation, least, most } = scale.get(`indicator ${row.indicator}`) ?? {};
      const [value, z, contribution] = [row.value, row.normalised, row.contribution].map((x) =>
        x == null ? null : Number(x),
      );
      // Points of the score for one unit of the indicator: the contribution is linear in the value.
      const rate = rates.get(String(row.domain));
      const slope =
        rate === undefined || value == null || !linear || treated.has(row.indicator)
          ? null
          : (rate * Number(row.weight) * Number(row.direction)) / Number(standard_deviation);
      const valueFor = (target: number | undefined) =>
        target === undefined || score === null || slope === null || slope === 0 || value == null
          ? null
          : value + (target - score) / slope;
      return {
        code: String(row.indicator),
        title: titles.get(String(row.indicator)) ?? '',
        domain: String(row.domain),
        value: value ?? null,
        unit: String(row.unit),
        period: String(row.period),
        lower: numberOrNull(row.lower),
        upper: numberOrNull(row.upper),
        county_value: numberOrNull(row.county_value),
        standard_error: numberOrNull(row.standard_error),
        status: String(row.status),
        reason: String(row.reason),
        from_codes: String(row.from_codes),
        cells: String(row.cells),
        raw_text: String(row.raw_text),
        mean: Number(mean),
        standard_deviation: Number(standard_deviation),
        least: Number(least),
        most: Number(most),
        z_score: z ?? null,
        weight: Number(row.weight),
        contribution: contribution ?? null,
        value_for_better_fifth: valueFor(better?.score),
        value_for_worse_fifth: valueFor(worse?.score),
        rank: place?.rank ?? null,
        areas_with_figure: ranks?.size ?? 0,
        country_figure: countryFigure(national, String(area.area_code), String(row.indicator)),
      };
    });
    const total = indicators.reduce((added, { contribution }) => added + (contribution ?? 0), 0);
    return {
      area,
      areas: ranked.length,
      // An index that is not a sum has no parts to add a constant to.
      constant:
        score === null || indicators.every(({ contribution }) => contribution === null)
          ? null
          : score - total,
      better,
      worse,
      indicators,
      ...strongest(indicators),
      long_shadow: longShadowOf(area),
    };
  };
}

/**
 * Explains the score of an area, from the tables of a release only.
 * @throws SmiError `area-unknown`
 */
export const explainArea = (data: IndexRelease, wanted: string, options: ExplainOptions = {}): Explanation =>
  explainer(data, options)(findArea(data.index.rows, wanted, { leftOut: data.method.areas.exclude }));
