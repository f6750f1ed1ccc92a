import type { IndexMethod, Method } from '../../../schemas/method.js';
import { longShadowSteps } from '../../coldspots/coldspots.js';
import { deriveSteps } from '../../derive/derive.js';
import { readMethod } from '../../editions/edition.js';
import { planOf } from '../../editions/plan.js';
import { refusing } from '../../editions/refusal.js';
import { duckdb } from '../../engine/dialect.js';
import { text as sqlText, type Value } from '../../engine/engine.js';
import type { Step } from '../../engine/step.js';
import { scoreSteps, valueWeights } from '../../score/steps.js';

/** A value as SQL; a fraction as a double, which `0.1` alone would not be. */
function literal(value: Value): string {
  if (typeof value === 'string') return sqlText(value);
  const text = String(value);
  return typeof value !== 'number' || Number.isInteger(value) || text.includes('e') ? text : `${text}e0`;
}

function stepText({ name, purpose, query, bindings }: Step): string {
  const bound = Object.entries(bindings).map(([key, value]) => `-- $${key} = ${literal(value)}`);
  return [`-- ${name}: ${purpose}`, ...bound, `CREATE TABLE ${duckdb.identifier(name)} AS`, `${query};`].join(
    '\n',
  );
}

interface Stage {
  readonly begins: string;
  readonly steps: readonly Step[];
}

/** Areas are not read here: a distance to one of them stands with an empty code. */
function scoreStage(method: IndexMethod): Stage {
  const plan = refusing(() => planOf(method, []));
  const weights = valueWeights(plan, duckdb).map(
    (name) => `, and ${name} (weights that SQL does not work out)`,
  );
  return {
    begins: `score, which begins from score_values (the figures) and score_nodes (the structure of the method)${weights.join('')}`,
    steps: scoreSteps(plan, duckdb),
  };
}

function stagesOf(method: Method): Stage[] {
  const derived: Stage = {
    begins:
      'derive, which begins from derive_figures (the frozen figures, to which each step adds its own) and derive_pairs (which period explains which)',
    steps: deriveSteps(method, duckdb),
  };
  const last: Stage =
    method.kind === 'index'
      ? scoreStage(method)
      : {
          begins:
            'coldspots, which begins from coldspots_figures (frozen and derived) and coldspots_outcomes (the outcomes of the method)',
          steps: longShadowSteps(method, duckdb),
        };
  return [derived, last].filter(({ steps }) => steps.length > 0);
}

/** The steps of an edition as a reader would run them by hand, with the values that are bound. */
export async function showSql(name: string, editions: string): Promise<string> {
  const { method } = await readMethod(editions, name);
  const stages = stagesOf(method).flatMap(({ begins, steps }) => [
    `-- Of ${name}, step by step: the stage ${begins}.`,
    ...steps.map(stepText),
  ]);
  return stages.join('\n\n');
}
