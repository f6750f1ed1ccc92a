import type { LongShadowMethod } from '../../schemas/method.js';
import { derive } from '../derive/derive.js';
import { endYear, frozenInputs } from '../editions/derived.js';
import type { LongShadowEdition } from '../editions/edition.js';
import { duckdb } from '../engine/dialect.js';
import { Engine } from '../engine/engine.js';
import { silentLog } from '../system/log.js';
import { type AuthorityKind, type BesideColdspots, NO_COLDSPOTS } from './beside-coldspots.js';
import { coldspots, kindOnlySteps } from './coldspots.js';

/** The method with the periods that rank alone, and the figures that these are made of. */
function latestOnly(method: LongShadowMethod): LongShadowMethod {
  const years = new Map<string, Set<number>>();
  const want = (code: string, year: number) => {
    const derived = method.derive.find((one) => one.code === code);
    if (derived === undefined) years.set(code, (years.get(code) ?? new Set()).add(year));
    else if (derived.step === 'gap') for (const part of [derived.of, derived.less]) want(part, year);
    else {
      want(derived.of, year);
      want(derived.on, year - derived.years_before);
    }
  };
  for (const { level, gap, unexplained_gap, period } of method.outcomes)
    for (const code of [level, gap, unexplained_gap]) want(code, endYear(period));
  return {
    ...method,
    inputs: method.inputs.flatMap((input) => {
      const periods = input.periods.filter((period) => years.get(input.code)?.has(endYear(period)));
      return periods.length === 0 ? [] : [{ ...input, periods }];
    }),
    outcomes: method.outcomes.map((outcome) => ({ ...outcome, periods: [outcome.period] })),
  };
}

/** The coldspots of an edition of the long shadow, to stand beside an index; in an engine of its own. */
export async function besideColdspots(
  edition: LongShadowEdition | undefined,
  threads: number,
): Promise<BesideColdspots> {
  if (edition === undefined) return NO_COLDSPOTS;
  const method = latestOnly(edition.method);
  const needed = new Set(frozenInputs(method).map(({ code, period }) => `${code} ${period}`));
  const figures = edition.figures.filter(({ indicator, period }) => needed.has(`${indicator} ${period}`));
  const engine = await Engine.open({ threads });
  try {
    const derived = await derive(engine, method, figures, duckdb);
    await coldspots(engine, method, [...figures, ...derived.figures], duckdb, silentLog, kindOnlySteps);
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
