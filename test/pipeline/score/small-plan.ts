import { planOf, type ScorePlan } from '../../../pipeline/editions/plan.js';
import { duckdb } from '../../../pipeline/engine/dialect.js';
import type { Engine } from '../../../pipeline/engine/engine.js';
import { score } from '../../../pipeline/score/score.js';
import type { ScoreValue } from '../../../pipeline/score/tables.js';
import { silentLog } from '../../../pipeline/system/log.js';
import { scoreMethod } from '../../../schemas/method/score-method.js';
import { areaCode, type Values } from './setup.js';

/** Weights of the parts of each parent, by code; a code that is not a parent is an indicator. */
export type Parents = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** A plan of the parents, the top first, and of levels as in a method file. */
export function smallPlan(
  parents: Parents,
  levels: readonly Readonly<Record<string, unknown>>[],
  units: readonly string[] = [],
): ScorePlan {
  const top = Object.keys(parents)[0]!;
  const rows = (code: string, parent: string | null, weight: number, level: number): object[] => [
    { code, level, parent, weight, type: code in parents ? 'Aggregate' : 'Indicator' },
    ...Object.entries(parents[code] ?? {}).flatMap(([part, heavy]) => rows(part, code, heavy, level - 1)),
  ];
  const steps = { levels, tolerance: 1e-9, group_share: 0.2 };
  const structure = rows(top, null, 1, levels.length);
  return planOf(scoreMethod.parse({ kind: 'score', title: 'Invented', data: {}, structure, steps }), units);
}

export const valuesOf = (values: Values): ScoreValue[] =>
  Object.entries(values).flatMap(([code, column]) =>
    column.map((value, i) => ({
      area_code: areaCode(i),
      code,
      value,
      status: value === null ? 'missing' : 'observed',
      own_level: value !== null,
    })),
  );

/** Scores in the engine, reads with `look`, and drops the tables again. */
export async function scoredIn<T>(
  engine: Engine,
  plan: ScorePlan,
  values: Values,
  look: () => Promise<T>,
): Promise<T> {
  await engine.run('BEGIN');
  try {
    await score(engine, plan, valuesOf(values), duckdb, silentLog);
    return await look();
  } finally {
    await engine.run('ROLLBACK');
  }
}
