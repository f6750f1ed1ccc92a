import type { Dialect } from '../engine/dialect.js';
import type { Step } from '../engine/step.js';
import { isTreated, type LevelMethod } from '../methods/chain/method.js';
import type { Normalisation } from '../methods/normalise/method.js';
import { type Bind, type Branch, binder, isLinear } from './normalise.js';

/** Tables of one level above the indicators, and how it is normalised. */
export interface SummedLevel {
  readonly raw: string;
  readonly moments: string;
  /** Weights of its parts. */
  readonly weights: string;
  readonly branches: readonly Branch[];
  readonly method: LevelMethod;
}

/**
 * SQL for what a linear scale divides and multiplies a value by, apart from a constant; null for a scale that
 * is not linear.
 */
function slopeOf(asked: Normalisation, bind: Bind): { over: string; times: string } | null {
  if (!isLinear(asked)) return null;
  if (asked.method === 'none') return { over: '1', times: 'node.direction' };
  if (asked.method === 'z_score') {
    const times = asked.sd === undefined ? '' : ` * ${bind('sd', asked.sd)}`;
    return { over: 'moments.sd', times: `node.direction${times}` };
  }
  const { from: low = 0, to: high = 100 } = asked;
  return {
    over: '(moments.most - moments.least)',
    times: `node.direction * ${bind('range', high - low)}`,
  };
}

const NONE: Step = {
  name: 'score_contributions',
  purpose: 'What each indicator adds to the index: by this method the index is not a sum of parts.',
  query: "SELECT '' AS area_code, '' AS code, 0e0 AS contribution\nWHERE false",
  bindings: {},
};

/** Queries for `(code, over_what, times_what)` of the levels; null where a scale is not linear. */
function slopes(sql: Dialect, levels: readonly SummedLevel[], bindings: Record<string, number | string>) {
  const queries: string[] = [];
  for (const [i, { moments, branches }] of levels.entries()) {
    for (const [branch, { method, codes }] of branches.entries()) {
      const bind = binder(sql, bindings, `s${i}_${branch}_`);
      const slope = slopeOf(method, bind);
      if (slope === null) return null;
      const only = codes.map((code, index) => bind(`code_${index}`, code)).join(', ');
      queries.push(`SELECT node.code, ${slope.over} AS over_what, ${slope.times} AS times_what
  FROM ${sql.identifier(moments)} AS moments
  JOIN score_nodes AS node ON node.code = moments.code
  WHERE node.code IN (${only})`);
    }
  }
  return queries;
}

/**
 * What each indicator adds to the score of an area: its normalised value times its share of the weight
 * present, level by level, on the scale of each level. Contributions and a constant add up to the score. This
 * needs arithmetic means or weighted sums on linear scales (z-scores, min–max or none) and no treated
 * aggregate; otherwise the table is empty.
 */
export function contributionStep(sql: Dialect, indicators: string, levels: readonly SummedLevel[]): Step {
  const bindings: Record<string, number | string> = {};
  const sums = levels.every(
    ({ method: { aggregate } }) => aggregate === 'arithmetic_mean' || aggregate === 'weighted_sum',
  );
  const scales = sums ? slopes(sql, levels, bindings) : null;
  if (scales === null) return NONE;
  const terms = levels.map(
    (_, i) => ` * (weight_${i}.weight / raw_${i}.weight) / scale_${i}.over_what * scale_${i}.times_what`,
  );
  const joins = levels.map(({ raw, weights }, i) => {
    const below = i === 0 ? 'part.code' : `weight_${i - 1}.parent`;
    const code = `weight_${i}.parent`;
    return `
JOIN ${sql.identifier(weights)} AS weight_${i} ON weight_${i}.code = ${below}
JOIN ${sql.identifier(raw)} AS raw_${i} ON raw_${i}.area_code = part.area_code AND raw_${i}.code = ${code}
JOIN scale AS scale_${i} ON scale_${i}.code = ${code}`;
  });
  const untreated = levels.every(({ method }) => !isTreated(method))
    ? ''
    : `\nWHERE NOT EXISTS (
  SELECT treated.code FROM score_treatment AS treated
  JOIN score_nodes AS node ON node.code = treated.code
  WHERE node.level > 1 AND treated.treatment <> 'none'
)`;
  const scale = scales.length === 0 ? '' : `WITH scale AS (\n  ${scales.join('\n  UNION ALL ')}\n)\n`;
  return {
    name: 'score_contributions',
    purpose: 'What each indicator adds to the index of each area, in points of the score.',
    query: `${scale}SELECT part.area_code, part.code,
  part.value${terms.join('')} AS contribution
FROM ${sql.identifier(indicators)} AS part${joins.join('')}${untreated}`,
    bindings,
  };
}
