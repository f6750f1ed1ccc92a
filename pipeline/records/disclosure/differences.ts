import type { AreaEstimate } from '../estimate/area-estimate.js';
import type { EarlierOutput, OutputCell } from './earlier-output.js';
import { type Additive, GROUPS, type Group } from './families.js';
import { mayShare, type Selection, sameSelection } from './selection.js';

/** This output, as far as it is held against earlier ones. */
export interface ThisOutput {
  readonly inputs: string;
  readonly selection: Selection;
  readonly threshold: number;
  /** Counts are published to the nearest of this. */
  readonly round_counts: number;
}

/**
 * Whether an earlier output can differ from this one by some people: it is about people of whom some may be
 * in both, and it is not the same output again.
 */
const differs = (output: ThisOutput, earlier: EarlierOutput): boolean =>
  mayShare(output.selection, earlier.selection) &&
  !(earlier.inputs === output.inputs && sameSelection(earlier.selection, output.selection));

/** How far the count of an earlier output may be from the true one and this one from it: the coarser of the two. */
export const roundingOf = (
  output: ThisOutput,
  earlier: readonly Pick<EarlierOutput, 'round_counts'>[],
): number => Math.max(output.round_counts, ...earlier.map(({ round_counts = 0 }) => round_counts));

function isClose(estimate: AreaEstimate, cell: OutputCell, family: Additive, closest: number): boolean {
  return GROUPS[family].some((group: Group) => {
    const before = cell.counts[group];
    // without a count nothing shows that enough people lie between
    return before === undefined || Math.abs(estimate[group].n - before) < closest;
  });
}

/**
 * The areas whose figures, less those of an earlier output, would be of fewer people than the threshold.
 *
 * Rule: where an earlier output published the same area and family for other people of whom some may be in
 * both, or from other records, every group's count must differ by `threshold` + `round_counts` or more, the
 * second because the earlier count was rounded; it is the coarser of the two roundings. Example: all children of an area are 214 and its sons were
 * published as 205; the difference is its daughters, and nine are too few. Example: last year's records had
 * 60 disadvantaged people there and this year's have 63; the difference is three people. Sons and daughters
 * share nobody and are not held against each other; the same selection of the same records tells nothing new.
 */
export function closeToEarlier(
  estimates: readonly AreaEstimate[],
  family: Additive,
  output: ThisOutput,
  previous: readonly EarlierOutput[],
): ReadonlySet<string> {
  const by_code = new Map(estimates.map((estimate) => [estimate.area_code, estimate]));
  const close = new Set<string>();
  for (const earlier of previous.filter((one) => differs(output, one))) {
    const closest = output.threshold + roundingOf(output, [earlier]);
    for (const cell of earlier.cells) {
      const estimate = by_code.get(cell.area_code);
      if (estimate === undefined || cell.family !== family || cell.state !== 'published') continue;
      if (isClose(estimate, cell, family, closest)) close.add(cell.area_code);
    }
  }
  return close;
}
