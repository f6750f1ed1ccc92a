import { quoteFound, SmiError } from '../../../errors/smi-error.js';
import type { ScoreMethod } from '../../../schemas/method/score-method.js';
import { type ScorePlan, scorePlan } from '../../editions/plan.js';
import { refusing } from '../../editions/refusal.js';
import { type Chain, compileChain } from '../../methods/chain/chain.js';
import { type Figures, imputeUnits } from './impute-units.js';
import type { Units } from './units.js';

/** An index that is scored: columns by node of the structure, in the order of the units. */
export interface Scored {
  readonly method: ScoreMethod;
  readonly plan: ScorePlan;
  readonly units: Units;
  /** By indicator, after imputation and before treatment. */
  readonly figures: readonly Figures[];
  /** What is treated, normalised and weighted, and the ranks. */
  readonly chain: Chain;
}

/** The units that a distance is to, with where the method says so. */
function references({ steps }: ScoreMethod): { readonly unit: string; readonly of: string }[] {
  return steps.levels.flatMap(({ name, normalise, individual }) =>
    [[name, normalise] as const, ...Object.entries(individual ?? {})].flatMap(([of, asked]) =>
      typeof asked === 'object' &&
      asked.method === 'distance_to_reference' &&
      typeof asked.to === 'object' &&
      'unit' in asked.to
        ? [{ unit: asked.to.unit, of }]
        : [],
    ),
  );
}

function checkReferences(method: ScoreMethod, { codes, file }: Units): void {
  const unknown = references(method).find(({ unit }) => !codes.includes(unit));
  if (unknown !== undefined)
    throw new SmiError(
      'reference-invalid',
      `${unknown.of} is to be measured by its distance to the unit ${quoteFound(unknown.unit)}, and ${file} has no unit of that code`,
      { next: 'give the code of a unit of the data' },
    );
}

/**
 * Scores units by a method: imputes, treats, normalises, weights and aggregates level by level, and ranks. It is the
 * compiled chain of the toolbox that does it, column by column, for a table may have hundreds of thousands of rows; that
 * it agrees with the SQL by which editions are published is held by a test.
 * @throws SmiError as `refusal` says of what the toolbox refuses, naming the code
 */
export function scoreUnits(method: ScoreMethod, units: Units): Scored {
  checkReferences(method, units);
  return refusing(() => {
    const plan = scorePlan(method, units.codes);
    const figures = imputeUnits(units, method.steps.impute);
    const chain = compileChain(plan.structure, plan.chain, units.codes.length);
    chain.run(figures.map(({ values }) => values));
    return { method, plan, units, figures, chain };
  }, `${units.file}: `);
}
