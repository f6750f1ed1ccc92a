import { ascending } from 'd3-array';
import { type Axis, axisOf, positionOn } from '../page/axis.js';
import type { ShadowArea, ShadowOutcome } from './view.js';

/** The values at which the lowest and the highest few begin; both are included, with all that tie. */
export interface Cuts {
  readonly low: number;
  readonly high: number;
}

/**
 * As the coldspot rule counts: k is the share of all, rounded up, and neighbours within the tolerance tie.
 */
export function cutsOf(values: readonly number[], share: number, tolerance: number): Cuts | undefined {
  const sorted = [...values].sort(ascending);
  const count = sorted.length;
  const k = Math.ceil(count * share - tolerance);
  if (count === 0 || k < 1) return undefined;
  const value = (i: number): number => sorted[i] ?? 0;
  let low = k - 1;
  let high = count - k;
  while (low < count - 1 && value(low + 1) - value(low) <= tolerance) low += 1;
  while (high > 0 && value(high) - value(high - 1) <= tolerance) high -= 1;
  return { low: value(low), high: value(high) };
}

/** Size of the picture and of the plot within it. */
export const PLOT = { width: 1000, height: 700, left: 66, right: 986, top: 14, bottom: 636 };

/** An authority with its position in the plot. */
export interface Dot {
  readonly area: ShadowArea;
  readonly x: number;
  readonly y: number;
}

/** The plot of an outcome: level from left to right, gap from bottom to top. */
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
  const x = (value: number): number => positionOn(level, value, PLOT.left, PLOT.right);
  const y = (value: number): number => positionOn(gap, value, PLOT.bottom, PLOT.top);
  const cuts = (values: readonly (number | null)[]) =>
    cutsOf(present(values), rule.group_share, rule.tolerance);
  return {
    level,
    gap,
    x,
    y,
    dots: both.map(({ area, of }) => ({ area, x: x(of[0]), y: y(of[1]) })),
    levelCuts: cuts(areas.map((area) => area.level)),
    gapCuts: cuts(areas.map((area) => area.gap)),
  };
}
