import { SmiError } from '../../errors/smi-error.js';
import { indicatorsOf } from '../../schemas/method/structure.js';
import type { IndexMethod, MethodNormalisation } from '../../schemas/method.js';
import type { IndexEdition } from '../editions/edition.js';
import { planOf, type ScorePlan } from '../editions/plan.js';
import { imputeEdition } from '../impute/impute.js';
import { type Chain, compileChain } from '../methods/chain/chain.js';
import { Moments, momentsInto } from '../methods/moments.js';
import { modelEdition } from '../model/model.js';
import type { TrendYear } from './years.js';

/** Mean and standard deviation of the values of a code in the base edition. */
export interface BaseScale {
  readonly mean: number;
  readonly sd: number;
}

/** A figure that another is divided by, with its official cell. */
export interface Divisor {
  readonly to: string;
  readonly value: number;
  readonly cell: string;
}

/** The divisors of an edition, by code of the indicator. Throws `figures-invalid` where one is missing. */
export function divisorsOf(edition: IndexEdition, year: IndexMethod): Map<string, Divisor> {
  const periods = new Map(indicatorsOf(year).map(({ code, period }) => [code, period]));
  return new Map(
    (edition.method.trend?.relative ?? []).map(({ code, to }) => {
      const period = periods.get(code);
      const found = edition.yardsticks?.find(
        (row) => row.area_code === to && row.indicator === code && row.period === period,
      );
      if (found?.value == null || found.value <= 0)
        throw new SmiError('figures-invalid', `${edition.name} has no ${code} of ${to} for ${period}`, {
          next: `write it with \`smi refresh ${edition.name} --accept\``,
        });
      return [code, { to, value: found.value, cell: found.cells }];
    }),
  );
}

/** The indicators that the model spreads over districts in every edition; the others are inherited in all. */
export function spreadInAll(years: readonly TrendYear[]): ReadonlySet<string> {
  const asked = years[0]?.method.steps.model?.indicators.map(({ code }) => code) ?? [];
  const found = years.map((year) => {
    const modelled = modelEdition({ ...year, name: year.edition }, planFor(year), year.figures);
    return new Set(modelled?.models.filter(({ modelled: isSpread }) => isSpread).map(({ code }) => code));
  });
  return new Set(asked.filter((code) => found.every((codes) => codes.has(code))));
}

/** The same method with a model of these indicators alone; without a model where there are none. */
export function spreadingOnly(method: IndexMethod, codes: ReadonlySet<string>): IndexMethod {
  const { model, ...steps } = method.steps;
  if (model === undefined) return method;
  const indicators = model.indicators.filter(({ code }) => codes.has(code));
  if (indicators.length === 0) return { ...method, steps };
  return { ...method, steps: { ...steps, model: { ...model, indicators, minimum_gain: 0 } } };
}

const unitsOf = ({ areas }: Pick<TrendYear, 'areas'>): string[] =>
  areas.map(({ area_code }) => area_code).sort();

export const planFor = (year: Pick<TrendYear, 'areas' | 'method'>): ScorePlan =>
  planOf(year.method, unitsOf(year));

/** An edition of a trend, scored. */
export interface ScoredYear {
  readonly plan: ScorePlan;
  readonly chain: Chain;
  /** Codes of the areas, in the order of the columns. */
  readonly units: readonly string[];
  /** The status of each figure, by `area indicator`. */
  readonly statuses: ReadonlyMap<string, string>;
}

/** Scores one edition of a trend; the figures of relative indicators are divided first. */
export function scoreYear(year: TrendYear, divisors: ReadonlyMap<string, Divisor>): ScoredYear {
  const { method, areas, figures } = year;
  const plan = planFor(year);
  const modelled = modelEdition({ ...year, name: year.edition }, plan, figures);
  const all = imputeEdition(method, areas, modelled?.figures ?? figures);
  const units = unitsOf(year);
  const byKey = new Map(all.map((figure) => [`${figure.area_code} ${figure.indicator}`, figure]));
  const chain = compileChain(plan.structure, plan.chain, units.length);
  chain.run(
    plan.structure.nodes.slice(0, plan.structure.indicators).map(({ code }) => {
      const divisor = divisors.get(code)?.value ?? 1;
      return Float64Array.from(
        units,
        (unit) => (byKey.get(`${unit} ${code}`)?.value ?? Number.NaN) / divisor,
      );
    }),
  );
  const statuses = new Map([...byKey].map(([key, { status }]) => [key, status]));
  return { plan, chain, units, statuses };
}

/** The scale of every code, from the base edition. */
export function baseScales({ plan, chain }: ScoredYear): Map<string, BaseScale> {
  const moments = new Moments();
  return new Map(
    plan.structure.nodes.map(({ code }, i) => {
      momentsInto(moments, chain.raw[i]!);
      return [code, { mean: moments.mean, sd: moments.sd }];
    }),
  );
}

/** A scale as a method file writes it: goalposts that are one standard deviation apart. */
function goalposts({ mean, sd }: BaseScale, direction: 1 | -1, divisor: number): MethodNormalisation {
  const [lower, upper] = direction === 1 ? [mean, mean + sd] : [mean - sd, mean];
  return { method: 'goalposts', lower: lower * divisor, upper: upper * divisor, scale: 1, truncate: false };
}

/**
 * A method on given scales: the mean of the base edition is 0 and its standard deviation 1, whatever the
 * values are.
 * @param divisors of indicators whose figures are not divided yet; none where they are
 */
export function onScales(
  method: IndexMethod,
  scales: ReadonlyMap<string, BaseScale>,
  divisors: ReadonlyMap<string, Divisor> = new Map(),
): IndexMethod {
  const levels = method.steps.levels.map((level, i) => {
    const rows = method.structure.filter((row) => row.level === i + 1);
    const individual = Object.fromEntries(
      rows.flatMap(({ code, direction }) => {
        const scale = scales.get(code);
        return scale === undefined
          ? []
          : [[code, goalposts(scale, direction, divisors.get(code)?.value ?? 1)] as const];
      }),
    );
    return { ...level, individual };
  });
  return { ...method, steps: { ...method.steps, levels } };
}
