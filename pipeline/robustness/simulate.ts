import { DataError } from '../methods/problem.js';
import { FACTORS, MAX_REPLICATES, MAX_ROWS, sampleId } from './draw.js';
import type { Factor } from './factors.js';
import type { KeptRanks } from './kept.js';
import { droppable } from './left-out.js';
import type { RobustnessProblem } from './problem.js';
import { named, RunError } from './run-error.js';
import { Runner } from './runner.js';

export type { Factor } from './factors.js';

/** The index computed again and again with draws, on one thread. */
export interface Simulation {
  readonly units: number;
  /** Ranks by the method without draws; 0 where a unit has none. */
  readonly baseline: Int32Array;
  /** Nodes whose ranks are kept, the index first, and their ranks by the method without draws. */
  readonly kept: readonly { readonly node: number; readonly baseline: Int32Array }[];
  /** Whether any figure has an error to draw. */
  readonly drawsFigures: boolean;
  /** The factors that vary, in a fixed order. */
  readonly factors: readonly Factor[];
  /**
   * Ranks of the replicates `from` to `to` (from 1, both included) by each kept node. They depend only on the
   * problem, its seed and the number of the replicate. Both sets have the same draws of the figures.
   * @param into receives the ranks: arrays of their length; new ones by default
   * @throws RunError naming the replicate that cannot be scored
   */
  replicates(from: number, to: number, into?: KeptRanks): KeptRanks;
  /**
   * The rows `from` to `to` (from 0, both included) of the Saltelli design: each has f(A), f(B), then f(AB_i)
   * for each factor i, where AB_i is A with that factor as in B. f is the mean distance of ranks from the
   * baseline, over the units with a rank in both.
   * @see Saltelli et al. (2010), Variance based sensitivity analysis of model output, Computer Physics
   *   Communications 181, 259–270, section 3
   * @throws RunError naming the run that cannot be scored
   */
  sensitivityRows(from: number, to: number): Float64Array;
  /**
   * Ranks by the method with each indicator left out in turn; null for one that has no sibling with weight.
   * @param refused is called for an indicator without which the index cannot be computed, whose ranks are
   *   then null; without this parameter, the error is thrown
   * @throws RunError naming the indicator
   */
  leaveOneOut(refused?: (error: RunError) => void): (Int32Array | null)[];
}

/**
 * Mean number of ranks by which units move from the baseline.
 * @throws DataError `all-missing` where no unit has a rank in both
 */
export function meanShift(ranks: Int32Array, baseline: Int32Array): number {
  let sum = 0;
  let count = 0;
  for (let unit = 0; unit < ranks.length; unit += 1) {
    if (ranks[unit] === 0 || baseline[unit] === 0) continue;
    sum += Math.abs(ranks[unit]! - baseline[unit]!);
    count += 1;
  }
  if (count === 0)
    throw new DataError('all-missing', 'no unit has a rank both in this run and by the method without draws');
  return sum / count;
}

function checkRange(from: number, to: number, min: number, max: number): void {
  const whole = Number.isInteger(from) && Number.isInteger(to);
  if (!whole || from < min || to > max || to < from - 1)
    throw new RangeError(`${from} to ${to} is not a range of runs from ${min} to ${max}`);
}

/**
 * Opens a problem. The baseline is computed at once, everything else when it is asked for.
 * @throws as `checkProblem`; DataError and MethodError where the method cannot be scored without draws
 */
export function openSimulation(problem: RobustnessProblem): Simulation {
  const runner = new Runner(problem);
  const { units, factors } = runner;
  const baseline = runner.baseline().slice();
  const own = runner.kept.map(() => new Int32Array(units));
  runner.keep(own, 0);
  const ids = new Int32Array(FACTORS);
  const left_out = new Set(droppable(problem.structure));
  const shift = (sample: string, row: number) =>
    named(
      () => `sensitivity row ${row}, ${sample}`,
      () => meanShift(runner.run(ids), baseline),
    );
  return {
    units,
    baseline,
    kept: runner.kept.map((node, k) => ({ node, baseline: own[k]! })),
    drawsFigures: runner.drawsFigures,
    factors,
    replicates(from, to, into) {
      checkRange(from, to, 1, MAX_REPLICATES);
      const empty = () => runner.kept.map(() => new Int32Array((to - from + 1) * units));
      const ranks = into ?? { drawn: empty(), figures: runner.drawsFigures ? empty() : [] };
      for (let replicate = from; replicate <= to; replicate += 1) {
        ids.fill(replicate);
        const start = (replicate - from) * units;
        named(
          () => `replicate ${replicate}`,
          () => {
            runner.run(ids);
            runner.keep(ranks.drawn, start);
            if (!runner.drawsFigures) return;
            runner.figuresAlone(ids);
            runner.keep(ranks.figures, start);
          },
        );
      }
      return ranks;
    },
    sensitivityRows(from, to) {
      checkRange(from, to, 0, MAX_ROWS - 1);
      const width = factors.length + 2;
      const y = new Float64Array((to - from + 1) * width);
      for (let row = from; row <= to; row += 1) {
        const a = sampleId('A', row);
        const b = sampleId('B', row);
        const start = (row - from) * width;
        ids.fill(b);
        y[start + 1] = shift('B', row);
        ids.fill(a);
        y[start] = shift('A', row);
        factors.forEach(({ code, index }, i) => {
          ids[index] = b;
          y[start + 2 + i] = shift(`A with ${code} of B`, row);
          ids[index] = a;
        });
      }
      return y;
    },
    leaveOneOut: (refused) =>
      problem.figures.map((_, indicator) => {
        if (!left_out.has(indicator)) return null;
        try {
          return named(
            () => `without ${problem.structure.nodes[indicator]!.code}`,
            () => runner.baseline(indicator).slice(),
          );
        } catch (error) {
          if (refused === undefined || !(error instanceof RunError)) throw error;
          refused(error);
          return null;
        }
      }),
  };
}
