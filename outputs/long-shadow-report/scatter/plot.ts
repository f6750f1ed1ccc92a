import type { ShadowArea } from '../area.js';
import type { ShadowOutcome } from '../view.js';
import { type Axis, axisOf, placeOn } from './axis.js';
import { type Cuts, cutsOf } from './cuts.js';

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
