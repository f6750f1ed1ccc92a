import { quoteFound } from '../../../errors/smi-error.js';
import type { ScoreMethod } from '../../../schemas/method/score-method.js';
import { referencesOf } from '../../editions/check-steps.js';
import type { MethodText } from '../../editions/method-text.js';
import { planOf, type ScorePlan } from '../../editions/plan.js';
import { refusing } from '../../editions/refusal.js';
import { type Chain, compileChain } from '../../methods/chain/chain.js';
import { type Figures, imputeUnits } from './impute-units.js';
import type { Units } from './units.js';

/** A scored index: columns by node of the structure, in the order of the units. */
export interface Scored {
  readonly method: ScoreMethod;
  readonly plan: ScorePlan;
  readonly units: Units;
  /** By indicator, after imputation and before treatment. */
  readonly figures: readonly Figures[];
  /** Treated, normalised and aggregated columns, weights and ranks. */
  readonly chain: Chain;
}

function checkReferences({ steps }: ScoreMethod, { codes, file }: Units, source: MethodText): void {
  const unknown = referencesOf(steps.levels).find(({ unit }) => !codes.includes(unit));
  if (unknown === undefined) return;
  const { unit, of, path } = unknown;
  const problem = `${of} is measured by its distance to the unit ${quoteFound(unit)}, and ${file} has no unit with that code`;
  throw source.refused(path, problem, { next: 'give the code of a unit of the data' }, 'reference-invalid');
}

/**
 * Scores units by a method: imputes, treats, normalises, weights and aggregates level by level, and ranks.
 * The compiled chain of the toolbox does this column by column, as a table may have hundreds of thousands of
 * rows; a test checks that it agrees with the SQL by which editions are published.
 * @param source the method file, for messages that name its line
 * @throws SmiError what `refusing` makes of an error of the toolbox, naming the code
 */
export function scoreUnits(method: ScoreMethod, units: Units, source: MethodText): Scored {
  checkReferences(method, units, source);
  return refusing(() => {
    const plan = planOf(method, units.codes);
    const figures = imputeUnits(units, method.steps.impute);
    const chain = compileChain(plan.structure, plan.chain, units.codes.length);
    chain.run(figures.map(({ values }) => values));
    return { method, plan, units, figures, chain };
  }, `${units.file}: `);
}
