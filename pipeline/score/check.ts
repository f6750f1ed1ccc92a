import type { Dialect } from '../engine/dialect.js';
import type { Value } from '../engine/engine.js';
import { Moments } from '../methods/moments.js';
import { checkSpread } from '../methods/spread.js';
import { passes, type TreatmentRule } from '../methods/treat/rule.js';
import type { Work } from './part.js';

const numberOf = (value: Value | undefined) =>
  value === null || value === undefined ? Number.NaN : Number(value);

/** A row of moments, or of none, as the toolbox has them. */
function momentsOf(row: Readonly<Record<string, Value>>): Moments {
  const moments = new Moments();
  moments.count = Number(row.n ?? 0);
  moments.least = numberOf(row.least);
  moments.most = numberOf(row.most);
  moments.mean = numberOf(row.mean);
  moments.sd = numberOf(row.sd);
  moments.skew = numberOf(row.skew);
  moments.kurt = numberOf(row.kurt);
  return moments;
}

/**
 * Checks every code of a level against the row that a table of moments has of it, which may be none.
 * @param every false to look at those that have a row alone
 */
const checkMoments = (
  sql: Dialect,
  level: number,
  table: string,
  check: (moments: Moments) => void,
  every = true,
): Work => ({
  makes: [],
  async run({ engine, findings }) {
    const rows = await engine.rows(
      `SELECT moments.*, node.code AS node
FROM score_nodes AS node
${every ? 'LEFT ' : ''}JOIN ${sql.identifier(table)} AS moments ON moments.code = node.code
WHERE node.level = ${sql.bind('level')}`,
      { level },
    );
    for (const row of rows) findings.check(findings.placeOf(row.node), () => check(momentsOf(row)));
  },
});

/** Refuses what no scale can be made for: see `checkSpread`, which the chain asks too. */
export const spreadCheck = (sql: Dialect, level: number, table: string, rounding: number): Work =>
  checkMoments(sql, level, table, (moments) => checkSpread(moments, rounding));

/** `spreadCheck`, then what cannot be tested for outliers: see `passes`. */
export const shapeCheck = (
  sql: Dialect,
  level: number,
  table: string,
  rounding: number,
  rule: TreatmentRule,
): Work =>
  checkMoments(sql, level, table, (moments) => {
    checkSpread(moments, rounding);
    passes(moments, rule);
  });

/** What cannot be tested for outliers after a round of winsorising, of those that had one. */
export const roundCheck = (sql: Dialect, level: number, table: string, rule: TreatmentRule): Work =>
  checkMoments(sql, level, table, (moments) => void passes(moments, rule), false);

/** Tells what is wrong with a level, when all of it is known. */
export const settled: Work = {
  makes: [],
  run: async ({ findings }) => findings.settle(),
};
