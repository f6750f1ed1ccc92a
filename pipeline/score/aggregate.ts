import type { Dialect } from '../engine/dialect.js';
import type { Step } from '../engine/step.js';
import type { Aggregation } from '../toolbox/aggregate/aggregate.js';
import { DataError } from '../toolbox/problem.js';
import { copelandStep } from './copeland.js';
import type { Part, Work } from './part.js';

/** Tables that a level is made of, and how much of its weight must be present. */
export interface Aggregated {
  /** Normalised values of the parts, `(area_code, code, value)`. */
  readonly from: string;
  /** What the parts weigh, `(code, parent, position, weight)`. */
  readonly weights: string;
  readonly to: string;
  /** What the level is called, for people. */
  readonly what: string;
  /** Of shares of weight. */
  readonly tolerance: number;
  /** Values of the parts that differ by no more tie, where they are compared: 0 for indicators. */
  readonly ties: number;
}

type Mean = Exclude<Aggregation, 'copeland'>;

/**
 * What is summed by weight, and what becomes of the sum. A guard keeps what is refused from the logarithm.
 */
const MEANS: Readonly<
  Record<Mean, { readonly term: string; readonly value: string; readonly name: string }>
> = {
  amean: {
    ...{ term: 'weighed.weight * part.value', value: 'present.total / present.weight' },
    name: 'weighted mean',
  },
  gmean: {
    term: 'CASE WHEN part.value > 0 THEN weighed.weight * ln(part.value) END',
    ...{ value: 'exp(present.total / present.weight)', name: 'weighted geometric mean' },
  },
  hmean: {
    term: 'CASE WHEN part.value > 0 THEN weighed.weight / part.value END',
    ...{ value: '1 / (present.total / present.weight)', name: 'weighted harmonic mean' },
  },
};

/**
 * Weighted mean of the parts that are present, for each area and parent; none when less than the parent’s
 * least share of weight is present (compared with the tolerance). `weight` is the weight present.
 * Source: OECD/JRC Handbook (2008), sections 6.10 and 6.11; COINr, `a_amean()`, `a_gmean()`, `a_hmean()`; the
 * least share is a choice of the method file.
 */
function meanStep(sql: Dialect, { from, weights, to, what, tolerance }: Aggregated, by: Mean): Step {
  const { term, value, name } = MEANS[by];
  // what is refused has no values, which would go into treatment before it is told of
  const refused = `
  AND present.code NOT IN (
    SELECT weighed.parent
    FROM ${sql.identifier(from)} AS part
    JOIN ${sql.identifier(weights)} AS weighed ON weighed.code = part.code
    WHERE part.value <= 0
  )`;
  return {
    name: to,
    purpose: `Each ${what} as the ${name} of its parts, where enough of their weight is present.`,
    query: `WITH whole AS (
  SELECT parent, ${sql.orderedSum('weight', 'position')} AS weight
  FROM ${sql.identifier(weights)}
  GROUP BY parent
), present AS (
  SELECT part.area_code, weighed.parent AS code,
    ${sql.orderedSum(term, 'weighed.position')} AS total,
    ${sql.orderedSum('weighed.weight', 'weighed.position')} AS weight
  FROM ${sql.identifier(from)} AS part
  JOIN ${sql.identifier(weights)} AS weighed ON weighed.code = part.code
  GROUP BY part.area_code, weighed.parent
)
SELECT present.area_code, present.code, ${value} AS value, present.weight
FROM present
JOIN whole ON whole.parent = present.code
JOIN score_nodes AS parent ON parent.code = present.code
WHERE present.weight > 0
  AND present.weight / whole.weight >= parent.minimum_weight_share - ${sql.bind('tolerance')}${by === 'amean' ? '' : refused}`,
    bindings: { tolerance },
  };
}

/** Refuses values of zero or less where a mean cannot take them, naming the part of the first in order. */
const checkPositive = (sql: Dialect, { from, weights }: Aggregated, mean: string): Work => ({
  makes: [],
  async run({ engine, findings }) {
    const rows = await engine.rows(`SELECT weighed.parent, part.value, weighed.place
FROM ${sql.identifier(from)} AS part
JOIN (
  SELECT *, row_number() OVER (PARTITION BY parent ORDER BY position) - 1 AS place FROM ${sql.identifier(weights)}
) AS weighed ON weighed.code = part.code
WHERE part.value <= 0
QUALIFY row_number() OVER (PARTITION BY weighed.parent ORDER BY weighed.place, part.area_code) = 1`);
    for (const { parent, value, place } of rows) {
      findings.check(findings.placeOf(parent), () => {
        const what = `has the value ${value}: a ${mean} mean takes those above zero`;
        throw new DataError('not-positive', what, Number(place));
      });
    }
  },
});

/** The step that makes a level of the one below, with the check of what it can take. */
export function aggregateParts(sql: Dialect, of: Aggregated, by: Aggregation): Part[] {
  if (by === 'copeland') return [copelandStep(sql, of)];
  const step = meanStep(sql, of, by);
  if (by === 'amean') return [step];
  return [step, checkPositive(sql, of, by === 'gmean' ? 'geometric' : 'harmonic')];
}
