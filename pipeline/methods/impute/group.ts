import { checkLengths } from '../spread.js';
import { fill, type Imputed } from './impute.js';

/** The group of each unit; null for a unit without a group. */
export type Groups = readonly (string | null)[];

const mean = (known: readonly number[]): number =>
  known.reduce((sum, value) => sum + value, 0) / known.length;

function median(known: readonly number[]): number {
  const sorted = known.toSorted((a, b) => a - b);
  const low = sorted[(sorted.length - 1) >> 1]!;
  const high = sorted[sorted.length >> 1]!;
  return low + (high - low) / 2;
}

/** The units of each group, in order, by the list of groups: runs with draws impute by the same list. */
const members = new WeakMap<Groups, ReadonlyMap<string, readonly number[]>>();

function membersOf(groups: Groups): ReadonlyMap<string, readonly number[]> {
  const before = members.get(groups);
  if (before !== undefined) return before;
  const found = new Map<string, number[]>();
  groups.forEach((group, unit) => {
    if (group === null) return;
    const of_group = found.get(group);
    if (of_group === undefined) found.set(group, [unit]);
    else of_group.push(unit);
  });
  members.set(groups, found);
  return found;
}

function imputeGroup(
  values: Float64Array,
  groups: Groups,
  middle: (known: readonly number[]) => number,
): Imputed {
  checkLengths([groups], values.length);
  const middles = new Map<string, number>();
  return fill(values, (unit) => {
    const group = groups[unit] ?? null;
    if (group === null) return Number.NaN;
    let found = middles.get(group);
    if (found === undefined) {
      const known: number[] = [];
      for (const other of membersOf(groups).get(group)!)
        if (!Number.isNaN(values[other]!)) known.push(values[other]!);
      found = known.length === 0 ? Number.NaN : middle(known);
      middles.set(group, found);
    }
    return found;
  });
}

/**
 * A missing value becomes the mean of the known values of its group. It stays missing where the unit has no
 * group, or the group has no known value.
 * @see OECD/JRC (2008), Handbook, section 3.2 and endnote 10
 * @throws DataError `lengths-differ`
 */
export const imputeGroupMean = (values: Float64Array, groups: Groups): Imputed =>
  imputeGroup(values, groups, mean);

/** As `imputeGroupMean`, with the median. @see OECD/JRC (2008), section 3.2 */
export const imputeGroupMedian = (values: Float64Array, groups: Groups): Imputed =>
  imputeGroup(values, groups, median);
