import { extent, ticks } from 'd3-array';

/** One axis of a plot: the values that it runs from and to, and those that have a line. */
export interface Axis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/** About how many lines an axis has. */
const TICKS = 8;

/**
 * An axis around some values, with a margin at each end as a share of their span. Where all values are equal,
 * it reaches one to either side.
 * @param lines about how many there are; their steps are 1, 2 or 5 times a power of ten
 */
export function axisOf(
  values: readonly number[],
  margin: readonly [before: number, after: number],
  lines: number = TICKS,
): Axis {
  const [lowest = 0, highest = 0] = extent(values);
  const half = highest > lowest ? (highest - lowest) / 2 : 1;
  const middle = (lowest + highest) / 2;
  const low = middle - half - margin[0] * 2 * half;
  const high = middle + half + margin[1] * 2 * half;
  return { low, high, ticks: ticks(low, high, lines) };
}

/** Position of a value between `start`, that of the low end, and `end`, that of the high one. */
export const positionOn = ({ low, high }: Axis, value: number, start: number, end: number): number =>
  start + ((value - low) / (high - low)) * (end - start);
