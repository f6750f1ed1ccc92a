import { ascending, descending, median } from 'd3-array';
import type { AreaProfile, ProfileIndicator } from '../../schemas/release/area-profile.js';
import type { Row } from '../../schemas/table.js';

/** How many indicators are named on each side. */
const NAMED = 3;

/** The median says little where fewer than this share of the neighbours have a figure. */
const MIN_SHARE = 0.5;

type Difference = NonNullable<AreaProfile['better_than_neighbours']>[number];
interface Differences {
  readonly better_than_neighbours: Difference[];
  readonly worse_than_neighbours: Difference[];
}

/**
 * The indicators on which an area is furthest ahead of its statistical neighbours, and furthest behind: its
 * value on the common scale less the median of theirs. An indicator of which fewer than half of them have a
 * figure is left out, and so is one on which the area is level with the median.
 * @param own the indicators of the area, in the order of the method, in which ties stay
 * @param neighbours the codes of its neighbours
 * @param rowOf the row of indicators.csv of an area and an indicator
 */
export function differencesFrom(
  own: readonly Pick<ProfileIndicator, 'code' | 'value' | 'normalised'>[],
  neighbours: readonly string[],
  rowOf: (area: string, indicator: string) => Row | undefined,
): Differences {
  const found = own.flatMap(({ code, value, normalised }): Difference[] => {
    const theirs = neighbours.flatMap((area) => {
      const row = rowOf(area, code);
      return row?.value == null || row.normalised == null
        ? []
        : [{ value: Number(row.value), normalised: Number(row.normalised) }];
    });
    const middle = median(theirs, (one) => one.normalised);
    const middleValue = median(theirs, (one) => one.value);
    if (value === null || normalised === null || middle === undefined || middleValue === undefined) return [];
    if (theirs.length < MIN_SHARE * neighbours.length) return [];
    return [{ indicator: code, value, neighbours: middleValue, difference: normalised - middle }];
  });
  const side = (keep: (difference: number) => boolean, order: typeof ascending) =>
    found
      .filter(({ difference }) => keep(difference))
      .sort((a, b) => order(a.difference, b.difference))
      .slice(0, NAMED);
  return {
    better_than_neighbours: side((difference) => difference > 0, descending),
    worse_than_neighbours: side((difference) => difference < 0, ascending),
  };
}
