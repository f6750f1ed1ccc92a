import type { ScorePlan } from '../editions/plan.js';
import type { Dialect } from '../engine/dialect.js';
import { type LevelMethod, normalisationOf } from '../methods/chain/method.js';
import { aggregateParts } from './aggregate.js';
import { settled, spreadCheck } from './check.js';
import { momentsStep } from './moments.js';
import { type Branch, normaliseStep } from './normalise.js';
import type { Part } from './part.js';
import { referenceParts } from './reference.js';
import { afterName, treatedName, treatParts } from './treat.js';
import { weightPart } from './weigh.js';

/** Differences between computed scores that are no more than this are rounding, as in the chain. */
const LEAST_SPREAD = 1e-12;

/** Names of the tables of a level. */
export interface LevelTables {
  /** Before treatment. */
  readonly raw: string;
  readonly moments: string;
  readonly references: string;
  /** Normalised. */
  readonly values: string;
  /** What its codes weigh among their siblings. */
  readonly weights: string;
}

export const levelTables = ({ levels }: ScorePlan, level: number): LevelTables => {
  const name = `score_${levels[level - 1]}`;
  return {
    raw: level === 1 ? 'score_present' : `${name}_raw`,
    ...{ moments: `${name}_moments`, references: `${name}_references` },
    ...{ values: name, weights: `${name}_weights` },
  };
};

/**
 * The codes of a level by how they are normalised; one branch unless some have a normalisation of their own.
 */
export function branchesOf({ structure, chain }: ScorePlan, level: number): Branch[] {
  const method = chain.levels[level - 1]!;
  const branches = new Map<Branch['method'], string[]>();
  for (const { code, level: at } of structure.nodes) {
    if (at !== level) continue;
    const normalisation = normalisationOf(method, code);
    branches.set(normalisation, [...(branches.get(normalisation) ?? []), code]);
  }
  return [...branches].map(([normalisation, codes]) => ({ method: normalisation, codes }));
}

/** The aggregates of a level, each with its parts in their order. */
const partsOf = ({ nodes }: ScorePlan['structure'], level: number) =>
  nodes
    .filter((node) => node.level === level)
    .map(({ code, children }) => ({ parent: code, codes: children.map((child) => nodes[child]!.code) }));

/** How a level comes from the one below; nothing for the indicators. */
function madeOf(plan: ScorePlan, sql: Dialect, level: number, method: LevelMethod): Part[] {
  if (level === 1 || method.aggregate === undefined) return [];
  const below = levelTables(plan, level - 1);
  const what = plan.levels[level - 1]!;
  const weighting = plan.chain.levels[level - 2]!.weights ?? 'given';
  const at = { level: level - 1, from: below.values, to: below.weights, what: plan.levels[level - 2]! };
  return [
    weightPart(sql, plan.structure, at, weighting),
    ...aggregateParts(
      sql,
      {
        ...{ from: below.values, weights: below.weights, to: levelTables(plan, level).raw },
        parts: partsOf(plan.structure, level),
        ...{ what, tolerance: plan.chain.tolerance, ties: level === 2 ? 0 : plan.chain.tolerance },
      },
      method.aggregate,
    ),
  ];
}

/** The moments of what is normalised, and the check that a scale can be made. */
function momentsParts(plan: ScorePlan, sql: Dialect, level: number, method: LevelMethod): Part[] {
  const name = plan.levels[level - 1]!;
  const { raw, moments } = levelTables(plan, level);
  // rounding of figures is none, of what is computed a little: see `chainSteps`
  const rounding = level === 1 ? 0 : Math.max(plan.chain.tolerance, LEAST_SPREAD);
  if (method.treat === undefined)
    return [momentsStep(sql, raw, moments, name), spreadCheck(sql, level, moments, rounding)];
  return [
    ...treatParts(sql, { level, name, from: raw, rounding }, method.treat),
    {
      name: moments,
      purpose: `Count, mean and sample standard deviation of each ${name}, after treatment.`,
      query: `SELECT code, n, least, most, mean, sd FROM ${sql.identifier(afterName(name))}`,
      bindings: {},
    },
  ];
}

/** All that is done at a level: made of the one below, treated, normalised. */
export function levelParts(plan: ScorePlan, sql: Dialect, level: number): Part[] {
  const method = plan.chain.levels[level - 1]!;
  const name = plan.levels[level - 1]!;
  const tables = levelTables(plan, level);
  const values = method.treat === undefined ? tables.raw : treatedName(name);
  const branches = branchesOf(plan, level);
  const { moments, references } = tables;
  const tolerance = level === 1 ? 0 : plan.chain.tolerance;
  return [
    ...madeOf(plan, sql, level, method),
    ...momentsParts(plan, sql, level, method),
    ...referenceParts(sql, references, branches, { values, moments, units: plan.units }),
    settled,
    normaliseStep(sql, tables.values, name, branches, { values, moments, references, tolerance }),
  ];
}
