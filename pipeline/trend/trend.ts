import { mean } from 'd3-array';
import { indicatorsOf, nameOf } from '../../schemas/method/structure.js';
import type { IndexMethod } from '../../schemas/method.js';
import type { TrendCode, TrendRow } from '../../schemas/release/trend-tables.js';
import { declaredOf } from '../editions/declared.js';
import { type Edition, type GivenMethod, type IndexEdition, loadEdition } from '../editions/edition.js';
import { ranksOf } from '../methods/rank/ranks.js';
import {
  type BaseScale,
  baseScales,
  type Divisor,
  divisorsOf,
  onScales,
  scoreYear,
  spreadInAll,
  spreadingOnly,
} from './scale.js';
import { readYears, type TrendYear } from './years.js';

/** Several editions on the scale of one of them. */
export interface Trend {
  readonly rows: readonly TrendRow[];
  readonly codes: readonly TrendCode[];
  /** The editions that it was made from, for the receipt. */
  readonly read: readonly TrendYear['read'][];
}

/** An edition, and the trend that it is the last year of. */
export interface OnScale<E extends Edition = Edition> {
  readonly edition: E;
  readonly trend?: Trend;
}

/** The indicators that a code is made of; itself where it is one. */
function indicatorsUnder(method: IndexMethod, code: string): string[] {
  const parts = method.structure.filter(({ parent }) => parent === code);
  return parts.length === 0 ? [code] : parts.flatMap((part) => indicatorsUnder(method, part.code));
}

/** What changed between an edition and the one before, of a code or of the indicators under it. */
function breaksOf(method: IndexMethod, code: string, edition: string): string[] {
  const under = new Set(indicatorsUnder(method, code));
  return (method.trend?.breaks ?? [])
    .filter((each) => each.edition === edition && under.has(each.code))
    .map((each) => `${each.code}: ${each.note}`);
}

/** A number for each stretch of editions without a break, by `edition code`. */
function segmentsOf(method: IndexMethod): Map<string, number> {
  const segments = new Map<string, number>();
  for (const { code } of method.structure) {
    let segment = 1;
    for (const edition of method.trend?.editions ?? []) {
      if (breaksOf(method, code, edition).length > 0) segment += 1;
      segments.set(`${edition} ${code}`, segment);
    }
  }
  return segments;
}

const orNull = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;

interface Scaled {
  readonly method: IndexMethod;
  readonly scales: ReadonlyMap<string, BaseScale>;
  readonly segments: ReadonlyMap<string, number>;
  readonly names: ReadonlyMap<string, string>;
}

/** The rows of one edition: of every area and of every code. */
function rowsOf(
  year: TrendYear,
  divisors: ReadonlyMap<string, Divisor>,
  { method, scales, segments, names }: Scaled,
): { readonly rows: TrendRow[]; readonly codes: TrendCode[] } {
  const { edition } = year;
  const scored = scoreYear({ ...year, method: onScales(year.method, scales) }, divisors);
  const { plan, chain, units, statuses } = scored;
  const periods = new Map(indicatorsOf(year.method).map(({ code, period }) => [code, period]));
  const nodes = plan.structure.nodes.map(({ code, level }, i) => {
    const ranks = ranksOf(chain.values[i]!, plan.chain.tolerance);
    const place = { edition, code, level: plan.levels[level - 1] ?? '' };
    const segment = segments.get(`${edition} ${code}`) ?? 1;
    const rows = units.map(
      (area_code, unit): TrendRow => ({
        area_code,
        area_name: names.get(area_code) ?? area_code,
        ...place,
        value: orNull(chain.raw[i]![unit]),
        status: i < plan.structure.indicators ? (statuses.get(`${area_code} ${code}`) ?? '') : '',
        score: orNull(chain.values[i]![unit]),
        rank: ranks[unit] === 0 ? null : (ranks[unit] ?? null),
        segment,
      }),
    );
    const known = rows.flatMap(({ score }) => (score === null ? [] : [score]));
    const divisor = divisors.get(code);
    const isIndicator = i < plan.structure.indicators;
    const about: TrendCode = {
      ...place,
      name: isIndicator ? declaredOf(method, code).declaration.title : nameOf(method, code),
      period: periods.get(code) ?? '',
      areas: known.length,
      mean_score: mean(known) ?? null,
      base_mean: scales.get(code)?.mean ?? null,
      base_sd: scales.get(code)?.sd ?? null,
      relative_to: divisor?.to ?? '',
      divisor: divisor?.value ?? null,
      divisor_cell: divisor?.cell ?? '',
      segment,
      breaks: breaksOf(method, code, edition).join('; '),
    };
    return { rows, about };
  });
  return { rows: nodes.flatMap(({ rows }) => rows), codes: nodes.map(({ about }) => about) };
}

/**
 * Puts an edition on the scale of the base edition of its trend, and finds the trend. Each edition is scored
 * by the method of the trend with its own periods; means and standard deviations of indicators, domains,
 * faces and index are those of the base edition. What is spread over districts is spread in every edition.
 * @param folder of the editions
 * @throws SmiError `trend-unlike`, and as `loadEdition`
 */
async function onTrend(given: IndexEdition, folder: string): Promise<OnScale<IndexEdition>> {
  const all = await readYears(given, folder);
  const spread = spreadInAll(all);
  const years = all.map((year) => ({ ...year, method: spreadingOnly(year.method, spread) }));
  const divisors = years.map((year) => divisorsOf(given, year.method));
  const base = years.findIndex(({ edition }) => edition === given.method.trend?.base);
  const scales = baseScales(scoreYear(years[base]!, divisors[base]!));
  const method = spreadingOnly(given.method, spread);
  const segments = segmentsOf(method);
  const names = new Map(given.areas.map(({ area_code, area_name }) => [area_code, area_name]));
  const found = years.map((year, i) => rowsOf(year, divisors[i]!, { method, scales, segments, names }));
  return {
    edition: { ...given, method: onScales(method, scales, divisors.at(-1)) },
    trend: {
      rows: found.flatMap(({ rows }) => rows),
      codes: found.flatMap(({ codes }) => codes),
      read: years.map(({ read }) => read),
    },
  };
}

/** Reads a whole edition; one with a trend is on the scale of its base edition. Throws as `loadEdition`. */
export async function loadOnScale(folder: string, name: string, given?: GivenMethod): Promise<OnScale> {
  const edition = await loadEdition(folder, name, given);
  if (edition.method.kind !== 'index' || edition.method.trend === undefined) return { edition };
  return onTrend(edition as IndexEdition, folder);
}
