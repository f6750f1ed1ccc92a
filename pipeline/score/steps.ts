import { SmiError } from '../../errors/smi-error.js';
import type { ScorePlan } from '../editions/plan.js';
import type { Dialect } from '../engine/dialect.js';
import { ownLevelStep, shareStep } from './account.js';
import type { Part } from './arrays.js';
import { contributionStep } from './contribute.js';
import { branchesOf, levelParts, levelTables } from './level.js';
import { groupStep, rankStep } from './rank.js';
import { treatmentTables } from './treatment.js';

/** The parts after all levels: ranks, groups, weights and contributions. */
function accountParts(plan: ScorePlan, sql: Dialect): Part[] {
  const { levels, chain, groupShare } = plan;
  const tables = levels.map((_, index) => levelTables(plan, index + 1));
  const above = tables.slice(1);
  // an index of a single indicator is ranked by that indicator
  const ranked = (above.length > 0 ? above : tables).map(({ values }) => values);
  const weights = tables.slice(0, -1).map((table) => table.weights);
  const summed = above.map(({ raw, moments }, index) => ({
    raw,
    moments,
    weights: weights[index]!,
    branches: branchesOf(plan, index + 2),
    method: chain.levels[index + 1]!,
  }));
  return [
    rankStep(sql, ranked, 'score_ranks', chain.tolerance, chain.rank_decimals),
    groupStep(sql, 'score_ranks', 'score_groups', groupShare, chain.tolerance),
    shareStep(sql, weights),
    ownLevelStep(sql),
    contributionStep(sql, tables[0]!.values, summed),
  ];
}

/** Throws `method-invalid` for names of levels that would give two tables the same name. */
function checkTables(parts: readonly Part[], levels: readonly string[]): void {
  const names = new Set(['score_nodes', 'score_values']);
  for (const { name } of parts) {
    if (names.has(name))
      throw new SmiError(
        'method-invalid',
        `the levels ${levels.join(', ')} would make two tables with the name ${name}`,
        { next: 'give a level another name' },
      );
    names.add(name);
  }
}

/**
 * All parts of the stage in order: steps of SQL for the methods of the editions, and tables from typed arrays
 * for the other methods of the toolbox, which later SQL reads. Pure: it runs nothing.
 * @throws SmiError `method-invalid` where the names of levels collide
 */
export function scoreParts(plan: ScorePlan, sql: Dialect): Part[] {
  const parts = [
    ...treatmentTables(plan),
    ...plan.levels.flatMap((_, index) => levelParts(plan, sql, index + 1)),
    ...accountParts(plan, sql),
  ];
  checkTables(parts, plan.levels);
  return parts;
}
