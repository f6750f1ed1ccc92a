import type { Dialect } from '../engine/dialect.js';
import type { Step } from '../engine/step.js';
import type { Aggregation } from '../methods/aggregate/aggregate.js';
import { DataError } from '../methods/problem.js';
import { copelandStep } from './copeland.js';
import type { Part, Work } from './part.js';

/** Tables that a level is made of, and how much of its weight must be present. */
export interface Aggregated {
  /** Normalised values of the parts, `(area_code, code, value)`. */
  readonly from: string;
  /** What the parts weigh, `(code, parent, position, weight)`. */
  readonly weights: string;
  readonly to: string;
  /** What is made, and the codes of its parts in their order. */
  readonly parts: readonly { readonly parent: string; readonly codes: readonly string[] }[];
  /** What the level is called, for people. */
  readonly what: string;
  /** Of shares of weight. */
  readonly tolerance: number;
  /** Values of the parts that differ by no more tie, where they are compared: 0 for indicators. */
  readonly ties: number;
}

type Mean = Exclude<Aggregation, 'copeland'>;

/**
 * What is summed, by the weight `w` and the value `v` of a part, and what becomes of the sum. A guard keeps what is
 * refused from the logarithm.
 */
const MEANS: Readonly<
  Record<
    Mean,
    { readonly term: (w: string, v: string) => string; readonly value: string; readonly name: string }
  >
> = {
  arithmetic_mean: { term: (w, v) => `${w} * ${v}`, value: 'total / present.weight', name: 'weighted mean' },
  geometric_mean: {
    term: (w, v) => `CASE WHEN ${v} > 0 THEN ${w} * ln(${v}) END`,
    ...{ value: 'exp(total / present.weight)', name: 'weighted geometric mean' },
  },
  harmonic_mean: {
    term: (w, v) => `CASE WHEN ${v} > 0 THEN ${w} / ${v} END`,
    ...{ value: '1 / (total / present.weight)', name: 'weighted harmonic mean' },
  },
};

/** The sums of one aggregate, its parts one after the other, so that the digits are the same on any number of threads. */
function sums(sql: Dialect, places: readonly number[], at: number, by: Mean): string {
  const plus = (term: (place: number) => string) => places.map(term).join(' + ');
  return `SELECT area_code, ${sql.bind(`parent_${at}`)} AS code,
    ${plus((place) => `coalesce(${MEANS[by].term(`w${place}`, `v${place}`)}, 0)`)} AS total,
    ${plus((place) => `CASE WHEN v${place} IS NULL THEN 0 ELSE w${place} END`)} AS weight,
    ${plus((place) => `w${place}`)} AS whole
  FROM wide CROSS JOIN weighed`;
}

/**
 * Weighted mean of the parts that are present, for each area and parent; none when less than the parent’s
 * least share of weight is present (compared with the tolerance). `weight` is the weight present. The parts of an area
 * are put side by side first: sums in the order of rows take ten times as long.
 * Source: OECD/JRC Handbook (2008), sections 6.10 and 6.11; COINr, `a_amean()`, `a_gmean()`, `a_hmean()`; the
 * least share is a choice of the method file.
 */
function meanStep(sql: Dialect, { from, weights, to, what, tolerance, parts }: Aggregated, by: Mean): Step {
  const { value, name } = MEANS[by];
  const codes = parts.flatMap((one) => one.codes);
  const column = (of: string, letter: string) =>
    codes
      .map((_, at) => `max(${of}) FILTER (WHERE code = ${sql.bind(`part_${at}`)}) AS ${letter}${at}`)
      .join(',\n    ');
  const places = parts.map((one) => one.codes.map((code) => codes.indexOf(code)));
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
    query: `WITH wide AS (
  SELECT area_code,
    ${column('value', 'v')}
  FROM ${sql.identifier(from)}
  GROUP BY area_code
), weighed AS (
  SELECT
    ${column('weight', 'w')}
  FROM ${sql.identifier(weights)}
), present AS (
  ${places.map((own, at) => sums(sql, own, at, by)).join('\n  UNION ALL ')}
)
SELECT present.area_code, present.code, ${value} AS value, present.weight
FROM present
JOIN score_nodes AS parent ON parent.code = present.code
WHERE present.weight > 0
  AND present.weight / whole >= parent.minimum_weight_share - ${sql.bind('tolerance')}${by === 'arithmetic_mean' ? '' : refused}`,
    bindings: {
      tolerance,
      ...Object.fromEntries(codes.map((code, at) => [`part_${at}`, code])),
      ...Object.fromEntries(parts.map(({ parent }, at) => [`parent_${at}`, parent])),
    },
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
  if (by === 'arithmetic_mean') return [step];
  return [step, checkPositive(sql, of, by === 'geometric_mean' ? 'geometric' : 'harmonic')];
}
