import type {
  MethodLevel,
  MethodNormalisation,
  MethodRow,
  MethodTreatment,
  ScoreMethod,
} from '../../schemas/method.js';
import { type ChainMethod, checkMethod, type LevelMethod } from '../methods/chain/method.js';
import type { Normalisation } from '../methods/normalise/method.js';
import { type Structure, structureOf } from '../methods/structure/structure.js';
import { STANDARD_RULE, type Treating } from '../methods/treat/rule.js';

/** What to score and how, in the terms of the toolbox, for every kind of method file. */
export interface ScorePlan {
  readonly structure: Structure;
  readonly chain: ChainMethod;
  /** Names of the levels from the indicators up, as in indicator, domain and index. */
  readonly levels: readonly string[];
  /** Share of the areas in each of the two groups at the ends. */
  readonly groupShare: number;
  /** Codes of the units in the order of the columns; needed where a distance is measured to one of them. */
  readonly units: readonly string[];
}

/**
 * @param units codes of the units in the order of the columns, needed where a distance is measured to one of
 * them
 */
export function normalisationOf(asked: MethodNormalisation, units: readonly string[]): Normalisation {
  if (asked === 'distance_to_reference') return { method: asked, to: 'best' };
  if (typeof asked === 'string') return { method: asked };
  if (asked.method !== 'distance_to_reference') return asked;
  const { to, ...rest } = asked;
  if (typeof to === 'string' || 'target' in to) return { ...rest, to };
  return { ...rest, to: { unit: units.indexOf(to.unit) } };
}

export function treatmentOf(asked: MethodTreatment): Treating | undefined {
  if (asked === 'none') return undefined;
  if (asked === 'standard') return STANDARD_RULE;
  return typeof asked === 'string' ? { always: asked } : asked;
}

/**
 * A level of a method file in the terms of the toolbox.
 * @param rows those of the level in the structure, for treatments of their own
 */
export function levelOf(
  level: MethodLevel,
  units: readonly string[],
  rows: readonly MethodRow[] = [],
): LevelMethod {
  const treat = treatmentOf(level.treatment);
  const own = rows.flatMap(({ code, treatment }) =>
    treatment === undefined ? [] : [[code, treatmentOf(treatment) ?? null] as const],
  );
  const individual = Object.entries(level.individual ?? {});
  return {
    ...(level.aggregate === undefined ? {} : { aggregate: level.aggregate }),
    minimum_weight_share: level.minimum_weight_share,
    ...(treat === undefined ? {} : { treat }),
    ...(own.length === 0 ? {} : { individual_treat: Object.fromEntries(own) }),
    normalise: normalisationOf(level.normalise, units),
    ...(individual.length === 0
      ? {}
      : {
          individual: Object.fromEntries(
            individual.map(([code, asked]) => [code, normalisationOf(asked, units)]),
          ),
        }),
    weights: level.weights,
  };
}

/** The parts of a method that a plan is made from: the structure and the steps. */
export interface Planned {
  readonly structure: readonly MethodRow[];
  readonly steps: Pick<ScoreMethod['steps'], 'levels' | 'tolerance' | 'rank_decimals' | 'group_share'>;
}

/** The structure of a method in the terms of the toolbox. @throws StructureError */
export const plannedStructure = ({ structure }: Pick<Planned, 'structure'>): Structure =>
  structureOf(
    structure.map(({ code, name, level, parent, direction, weight, type, unit }) => ({
      code,
      name: name ?? code,
      level,
      parent,
      direction,
      weight,
      type,
      unit: unit ?? null,
    })),
  );

/**
 * The plan of a method, whether of an edition or a custom index.
 * @param units codes of the units in the order of the columns, needed where a distance is measured to one of
 *   them
 * @throws StructureError, MethodError
 */
export function planOf(method: Planned, units: readonly string[]): ScorePlan {
  const { levels, tolerance, rank_decimals, group_share } = method.steps;
  const structure = plannedStructure(method);
  const rowsOf = (i: number) => method.structure.filter((row) => row.level === i + 1);
  const chain = {
    levels: levels.map((level, i) => levelOf(level, units, rowsOf(i))),
    tolerance,
    ...(rank_decimals === undefined ? {} : { rank_decimals }),
  };
  checkMethod(chain, structure);
  return { structure, chain, levels: levels.map(({ name }) => name), groupShare: group_share, units };
}
