import type {
  IndexMethod,
  MethodLevel,
  MethodNormalisation,
  MethodTreatment,
  ScoreMethod,
} from '../../schemas/method.js';
import { type ChainMethod, checkMethod, type LevelMethod } from '../methods/chain/method.js';
import type { Normalisation } from '../methods/normalise/method.js';
import { MethodError } from '../methods/problem.js';
import type { StructureRow } from '../methods/structure/row.js';
import { type Structure, structureOf } from '../methods/structure/structure.js';
import { STANDARD_RULE, type TreatmentRule } from '../methods/treat/rule.js';

/** What is to be scored and how, in the words of the toolbox, whatever kind of method file asked for it. */
export interface ScorePlan {
  readonly structure: Structure;
  readonly chain: ChainMethod;
  /** Names of the levels from the indicators up, as in indicator, domain and index. */
  readonly levels: readonly string[];
  /** Share of the areas in each of the two ends. */
  readonly groupShare: number;
  /** Codes of the units in the order of the columns, where a distance is to one of them. */
  readonly units: readonly string[];
}

/** @param units codes of the units in the order of the columns, where a distance is to one of them */
export function normalisationOf(asked: MethodNormalisation, units: readonly string[]): Normalisation {
  if (asked === 'distance_to_reference') return { method: asked, to: 'best' };
  if (typeof asked === 'string') return { method: asked };
  if (asked.method !== 'distance_to_reference') return asked;
  const { to, ...rest } = asked;
  if (typeof to === 'string' || 'target' in to) return { ...rest, to };
  return { ...rest, to: { unit: units.indexOf(to.unit) } };
}

export function treatmentOf(asked: MethodTreatment): TreatmentRule | undefined {
  if (asked === 'none') return undefined;
  if (asked === 'standard') return STANDARD_RULE;
  return asked;
}

function levelOf(level: MethodLevel, units: readonly string[]): LevelMethod {
  const treat = treatmentOf(level.treatment);
  const individual = Object.entries(level.individual ?? {});
  return {
    ...(level.aggregate === undefined ? {} : { aggregate: level.aggregate }),
    minimum_weight_share: level.minimum_weight_share,
    ...(treat === undefined ? {} : { treat }),
    normalise: normalisationOf(level.normalise, units),
    ...(individual.length === 0
      ? {}
      : {
          individual: Object.fromEntries(
            individual.map(([code, one]) => [code, normalisationOf(one, units)]),
          ),
        }),
    weights: level.weights,
  };
}

type Steps = Pick<IndexMethod['steps'], 'levels' | 'tolerance' | 'group_share'>;

function planOf(rows: readonly StructureRow[], steps: Steps, units: readonly string[]): ScorePlan {
  const structure = structureOf(rows);
  const chain = { levels: steps.levels.map((level) => levelOf(level, units)), tolerance: steps.tolerance };
  checkMethod(chain, structure);
  if (steps.levels[0]?.aggregate !== undefined)
    throw new MethodError('levels-invalid', 'level 1 holds the indicators, which are made of nothing');
  const levels = steps.levels.map(({ name }) => name);
  return { structure, chain, levels, groupShare: steps.group_share, units };
}

const aggregateRow = (code: string, name: string, level: number, parent: string | null, weight: number) => ({
  ...{ code, name, level, parent, weight },
  ...{ direction: 1, type: 'Aggregate' as const, unit: null },
});

/** The code of the index itself in an edition. */
export const INDEX_CODE = 'index';

/**
 * The plan of an edition: indicators, domains and the index.
 * @throws StructureError, MethodError
 */
export function indexPlan({ domains, steps, title }: IndexMethod, units: readonly string[]): ScorePlan {
  const indicators = domains.flatMap((domain) =>
    domain.indicators.map(({ code, weight, direction }) => ({
      ...{ code, name: code, level: 1, parent: domain.code, weight, direction },
      ...{ type: 'Indicator' as const, unit: null },
    })),
  );
  const upper = domains.map(({ code, name, weight }) => aggregateRow(code, name, 2, INDEX_CODE, weight));
  return planOf([...indicators, ...upper, aggregateRow(INDEX_CODE, title, 3, null, 1)], steps, units);
}

/**
 * The plan of a method file of anyone's own.
 * @throws StructureError, MethodError
 */
export function scorePlan({ structure, steps }: ScoreMethod, units: readonly string[]): ScorePlan {
  const rows = structure.map(({ name, unit, ...row }) => ({
    ...row,
    name: name ?? row.code,
    unit: unit ?? null,
  }));
  return planOf(rows, steps, units);
}
