import { coldspots } from './coldspots/coldspots.js';
import { derive } from './derive/derive.js';
import type { LongShadowEdition } from './editions/edition.js';
import { duckdb } from './engine/dialect.js';
import { Engine } from './engine/engine.js';
import { silentLog } from './log.js';
import { type AuthorityKind, type BesideColdspots, NO_COLDSPOTS } from './publish/beside-coldspots.js';

/** The coldspots of an edition of the long shadow, to stand beside an index; in an engine of its own. */
export async function besideColdspots(
  edition: LongShadowEdition | undefined,
  threads: number,
): Promise<BesideColdspots> {
  if (edition === undefined) return NO_COLDSPOTS;
  const { method, figures } = edition;
  const engine = await Engine.open({ threads });
  try {
    const derived = await derive(engine, method, figures, duckdb);
    await coldspots(engine, method, [...figures, ...derived.figures], duckdb, silentLog);
    const kinds: AuthorityKind[] = [];
    for (const { code, period } of method.outcomes) {
      const rows = await engine.rows(
        `SELECT result.area_code, result.outcome, result.kind, rows.status
FROM coldspots_result AS result
JOIN coldspots_rows AS rows
  ON rows.area_code = result.area_code AND rows.outcome = result.outcome AND rows.period = result.period
WHERE result.outcome = $code AND result.period = $period ORDER BY result.area_code`,
        { code, period },
      );
      // The steps give kinds and statuses of their lists and nothing else.
      kinds.push(...(rows as unknown as AuthorityKind[]));
    }
    return { outcomes: method.outcomes.map(({ code, name }) => ({ code, name })), kinds };
  } finally {
    engine.close();
  }
}
