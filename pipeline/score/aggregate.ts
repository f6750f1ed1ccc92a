import type { Dialect } from '../engine/dialect.js';
import type { Step } from '../engine/step.js';

/** The tables that a level is aggregated from, and its aggregates. */
export interface Aggregated {
  /** Normalised values of the parts, `(area_code, code, value)`. */
  readonly from: string;
  /** Weights of the parts, `(code, parent, position, weight)`. */
  readonly weights: string;
  readonly to: string;
  /** The aggregates, each with the codes of its parts in order. */
  readonly parts: readonly { readonly parent: string; readonly codes: readonly string[] }[];
  /** Name of the level for readers. */
  readonly what: string;
  /** Tolerance for shares of weight. */
  readonly tolerance: number;
  /** A weighted sum, and no mean. */
  readonly is_sum: boolean;
}

const WEIGHTED = { given: 'as the method gives them', equal: 'the same for all parts of a parent' } as const;

/** `<to>(code, parent, position, weight)`: weights of the codes of a level among their siblings. */
export const weightStep = (
  sql: Dialect,
  level: number,
  to: string,
  what: string,
  by: keyof typeof WEIGHTED,
): Step => ({
  name: to,
  purpose: `Weight of each ${what} in its parent: ${WEIGHTED[by]}.`,
  query: `SELECT code, parent, position, ${by === 'given' ? 'weight' : 'CAST(1 AS DOUBLE) AS weight'}
FROM score_nodes
WHERE level = ${sql.bind('level')}`,
  bindings: { level },
});

/**
 * The sums of one aggregate over its parts in order, so that the digits are the same on any number of
 * threads.
 */
function sums(sql: Dialect, columns: readonly number[], index: number): string {
  const plus = (term: (column: number) => string) => columns.map(term).join(' + ');
  return `SELECT area_code, ${sql.bind(`parent_${index}`)} AS code,
    ${plus((column) => `coalesce(w${column} * v${column}, 0)`)} AS total,
    ${plus((column) => `CASE WHEN v${column} IS NULL THEN 0 ELSE w${column} END`)} AS weight,
    ${plus((column) => `w${column}`)} AS whole
  FROM wide CROSS JOIN weighed`;
}

/**
 * Weighted mean of the parts that are present, for each area and parent; no row where less than the parent’s
 * minimum share of the weight is present (within the tolerance). `weight` is what the sum is divided by: the
 * weight present or, for a weighted sum, its share of the whole weight. The parts of an area are put in
 * columns first, because sums over ordered rows take ten times as long. Source: OECD/JRC Handbook (2008),
 * section 6.10; the minimum share is a choice of the method file.
 */
export function meanStep(
  sql: Dialect,
  { from, weights, to, what, tolerance, parts, is_sum }: Aggregated,
): Step {
  const divisor = is_sum ? 'present.weight / whole' : 'present.weight';
  const codes = parts.flatMap((part) => part.codes);
  const wide = (of: string, letter: string) =>
    codes
      .map((_, index) => `max(${of}) FILTER (WHERE code = ${sql.bind(`part_${index}`)}) AS ${letter}${index}`)
      .join(',\n    ');
  const columns = parts.map((part) => part.codes.map((code) => codes.indexOf(code)));
  return {
    name: to,
    purpose: `Each ${what} as the weighted ${is_sum ? 'sum' : 'mean'} of its parts, where enough of their weight is present.`,
    query: `WITH wide AS (
  SELECT area_code,
    ${wide('value', 'v')}
  FROM ${sql.identifier(from)}
  GROUP BY area_code
), weighed AS (
  SELECT
    ${wide('weight', 'w')}
  FROM ${sql.identifier(weights)}
), present AS (
  ${columns.map((own, index) => sums(sql, own, index)).join('\n  UNION ALL ')}
)
SELECT present.area_code, present.code, total / ${is_sum ? `(${divisor})` : divisor} AS value, ${divisor}${is_sum ? ' AS weight' : ''}
FROM present
JOIN score_nodes AS parent ON parent.code = present.code
WHERE present.weight > 0
  AND present.weight / whole >= parent.minimum_weight_share - ${sql.bind('tolerance')}`,
    bindings: {
      tolerance,
      ...Object.fromEntries(codes.map((code, index) => [`part_${index}`, code])),
      ...Object.fromEntries(parts.map(({ parent }, index) => [`parent_${index}`, parent])),
    },
  };
}
