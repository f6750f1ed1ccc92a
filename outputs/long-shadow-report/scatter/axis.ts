/** One axis of a plot: which values it runs from and to, and where its lines stand. */
export interface Axis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

const STEPS = [1, 2, 5, 10];

/** The least of 1, 2 and 5 times a power of ten that gives no more than `most` steps. */
function stepOf(span: number, most: number): number {
  const power = 10 ** Math.floor(Math.log10(span / most));
  const times = STEPS.find((step) => step * power * most >= span) ?? 10;
  return times * power;
}

/**
 * An axis around some values, with room at both ends as shares of their span. Where all values are the same
 * it reaches one to either side.
 */
export function axisOf(values: readonly number[], room: readonly [before: number, after: number]): Axis {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const span = most > least ? most - least : 2;
  const middle = (least + most) / 2;
  const low = (most > least ? least : middle - 1) - room[0] * span;
  const high = (most > least ? most : middle + 1) + room[1] * span;
  const step = stepOf(high - low, 10);
  const first = Math.ceil(low / step);
  const count = Math.floor(high / step) - first + 1;
  return { low, high, ticks: Array.from({ length: count }, (_, at) => (first + at) * step) };
}

/** Where a value stands between `start`, the place of the low end, and `end`, that of the high one. */
export const placeOn = ({ low, high }: Axis, value: number, start: number, end: number): number =>
  start + ((value - low) / (high - low)) * (end - start);
