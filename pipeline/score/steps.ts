import { SmiError } from '../../errors/smi-error.js';
import type { ScorePlan } from '../editions/plan.js';
import type { Dialect } from '../engine/dialect.js';
import type { Step } from '../engine/step.js';
import { ownLevelStep, weightStep } from './account.js';
import { contributionStep } from './contribute.js';
import { branchesOf, levelParts, levelTables } from './level.js';
import { isStep, type Part } from './part.js';
import { groupStep, rankStep } from './rank.js';
import { treatedValuesStep, treatmentStep } from './treatment-record.js';

const presentStep: Step = {
  name: 'score_present',
  purpose: 'The figures that are there.',
  query: `SELECT area_code, score_values.code, value
FROM score_values
JOIN score_nodes ON score_nodes.code = score_values.code AND score_nodes.level = 1
WHERE value IS NOT NULL`,
  bindings: {},
};

/** What is said of the whole when all levels are made. */
function accountParts(plan: ScorePlan, sql: Dialect): Part[] {
  const { levels, chain, groupShare } = plan;
  const tables = levels.map((_, at) => levelTables(plan, at + 1));
  const above = tables.slice(1);
  // an index of one indicator is ranked by it
  const ranked = (above.length > 0 ? above : tables).map(({ values }) => values);
  const weights = tables.slice(0, -1).map((one) => one.weights);
  const treated = levels.flatMap((name, at) => {
    const rule = chain.levels[at]!.treat;
    return rule === undefined ? [] : [{ name, from: tables[at]!.raw, rule }];
  });
  const summed = above.map(({ raw, moments }, at) => ({
    ...{ raw, moments, weights: weights[at]! },
    ...{ branches: branchesOf(plan, at + 2), method: chain.levels[at + 1]! },
  }));
  return [
    treatmentStep(sql, treated),
    treatedValuesStep(sql, treated),
    rankStep(sql, ranked, 'score_ranks', chain.tolerance),
    groupStep(sql, 'score_ranks', 'score_groups', groupShare, chain.tolerance),
    weightStep(sql, weights),
    ownLevelStep(sql),
    contributionStep(sql, tables[0]!.values, summed),
  ];
}

/** Throws `method-invalid` for names of levels that would give two tables one name. */
function checkTables(parts: readonly Part[], levels: readonly string[]): void {
  const names = new Set(['score_nodes', 'score_values']);
  for (const name of parts.flatMap((part) => (isStep(part) ? [part.name] : part.makes))) {
    if (names.has(name))
      throw new SmiError(
        'method-invalid',
        `the levels ${levels.join(', ')} would make two tables of the name ${name}`,
        { next: 'give a level another name' },
      );
    names.add(name);
  }
}

/**
 * The whole stage in its order: steps of SQL, and the work beside them (checks, and weights that look at the
 * values). Pure: it runs nothing.
 * @throws SmiError `method-invalid` where the names of levels collide
 */
export function scoreParts(plan: ScorePlan, sql: Dialect): Part[] {
  const parts = [
    presentStep,
    ...plan.levels.flatMap((_, at) => levelParts(plan, sql, at + 1)),
    ...accountParts(plan, sql),
  ];
  checkTables(parts, plan.levels);
  return parts;
}

/**
 * The steps of SQL of the stage, as the method asks. Weights by the values are not among them: see
 * `valueWeights`.
 */
export const scoreSteps = (plan: ScorePlan, sql: Dialect): Step[] => scoreParts(plan, sql).filter(isStep);

/** Tables that SQL does not make and that steps read: weights that look at the values. */
export const valueWeights = (plan: ScorePlan, sql: Dialect): string[] =>
  scoreParts(plan, sql).flatMap((part) => (isStep(part) ? [] : part.makes));
