import { tableDdl } from '../../../schemas/generate/ddl.js';
import { columns } from '../../../schemas/table.js';
import { runSteps } from '../../coldspots/coldspots.js';
import { type Measured, measuresTable } from '../../coldspots/measures.js';
import { type ColdspotRule, coldspotSteps } from '../../coldspots/steps.js';
import { duckdb } from '../../engine/dialect.js';
import type { Engine, Value } from '../../engine/engine.js';

/** The rule of METHODS 2 and 3: the worst fifth on level and on gap. */
export const RULE = { share: 0.2, tolerance: 1e-9, outcomes: 1 } as const;

/** Ranks and class of one area. */
export interface Ranked {
  readonly level_rank: number | null;
  readonly gap_rank: number | null;
  readonly unexplained_gap_rank: number | null;
  readonly kind: string | null;
  readonly score: number | null;
  readonly rank: number | null;
}

const number = (value: Value | undefined): number | null =>
  value === null || value === undefined ? null : Number(value);

/**
 * Ranks areas by level, gap and unexplained gap, with the SQL steps of the editions, and drops the tables
 * that they make. An area without a measure has no rank on it. `options` says what counts where a measure is
 * the same in every area.
 */
export async function rankMeasured(
  engine: Engine,
  rows: readonly Pick<Measured, 'area_code' | 'level' | 'gap' | 'unexplained_gap'>[],
  options: Pick<ColdspotRule, 'same_counts_zero'> = {},
): Promise<Map<string, Ranked>> {
  await engine.run(tableDdl(measuresTable));
  await engine.append(
    measuresTable.name,
    columns(measuresTable),
    rows.map((row) => ({ ...row, outcome: 'estimate', period: '', year: 0 })),
  );
  const steps = coldspotSteps(duckdb, { ...RULE, ...options });
  await runSteps(engine, steps, duckdb);
  const found = await engine.rows(
    "SELECT * FROM coldspots_result WHERE outcome = 'estimate' ORDER BY area_code",
  );
  for (const { name } of [measuresTable, ...steps]) await engine.run(`DROP TABLE ${duckdb.identifier(name)}`);
  return new Map(
    found.map((row) => [
      String(row.area_code),
      {
        level_rank: number(row.level_rank),
        gap_rank: number(row.gap_rank),
        unexplained_gap_rank: number(row.unexplained_gap_rank),
        kind: row.kind === null || row.kind === undefined ? null : String(row.kind),
        score: number(row.score),
        rank: number(row.rank),
      },
    ]),
  );
}
