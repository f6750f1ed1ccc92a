import { group } from 'd3-array';
import type { Engine } from '../../engine/engine.js';
import type { AllEnds } from './checks.js';
import type { Writer } from './dialects/dialect.js';
import type { Raw } from './moments.js';
import type { Zeros } from './options.js';
import {
  countBins,
  findBins,
  findValues,
  type Membership,
  type Quantile,
  type QuantileSource,
  type Totals,
} from './quantiles.js';
import { earningsCount } from './reading.js';
import type { RecordStore } from './record-store.js';
import { earningsPence, maxUnits, weightUnits } from './whole-numbers.js';

export interface Median extends Raw {
  /** How many people earn less and how many earn more than the median. */
  readonly below: number;
  readonly above: number;
}

/** Bins of £125 up to £100,000, where nearly all earnings are, and of £50,000 above. */
const bin = (sql: Writer, y: string) =>
  `CASE WHEN ${y} < 10000000 THEN ${sql.quotient(y, 12500)} ELSE 798 + ${sql.quotient(y, 5000000)} END`;

const source = (zeros: Zeros, ends: AllEnds): QuantileSource => ({
  name: 'estimate_median',
  unitType: 'VARCHAR',
  valueType: 'BIGINT',
  units: maxUnits(ends.weight),
  define: (sql) => {
    sql.filter(sql.column('fsm'));
    sql.filter(`${sql.column('area')} <> ''`);
    sql.filter(earningsCount(sql, zeros));
    const weight = weightUnits(sql, ends.weight);
    sql.define('unit', sql.column('area'));
    sql.define('value', earningsPence(sql));
    sql.define('bin', bin(sql, sql.column('value')));
    sql.define('weight', weight);
  },
});

/**
 * The cumulative shares ½ − s, ½ and ½ + s with s = ½/√n, the standard error of a share of one half, as
 * cumulative weights.
 */
function targets({ grp, weight, weight_squared }: Totals) {
  const s = 0.5 / Math.sqrt(weight ** 2 / weight_squared);
  return (['low', 'middle', 'high'] as const).map((which, i) => ({
    grp,
    which,
    // Slightly less, so that rounding in the last digit does not turn 0.55 of 100 into 56 instead of 55.
    target: Math.min(weight, Math.max(1, Math.ceil((0.5 + (i - 1) * s) * weight * (1 - 1e-12)))),
  }));
}

function toMedian({ n, weight, weight_squared }: Totals, found: readonly Quantile[]): Median | null {
  const [low, middle, high] = ['low', 'middle', 'high'].map((which) =>
    found.find((quantile) => quantile.which === which),
  );
  if (!low || !middle || !high) return null;
  return {
    value: middle.value / 100,
    variance: ((high.value - low.value) / 200) ** 2,
    people: n,
    effective: weight ** 2 / weight_squared,
    below: middle.below,
    above: middle.above,
  };
}

/**
 * Weighted medians of the earnings of the disadvantaged, by group: the smallest earnings that at least half
 * of the weight does not exceed. The standard error is half the distance between the quantiles at ½ − s and ½
 * + s.
 * Source: Woodruff (1952), JASA 47, 635, with the interval of one standard error.
 */
export async function medians(
  engine: Engine,
  store: RecordStore,
  zeros: Zeros,
  ends: AllEnds,
  members: readonly Membership[],
): Promise<ReadonlyMap<string, Median>> {
  const records = source(zeros, ends);
  const totals = await countBins(engine, store, records, members);
  await findBins(engine, records.name, totals.flatMap(targets));
  const found = group(await findValues(engine, store, records), ({ grp }) => grp);
  const all = totals.map((total) => [total.grp, toMedian(total, found.get(total.grp) ?? [])] as const);
  return new Map(all.filter((entry): entry is readonly [string, Median] => entry[1] !== null));
}
