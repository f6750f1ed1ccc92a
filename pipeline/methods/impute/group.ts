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

function imputeGroup(
  values: Float64Array,
  groups: Groups,
  middle: (known: readonly number[]) => number,
): Imputed {
  checkLengths([groups], values.length);
  const known = new Map<string, number[]>();
  groups.forEach((group, unit) => {
    const value = values[unit]!;
    if (group === null || Number.isNaN(value)) return;
    const of_group = known.get(group);
    if (of_group === undefined) known.set(group, [value]);
    else of_group.push(value);
  });
  const middles = new Map([...known].map(([group, of_group]) => [group, middle(of_group)]));
  return fill(values, (unit) => {
    const group = groups[unit] ?? null;
    return group === null ? Number.NaN : (middles.get(group) ?? Number.NaN);
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
