import type { ScorePlan } from '../editions/plan.js';
import type { Dialect } from '../engine/dialect.js';
import type { Step } from '../engine/step.js';
import { isTreated, type LevelMethod, normalisationOf } from '../methods/chain/method.js';
import { meanStep, weightStep } from './aggregate.js';
import { type Part, valueRows } from './arrays.js';
import { momentsStep } from './moments.js';
import { type Branch, isLinear, type LinearScale, normaliseStep } from './normalise.js';
import { columnTable, weightTable } from './tables.js';
import { treatedStep } from './treatment.js';

/** Names of the tables of a level. */
export interface LevelTables {
  /** Before treatment. */
  readonly raw: string;
  /** After treatment and before normalisation. */
  readonly treated: string;
  readonly moments: string;
  /** Normalised. */
  readonly values: string;
  /** Weights of its codes among their siblings. */
  readonly weights: string;
}

export function levelTables({ levels, chain }: ScorePlan, level: number): LevelTables {
  const name = `score_${levels[level - 1]}`;
  const raw = level === 1 ? 'score_present' : `${name}_raw`;
  return {
    raw,
    treated: isTreated(chain.levels[level - 1]!) ? `${name}_treated` : raw,
    moments: `${name}_moments`,
    values: name,
    weights: `${name}_weights`,
  };
}

/** The codes of a level by their normalisation; one branch unless some codes have their own normalisation. */
export function branchesOf({ structure, chain }: ScorePlan, level: number): Branch[] {
  const method = chain.levels[level - 1]!;
  const branches = new Map<Branch['method'], string[]>();
  for (const node of structure.nodes) {
    if (node.level !== level) continue;
    const normalisation = normalisationOf(method, node.code);
    branches.set(normalisation, [...(branches.get(normalisation) ?? []), node.code]);
  }
  return [...branches].map(([normalisation, codes]) => ({ method: normalisation, codes }));
}

const presentStep: Step = {
  name: 'score_present',
  purpose: 'The figures that are not missing.',
  query: `SELECT area_code, score_values.code, value
FROM score_values
JOIN score_nodes ON score_nodes.code = score_values.code AND score_nodes.level = 1
WHERE value IS NOT NULL`,
  bindings: {},
};

/** The weights of a level among their siblings; from typed arrays where they depend on the values. */
function weightPart(plan: ScorePlan, sql: Dialect, level: number): Part {
  const what = plan.levels[level - 1]!;
  const to = levelTables(plan, level).weights;
  const by = plan.chain.levels[level - 1]!.weights ?? 'given';
  if (by === 'given' || by === 'equal') return weightStep(sql, level, to, what, by);
  const { nodes } = plan.structure;
  return {
    name: to,
    purpose: `Weight of each ${what} in its parent, by the values: ${by}.`,
    table: weightTable,
    rows: ({ chain }) =>
      nodes.flatMap((node, position) =>
        node.level === level
          ? [
              {
                code: node.code,
                parent: nodes[node.parent]!.code,
                position,
                weight: chain.weights[position]!,
              },
            ]
          : [],
      ),
  };
}

/** How a level comes from the one below: means and sums in SQL, other aggregations from typed arrays. */
function madeOf(plan: ScorePlan, sql: Dialect, level: number, { aggregate }: LevelMethod): Part[] {
  if (level === 1) return [presentStep];
  const { nodes } = plan.structure;
  const what = plan.levels[level - 1]!;
  const to = levelTables(plan, level).raw;
  const below = levelTables(plan, level - 1);
  const weights = weightPart(plan, sql, level - 1);
  if (aggregate !== 'arithmetic_mean' && aggregate !== 'weighted_sum') {
    const made: Part = {
      name: to,
      purpose: `Each ${what} of its parts, where enough of their weight is present: ${aggregate}.`,
      table: columnTable,
      rows: (arrays) => {
        const before = new Map(arrays.treatment.map((record) => [record.node.code, record.before]));
        return valueRows(plan, level, arrays, (i) => before.get(nodes[i]!.code) ?? arrays.chain.raw[i]!);
      },
    };
    return [weights, made];
  }
  const parts = nodes
    .filter((node) => node.level === level)
    .map(({ code, children }) => ({ parent: code, codes: children.map((child) => nodes[child]!.code) }));
  const { tolerance } = plan.chain;
  const is_sum = aggregate === 'weighted_sum';
  const step = { from: below.values, weights: below.weights, to, parts, what, tolerance, is_sum };
  return [weights, meanStep(sql, step)];
}

/** The normalised values of a level: linear scales in SQL, other normalisations from typed arrays. */
function normalisedPart(plan: ScorePlan, sql: Dialect, level: number): Part {
  const what = plan.levels[level - 1]!;
  const { treated, moments, values } = levelTables(plan, level);
  const branches = branchesOf(plan, level);
  const linear = branches.filter((branch): branch is Branch<LinearScale> => isLinear(branch.method));
  if (linear.length === branches.length)
    return normaliseStep(sql, values, what, linear, { values: treated, moments });
  const methods = [...new Set(branches.map(({ method }) => method.method))];
  return {
    name: values,
    purpose: `Each ${what} normalised, signed so that higher is better: ${methods.join(', ')}.`,
    table: columnTable,
    rows: (arrays) => valueRows(plan, level, arrays, (i) => arrays.chain.values[i]!),
  };
}

/** All parts of a level: aggregated from the level below, treated, normalised. */
export function levelParts(plan: ScorePlan, sql: Dialect, level: number): Part[] {
  const method = plan.chain.levels[level - 1]!;
  const what = plan.levels[level - 1]!;
  const { raw, treated, moments } = levelTables(plan, level);
  return [
    ...madeOf(plan, sql, level, method),
    ...(isTreated(method) ? [treatedStep(sql, raw, treated, what)] : []),
    momentsStep(sql, treated, moments, what),
    normalisedPart(plan, sql, level),
  ];
}
