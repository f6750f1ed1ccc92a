import type { Matrix } from '../../methods/estimate/semidefinite.js';
import type { Measure } from './area-estimate.js';
import type { Cell, Sums } from './cells.js';
import type { GroupStatistics } from './group-statistics.js';
import { aboutMean, correction, mean } from './moments.js';
import { type ByQualification, type Part, partsOf } from './split.js';

/** The measures whose errors are taken together, in the order of every matrix of their correlations. */
export const TOGETHER = [
  'earnings_mean',
  'earnings_median',
  'gap',
  'unexplained',
] as const satisfies readonly Measure[];

/**
 * How much one person of a cell moves a measure, as a sum of three parts: `constant` w + `slope` w (y − ȳ),
 * with the mean ȳ of the cell, + `below` w (½ − 1 if y is at most the area's median).
 */
interface Influence {
  readonly constant: number;
  readonly slope: number;
  readonly below: number;
}
const NONE: Influence = { constant: 0, slope: 0, below: 0 };

/** √(n/(n − 1)) ÷ Σw: influences with it have squares that add up to the variance of a mean. */
const scaleOf = ({ n, w }: Sums) => Math.sqrt(correction(n)) / Number(w);

/** The influence on the mean of a group, times `factor`. */
const onMean = (group: Sums, own: number, factor = 1): Influence => ({
  constant: factor * scaleOf(group) * (own - mean(group)),
  slope: factor * scaleOf(group),
  below: 0,
});

/** The influence on the unexplained part U = Σ p_qb ȳ_qt − ȳ_b; see `split`. */
function onUnexplained(
  { fifth, qualification }: Cell,
  own: number,
  { qualified, measures: { unexplained } }: GroupStatistics,
  parts: ReadonlyMap<string, Part>,
): Influence {
  const part = parts.get(qualification ?? '');
  if (qualification === null || part === undefined || typeof unexplained === 'string') return NONE;
  if (fifth === 1) {
    const scale = scaleOf(qualified.bottom);
    return { constant: scale * (part.topMean - unexplained.value - own), slope: -scale, below: 0 };
  }
  // one person has no variance of their own: what is borrowed for them belongs to others
  if (fifth !== 5 || part.top === undefined || part.top.n < 2n) return NONE;
  return onMean(part.top, own, part.shareBottom);
}

function influences(
  cell: Cell,
  statistics: GroupStatistics,
  parts: ReadonlyMap<string, Part>,
): readonly Influence[] {
  const own = mean(cell.sums);
  const { disadvantaged, bottom, top, measures } = statistics;
  const has = (measure: Measure) => typeof measures[measure] !== 'string';
  const level = cell.fsm === true && has('earnings_mean');
  const gap = !has('gap')
    ? NONE
    : cell.fifth === 5
      ? onMean(top, own)
      : cell.fifth === 1
        ? onMean(bottom, own, -1)
        : NONE;
  return [
    level ? onMean(disadvantaged, own) : NONE,
    cell.fsm === true && has('earnings_median') ? { ...NONE, below: 1 / Number(disadvantaged.w) } : NONE,
    gap,
    has('unexplained') ? onUnexplained(cell, own, statistics, parts) : NONE,
  ];
}

/** Products of the three parts of an influence, summed over the people of a cell, in pounds. */
function products({ sums, below }: Cell) {
  const { squares, sum, weights } = aboutMean(sums);
  const at = { weights: Number(below?.ww ?? 0n), sum: 0 };
  if (below !== undefined) at.sum = Number(sums.w * below.wwy - sums.wy * below.ww) / Number(sums.w) / 100;
  const [half, halfSum] = below === undefined ? [0, 0] : [weights / 2 - at.weights, sum / 2 - at.sum];
  return (a: Influence, b: Influence) =>
    a.constant * b.constant * weights +
    (a.constant * b.slope + a.slope * b.constant) * sum +
    a.slope * b.slope * squares +
    (a.constant * b.below + a.below * b.constant) * half +
    (a.slope * b.below + a.below * b.slope) * halfSum +
    (a.below * b.below * weights) / 4;
}

/**
 * Correlations of the sampling errors of the measures of an area, in the order of `TOGETHER`: they are
 * computed from the same people. Each measure is linearised, so that a person moves it by an amount that
 * depends on the cell and, within it, on earnings; the covariance of two measures is the sum over people of
 * the products of these amounts, and so comes from the sums by cell. Zero for a measure that the area does
 * not have, and for the median where no `below` was counted.
 * @see Woodruff (1971), A simple method for approximating the variance of a complicated estimate, JASA 66,
 *   411–414; Deville (1999), Survey Methodology 25, 193–203, for medians
 */
export function errorCorrelations(
  statistics: GroupStatistics,
  cells: readonly Cell[],
  nation: ByQualification,
): Matrix {
  const { bottoms, tops } = statistics.qualifications;
  const parts = new Map((partsOf(bottoms, tops, nation) ?? []).map((part) => [part.name, part]));
  const covariance = TOGETHER.map(() => TOGETHER.map(() => 0));
  for (const cell of cells) {
    const of = influences(cell, statistics, parts);
    const product = products(cell);
    for (const [a, first] of of.entries())
      for (let b = 0; b <= a; b += 1) covariance[a]![b]! += product(first, of[b]!);
  }
  const variances = TOGETHER.map((measure, a) => {
    const found = statistics.measures[measure];
    // what is borrowed is in the variance of the unexplained part, but in no covariance
    return measure === 'unexplained' && typeof found !== 'string' ? found.variance : covariance[a]![a]!;
  });
  return TOGETHER.map((_, a) =>
    TOGETHER.map((_, b) => {
      const unit = Math.sqrt(variances[a]! * variances[b]!);
      return a === b ? 1 : unit > 0 ? covariance[Math.max(a, b)]![Math.min(a, b)]! / unit : 0;
    }),
  );
}

/** Mean of several matrices with weights; no correlations without any. */
export function pooledCorrelations(
  all: readonly { readonly matrix: Matrix; readonly weight: number }[],
): Matrix {
  const total = all.reduce((sum, { weight }) => sum + weight, 0);
  return TOGETHER.map((_, a) =>
    TOGETHER.map((_, b) => {
      if (a === b) return 1;
      return total === 0
        ? 0
        : all.reduce((sum, { matrix, weight }) => sum + weight * matrix[a]![b]!, 0) / total;
    }),
  );
}
