import type { Checks, NotChecked } from '../../schemas/release/checks-file.js';
import { DataError, MethodError } from '../methods/problem.js';
import { checkLengths } from '../methods/spread.js';
import type { Structure } from '../methods/structure/structure.js';
import { checkWeights } from '../methods/weigh/check-weights.js';
import { compareWith } from './compare.js';
import { alphaOf, componentsOf } from './consistency.js';
import { pairsOf } from './correlations.js';
import { weighAll } from './influence.js';
import { type CheckInput, LIMITS } from './input.js';
import { warningsOf } from './warnings.js';

/** The structure with the weights used in place of its own. */
function weighted(structure: Structure, weights: Float64Array | undefined): Structure {
  if (weights === undefined) return structure;
  if (weights.length !== structure.nodes.length)
    throw new MethodError('weight-invalid', `${weights.length} weights for ${structure.nodes.length} codes`);
  for (const { children } of structure.nodes)
    if (children.length > 0) checkWeights(Float64Array.from(children, (child) => weights[child]!));
  const nodes = structure.nodes.map((node, i) => ({ ...node, weight: weights[i]! }));
  return { ...structure, nodes };
}

/**
 * The checks of an index of any depth: nominal and effective weights, correlations, Cronbach's alpha,
 * principal components, indicators that run against it, and its rank correlation with other measures. What
 * cannot be computed is null and has its reason in `not_checked`. Nothing is drawn or rounded, so the same
 * input gives the same object.
 * @see OECD/JRC (2008), Handbook, steps 4, 6 and 8
 * @throws DataError `lengths-differ`, `not-finite`; MethodError `weight-invalid`, `weights-zero`
 */
export function checkIndex(input: CheckInput): Checks {
  const { title, columns, compare = [], uncompared = [] } = input;
  const structure = weighted(input.structure, input.weights);
  const { nodes, indicators } = structure;
  const index = columns.at(-1);
  if (index === undefined || columns.length !== nodes.length)
    throw new DataError('lengths-differ', `${columns.length} columns for ${nodes.length} codes`);
  checkLengths(columns, index.length);
  const rows = weighAll(structure, columns);
  const correlations = pairsOf(structure, columns);
  const not_checked: NotChecked[] = [...uncompared];
  const all = nodes.slice(0, indicators).map((_, i) => i);
  return {
    title,
    units: index.length,
    limits: { ...LIMITS },
    warnings: warningsOf(
      structure,
      columns,
      rows.map(({ check }) => check),
      correlations,
    ),
    indicators: rows.slice(0, indicators).map(({ check, not_checked: unfound }) => ({
      ...check,
      not_checked: unfound,
    })),
    aggregates: rows.slice(indicators).map(({ check, not_checked: reasons }, i) => {
      const { children } = nodes[indicators + i]!;
      const unfound = [...reasons];
      return {
        ...check,
        parts: children.length,
        cronbach_alpha: alphaOf(children, columns, unfound),
        components: componentsOf('components', structure, children, columns, unfound),
        not_checked: unfound,
      };
    }),
    indicator_components: componentsOf('indicator_components', structure, all, columns, not_checked),
    correlations,
    compare: compare.map((comparison) => compareWith(comparison, index)),
    not_checked,
  };
}
