import type { ShadowArea, ShadowOutcome } from './view.js';

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

/**
 * The values at which the lowest and the highest few of some begin: they are in, and so is what ties with
 * them.
 */
export interface Cuts {
  readonly low: number;
  readonly high: number;
}

/**
 * As the coldspot rule counts: k is the share of all, rounded up, and neighbours within the tolerance tie.
 */
export function cutsOf(values: readonly number[], share: number, tolerance: number): Cuts | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const count = sorted.length;
  const k = Math.ceil(count * share - tolerance);
  if (count === 0 || k < 1) return undefined;
  const at = (place: number): number => sorted[place] ?? 0;
  let [low, high] = [k - 1, count - k];
  while (low < count - 1 && at(low + 1) - at(low) <= tolerance) low += 1;
  while (high > 0 && at(high) - at(high - 1) <= tolerance) high -= 1;
  return { low: at(low), high: at(high) };
}

/** The picture and the part of it that the dots have, in its units. */
export const PLOT = { width: 1000, height: 700, left: 66, right: 986, top: 14, bottom: 636 };

/** An authority with its place in the plot. */
export interface Dot {
  readonly area: ShadowArea;
  readonly x: number;
  readonly y: number;
}

/** The plot of an outcome: level from left to right, gap from the foot to the head. */
export interface Plot {
  readonly level: Axis;
  readonly gap: Axis;
  readonly dots: readonly Dot[];
  /** Where the worst and the best begin, in values. */
  readonly levelCuts: Cuts | undefined;
  readonly gapCuts: Cuts | undefined;
  readonly x: (level: number) => number;
  readonly y: (gap: number) => number;
}

const present = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

/** Undefined where no authority has both a level and a gap. */
export function plotOf(
  { areas }: Pick<ShadowOutcome, 'areas'>,
  rule: { readonly group_share: number; readonly tolerance: number },
): Plot | undefined {
  const both = areas.flatMap((area) =>
    area.level === null || area.gap === null ? [] : [{ area, of: [area.level, area.gap] as const }],
  );
  if (both.length === 0) return undefined;
  const level = axisOf(
    both.map(({ of }) => of[0]),
    [0.22, 0.05],
  );
  const gap = axisOf(
    both.map(({ of }) => of[1]),
    [0.15, 0.14],
  );
  const x = (value: number): number => placeOn(level, value, PLOT.left, PLOT.right);
  const y = (value: number): number => placeOn(gap, value, PLOT.bottom, PLOT.top);
  const cuts = (values: readonly (number | null)[]) =>
    cutsOf(present(values), rule.group_share, rule.tolerance);
  return {
    ...{ level, gap, x, y },
    dots: both.map(({ area, of }) => ({ area, x: x(of[0]), y: y(of[1]) })),
    levelCuts: cuts(areas.map((area) => area.level)),
    gapCuts: cuts(areas.map((area) => area.gap)),
  };
}
