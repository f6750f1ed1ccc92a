import type { Engine } from '../../engine/engine.js';
import type { SmallTable, Writer } from './dialects/dialect.js';
import { makeTable } from './dialects/small-tables.js';
import type { RecordStore } from './record-store.js';
import { checkValuesRead } from './rows-read.js';

/**
 * Exact weighted quantiles by counting, in two passes over the records and without sorting them: the first
 * sums the weight in bins, the second finds the value among the rows of the bins that contain a quantile.
 * (Quantile functions of engines keep every value in memory.) The quantile for a weight t is the
 * smallest value whose cumulative weight is t or more: the lower weighted quantile, with equal values taken
 * together.
 */
export interface QuantileSource {
  /**
   * Defines `unit`, `value`, `bin` (an integer that never falls as the value rises) and `weight` of the
   * records that count.
   */
  readonly define: (sql: Writer) => void;
  readonly unitType: 'VARCHAR' | 'BIGINT';
  readonly valueType: 'DOUBLE' | 'BIGINT';
  /** The largest weight of a record. */
  readonly units: number;
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

/** First pass: weight by unit and bin. */
export async function countBins(
  engine: Engine,
  store: RecordStore,
  { name, define, unitType, units }: QuantileSource,
  members: readonly Membership[],
): Promise<Totals[]> {
  await makeTable(engine, {
    name: `${name}_groups`,
    columns: [
      { name: 'unit', type: unitType },
      { name: 'grp', type: 'VARCHAR' },
    ],
    rows: members.map(({ unit, grp }) => [unitType === 'BIGINT' ? Number(unit) : unit, grp]),
  });
  await store.collect({
    name: `${name}_bins`,
    purpose: 'Weight of the records by unit and bin.',
    of: 'chosen',
    write: (sql) => {
      define(sql);
      const weight = sql.column('weight');
      return {
        by: [
          ['unit', unitType],
          ['bin', 'BIGINT'],
        ],
        measures: [
          ['n', 'count(*)', 'BIGINT'],
          ['weight', sql.sum([weight], units), 'HUGEINT'],
          ['squared', sql.sum([weight, weight], units ** 2), 'HUGEINT'],
        ],
      };
    },
  });
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
  await makeTable(engine, {
    name: `${name}_targets`,
    columns: [
      { name: 'grp', type: 'VARCHAR' },
      { name: 'which', type: 'VARCHAR' },
      { name: 'target', type: 'DOUBLE' },
    ],
    rows: targets.map(({ grp, which, target }) => [grp, which, target]),
  });
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
  store: RecordStore,
  { name, define, unitType, valueType, units }: QuantileSource,
): Promise<Quantile[]> {
  const found = await engine.rows(
    `SELECT DISTINCT unit, bin FROM ${name}_wanted JOIN ${name}_groups USING (grp) ORDER BY unit, bin`,
  );
  const table: SmallTable = {
    name: `${name}_found`,
    columns: [
      { name: 'unit', type: unitType },
      { name: 'bin', type: 'BIGINT' },
    ],
    rows: found.map(({ unit, bin }) => [unit ?? null, bin ?? null]),
  };
  await store.keep(table);
  await store.collect({
    name: `${name}_values`,
    purpose: 'The values in the bins that contain a quantile.',
    of: 'chosen',
    write: (sql) => {
      define(sql);
      sql.onlyAmong(table);
      return {
        by: [
          ['unit', unitType],
          ['bin', 'BIGINT'],
          ['value', valueType],
        ],
        measures: [
          ['n', 'count(*)', 'BIGINT'],
          ['weight', sql.sum([sql.column('weight')], units), 'HUGEINT'],
        ],
      };
    },
  });
  await checkValuesRead(engine, store, name);
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
