import type { AreaEstimate } from '../estimate/area-estimate.js';
import type { EarlierOutput, OutputCell } from './earlier-output.js';
import { type Additive, GROUPS, type Group } from './families.js';
import { mayShare, type Selection, sameSelection } from './selection.js';

/** What must be known about the output being made to compare it with earlier ones. */
export interface ThisOutput {
  readonly inputs: string;
  readonly selection: Selection;
  readonly threshold: number;
  /** Counts are published to the nearest multiple of this. */
  readonly round_counts: number;
}

/**
 * Whether an earlier output can differ from this one by some people: some people may be in both, and it is
 * not the same output again.
 */
const differs = (output: ThisOutput, earlier: EarlierOutput): boolean =>
  mayShare(output.selection, earlier.selection) &&
  !(earlier.inputs === output.inputs && sameSelection(earlier.selection, output.selection));

/** The coarsest rounding of counts among this output and the given earlier ones. */
export const roundingOf = (
  output: ThisOutput,
  earlier: readonly Pick<EarlierOutput, 'round_counts'>[],
): number => Math.max(output.round_counts, ...earlier.map(({ round_counts = 0 }) => round_counts));

function isClose(estimate: AreaEstimate, cell: OutputCell, family: Additive, closest: number): boolean {
  return GROUPS[family].some((group: Group) => {
    const before = cell.counts[group];
    // Without a count, nothing shows that enough people make up the difference.
    return before === undefined || Math.abs(estimate[group].n - before) < closest;
  });
}

/**
 * The areas for which the difference from an earlier output would be the figures of fewer people than the
 * threshold.
 *
 * Rule: where an earlier output published the same area and family for an overlapping selection or from other
 * records, every group's count must differ by `threshold` + `round_counts` or more. The second term is there
 * because the earlier count was rounded; it is the coarser of the two roundings. Example: an area has 214
 * children, and 205 sons were published; the difference is its daughters, and nine are too few. Example: last
 * year's records had 60 disadvantaged people there and this year's have 63; the difference is three people.
 * Sons and daughters have nobody in common and are not compared; the same selection of the same records
 * discloses nothing new.
 */
export function closeToEarlier(
  estimates: readonly AreaEstimate[],
  family: Additive,
  output: ThisOutput,
  previous: readonly EarlierOutput[],
): ReadonlySet<string> {
  const by_code = new Map(estimates.map((estimate) => [estimate.area_code, estimate]));
  const close = new Set<string>();
  for (const earlier of previous.filter((candidate) => differs(output, candidate))) {
    const closest = output.threshold + roundingOf(output, [earlier]);
    for (const cell of earlier.cells) {
      const estimate = by_code.get(cell.area_code);
      if (estimate === undefined || cell.family !== family || cell.state !== 'published') continue;
      if (isClose(estimate, cell, family, closest)) close.add(cell.area_code);
    }
  }
  return close;
}
