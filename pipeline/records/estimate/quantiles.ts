import type { Bindings, Engine } from '../../engine/engine.js';

/**
 * Exact weighted quantiles by counting, in two passes over the records and without sorting them: the first
 * sums the weight in bins, the second finds the value among the rows of the bins that contain a quantile.
 * (The engine's own quantile functions keep every value in memory.) The quantile for a weight t is the
 * smallest value whose cumulative weight is t or more: the lower weighted quantile, with equal values taken
 * together.
 */
export interface QuantileSource {
  /**
   * Query with columns `unit`, `value`, `bin` (an integer that never falls as the value rises) and `weight`.
   */
  readonly query: string;
  readonly bindings: Bindings;
  readonly unitType: 'VARCHAR' | 'BIGINT';
  /** Prefix of the tables that it makes. */
  readonly name: string;
}

/** That a unit is in a group: an area is in its own group, in its region and in its country. */
export interface Membership {
  readonly unit: string;
  readonly grp: string;
}

export interface Totals {
  readonly grp: string;
  readonly n: number;
  /** Sums of the integer weights and of their squares. */
  readonly weight: number;
  readonly weight_squared: number;
}

export interface Target {
  readonly grp: string;
  readonly which: string;
  /** Cumulative weight to reach. */
  readonly target: number;
}

export interface Quantile {
  readonly grp: string;
  readonly which: string;
  readonly value: number;
  /** Rows with a smaller value and rows with a larger one. */
  readonly below: number;
  readonly above: number;
}

/** A column of a table that is made for the search. */
export const column = (name: string, type: 'string' | 'number' | 'integer') => ({
  name,
  type,
  title: name,
  description: name,
  nullable: false,
});

/** First pass: weight by unit and bin. */
export async function countBins(
  engine: Engine,
  { name, query, bindings, unitType }: QuantileSource,
  members: readonly Membership[],
): Promise<Totals[]> {
  await engine.run(`CREATE OR REPLACE TEMP TABLE ${name}_groups (unit ${unitType}, grp VARCHAR)`);
  await engine.append(
    `${name}_groups`,
    [column('unit', unitType === 'VARCHAR' ? 'string' : 'integer'), column('grp', 'string')],
    members.map(({ unit, grp }) => ({ unit, grp })),
  );
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE ${name}_bins AS
SELECT unit, bin, count(*) AS n, sum(weight) AS weight, sum(CAST(weight AS HUGEINT) * weight) AS squared
FROM (${query}) GROUP BY unit, bin`,
    bindings,
  );
  const rows = await engine.rows(
    `SELECT grp, sum(n) AS n, CAST(sum(weight) AS DOUBLE) AS weight, CAST(sum(squared) AS DOUBLE) AS squared
FROM ${name}_bins JOIN ${name}_groups USING (unit) GROUP BY grp ORDER BY grp`,
  );
  return rows.map((row) => ({
    grp: String(row.grp),
    n: Number(row.n),
    weight: Number(row.weight),
    weight_squared: Number(row.squared),
  }));
}

/**
 * Makes `<name>_wanted`: for each target the bin that contains it, with the rows and the weight before that
 * bin.
 */
export async function findBins(engine: Engine, name: string, targets: readonly Target[]): Promise<void> {
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE ${name}_targets (grp VARCHAR, which VARCHAR, target DOUBLE)`,
  );
  await engine.append(
    `${name}_targets`,
    [column('grp', 'string'), column('which', 'string'), column('target', 'number')],
    targets.map((target) => ({ ...target })),
  );
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE ${name}_wanted AS
WITH grouped AS (
  SELECT grp, bin, sum(n) AS n, sum(weight) AS weight
  FROM ${name}_bins JOIN ${name}_groups USING (unit) GROUP BY grp, bin
), added AS (
  SELECT grp, bin, n, weight,
    sum(weight) OVER up AS weight_to, sum(n) OVER up AS n_to, sum(n) OVER whole AS n_all
  FROM grouped
  WINDOW up AS (PARTITION BY grp ORDER BY bin ROWS UNBOUNDED PRECEDING), whole AS (PARTITION BY grp)
)
SELECT grp, which, target, bin, n AS n_in, n_all, weight_to - weight AS weight_before, n_to - n AS n_before
FROM added JOIN ${name}_targets USING (grp)
WHERE weight_to >= target AND weight_to - weight < target`,
  );
}

/** Second pass: the quantiles, from the rows in those bins. */
export async function findValues(
  engine: Engine,
  { name, query, bindings }: QuantileSource,
): Promise<Quantile[]> {
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE ${name}_values AS
SELECT unit, bin, value, count(*) AS n, sum(weight) AS weight
FROM (${query}) AS record
SEMI JOIN (SELECT DISTINCT unit, bin FROM ${name}_wanted JOIN ${name}_groups USING (grp)) AS found
  ON found.bin = record.bin AND found.unit = record.unit
GROUP BY unit, bin, value`,
    bindings,
  );
  const rows = await engine.rows(
    `WITH grouped AS (
  SELECT grp, which, value, any_value(target) AS target, any_value(weight_before) AS weight_before,
    any_value(n_before) AS n_before, any_value(n_all) AS n_all, sum(n) AS n, sum(weight) AS weight
  FROM ${name}_wanted JOIN ${name}_groups USING (grp) JOIN ${name}_values USING (unit, bin)
  GROUP BY grp, which, value
), added AS (
  SELECT *, weight_before + sum(weight) OVER up AS weight_to, n_before + sum(n) OVER up AS n_to
  FROM grouped
  WINDOW up AS (PARTITION BY grp, which ORDER BY value ROWS UNBOUNDED PRECEDING)
)
SELECT grp, which, CAST(value AS DOUBLE) AS value, n_to - n AS below, n_all - n_to AS above
FROM added
WHERE weight_to >= target AND weight_to - weight < target
ORDER BY grp, which`,
  );
  return rows.map((row) => ({
    grp: String(row.grp),
    which: String(row.which),
    value: Number(row.value),
    below: Number(row.below),
    above: Number(row.above),
  }));
}
