import type { IndexMethod } from '../../schemas/method.js';
import type { Dialect } from '../engine/dialect.js';
import type { Step } from '../engine/step.js';
import { contributionStep, ownLevelStep, weightStep } from './account.js';
import { aggregateStep } from './aggregate.js';
import { groupStep, rankStep } from './rank.js';
import { standardiseSteps } from './standardise.js';

/** The steps of the stage in their order, as the method file asks. Pure: it runs nothing. */
export function scoreSteps(method: IndexMethod, sql: Dialect): Step[] {
  const { tolerance, group_share } = method.steps;
  return [
    {
      name: 'score_present',
      purpose: 'The figures that are there; no outlier is treated.',
      query: 'SELECT area_code, code, value FROM score_values WHERE value IS NOT NULL',
      bindings: {},
    },
    ...standardiseSteps(sql, 'score_present', 'score_indicator', 'indicator'),
    aggregateStep(sql, 'score_indicator', 'score_domain_means', 'domain', tolerance),
    ...standardiseSteps(sql, 'score_domain_means', 'score_domain', 'domain'),
    aggregateStep(sql, 'score_domain', 'score_index_means', 'index', tolerance),
    ...standardiseSteps(sql, 'score_index_means', 'score_index', 'index'),
    rankStep(sql, ['score_domain', 'score_index'], 'score_ranks', tolerance),
    groupStep(sql, 'score_ranks', 'score_groups', group_share, tolerance),
    weightStep(sql),
    ownLevelStep(sql),
    contributionStep(),
  ];
}
