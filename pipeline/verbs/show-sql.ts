import type { Method } from '../../schemas/method.js';
import { longShadowSteps } from '../coldspots/coldspots.js';
import { deriveSteps } from '../derive/derive.js';
import { readMethod } from '../editions/edition.js';
import { duckdb } from '../engine/dialect.js';
import { text as sqlText, type Value } from '../engine/engine.js';
import type { Step } from '../engine/step.js';
import { scoreSteps } from '../score/steps.js';

const literal = (value: Value) => (typeof value === 'string' ? sqlText(value) : String(value));

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

function stagesOf(method: Method): Stage[] {
  const derived: Stage = {
    begins:
      'derive, which begins from derive_figures (the frozen figures, to which each step adds its own) and derive_pairs (which period explains which)',
    steps: deriveSteps(method, duckdb),
  };
  const last: Stage =
    method.kind === 'index'
      ? {
          begins:
            'score, which begins from score_values (the figures) and score_nodes (the structure of the method)',
          steps: scoreSteps(method, duckdb),
        }
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
