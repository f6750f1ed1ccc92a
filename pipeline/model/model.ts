import { rollup } from 'd3-array';
import { SmiError } from '../../errors/smi-error.js';
import type { Figure } from '../../schemas/figure.js';
import { indicatorsOf } from '../../schemas/method/structure.js';
import type { Population } from '../../schemas/population.js';
import { declaredOf } from '../editions/declared.js';
import type { IndexEdition } from '../editions/edition.js';
import type { ScorePlan } from '../editions/plan.js';
import { treatingOf } from '../methods/chain/method.js';
import { covariances, residualCorrelations } from '../methods/model/covariance.js';
import { type Design, designOf, type FiguresByArea } from './design.js';
import { type JointErrors, jointErrors } from './draws.js';
import { fitIndicator, type IndicatorModel } from './fit.js';
import { benchmarkWeights } from './shared-figures.js';
import { type SpreadFigure, spreadFigures } from './spread.js';

/** What became of the figures that are published for counties. */
export interface Modelled {
  /** All figures; a modelled one has its value and status, and still the limits and cells of its county. */
  readonly figures: readonly Figure[];
  readonly design: Design;
  /** The county indicators, in the order of the method. */
  readonly models: readonly IndicatorModel[];
  /** Ω: covariances of the errors of figures for districts, in the order of the models. */
  readonly omega: readonly Float64Array[];
  /** Every figure that an area does not have itself, with its error. */
  readonly spread: readonly SpreadFigure[];
  /** What replicates draw; see `drawModelled`. */
  readonly errors: JointErrors;
}

/** The error of an indicator: that of the line where it is modelled, else what inheritance hides. */
export const errorSd = ({ modelled, line, inheritedSd }: IndicatorModel): number =>
  modelled ? line.sd : inheritedSd;

/** The figures of the method by indicator and area, in the period that it names. */
const byIndicator = (
  figures: readonly Figure[],
  named: ReadonlySet<string>,
): Map<string, Map<string, Figure>> =>
  rollup(
    figures.filter(({ indicator, period }) => named.has(`${indicator} ${period}`)),
    (rows) => rows.at(-1)!,
    ({ indicator }) => indicator,
    ({ area_code }) => area_code,
  );

/** Ω: correlations from the authorities that have all residuals, standard deviations of each error. */
function omegaOf(models: readonly IndicatorModel[], areas: number): Float64Array[] {
  const residuals = models.map(({ authorities, line }) => {
    const column = new Float64Array(areas).fill(Number.NaN);
    authorities.forEach((unit, i) => {
      column[unit] = line.residuals[i]!;
    });
    return column;
  });
  return covariances(residualCorrelations(residuals), Float64Array.from(models, errorSd));
}

/** The parts of an edition that modelling needs. */
export type Modelling = Pick<IndexEdition, 'name' | 'method' | 'areas'> & {
  readonly populations?: readonly Population[] | undefined;
};

/** Throws `edition-incomplete` for an edition without populations. */
function populationsOf({ name, populations }: Modelling): readonly Population[] {
  if (populations !== undefined) return populations;
  throw new SmiError(
    'edition-incomplete',
    `${name} models figures of counties, but has no populations.csv to weigh its districts with`,
    { next: `write it with \`smi refresh ${name} --accept\`` },
  );
}

/**
 * Spreads the figures of counties over their districts as `steps.model` says: synthetic estimates,
 * benchmarked so that their weighted mean is the county's figure. Nothing is modelled where the method has
 * no such step.
 * @param all frozen and derived figures of every period
 * @throws SmiError `edition-incomplete`
 * @see Rao and Molina (2015), Small Area Estimation, 2nd edition, chapters 2 and 6
 */
export function modelEdition(
  edition: Modelling,
  plan: ScorePlan,
  all: readonly Figure[],
): Modelled | undefined {
  const { method, areas: given } = edition;
  const asked = method.steps.model;
  if (asked === undefined) return undefined;
  const populations = populationsOf(edition);
  const indicators = indicatorsOf(method);
  const figures = byIndicator(all, new Set(indicators.map(({ code, period }) => `${code} ${period}`)));
  const design = designOf(given, asked.regressors, figures);
  const allowed = new Map(asked.indicators.map((indicator) => [indicator.code, indicator]));
  const level = plan.chain.levels[0]!;
  const none: FiguresByArea = new Map();
  const models = indicators.flatMap(({ code }) => {
    const { declaration } = declaredOf(method, code);
    if (declaration.level !== 'upper_tier') return [];
    const times = allowed.get(code)?.times;
    const rate = times === undefined ? undefined : (figures.get(times) ?? none);
    const candidate = {
      declaration,
      figures: figures.get(code) ?? none,
      weights: benchmarkWeights(design.areas, populations, rate),
      allowed: allowed.has(code),
      treating: treatingOf(level, code),
    };
    return [fitIndicator(candidate, design, asked)];
  });
  const omega = omegaOf(models, design.areas.length);
  const spread = models.flatMap((model) => spreadFigures(model, design));
  const found = new Map(spread.map(({ figure }) => [`${figure.area_code} ${figure.indicator}`, figure]));
  return {
    figures: all.map((figure) => {
      const own = found.get(`${figure.area_code} ${figure.indicator}`);
      return own?.period === figure.period ? own : figure;
    }),
    design,
    models,
    omega,
    spread,
    errors: jointErrors(
      models,
      omega,
      Float64Array.from(models, errorSd),
      indicators.map(({ code }) => code),
    ),
  };
}
