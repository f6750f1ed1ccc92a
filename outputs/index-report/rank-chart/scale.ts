import type { RankRow } from '../rank-chart.js';

const STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500];
const MOST_TICKS = 7;

/** One decimal of a unit of the picture is as fine as any screen shows. */
export const place = (value: number): string => String(Number(value.toFixed(1)));

/** Ranks along a picture: 1 at the left, the last at the right. */
export interface RankScale {
  readonly last: number;
  readonly x: (rank: number) => number;
  readonly ticks: readonly number[];
}

/** The last rank that the chart must show. */
export const lastRank = (rows: readonly RankRow[]): number =>
  rows.reduce((most, { rank, high, highWithout }) => Math.max(most, rank, high ?? 0, highWithout ?? 0), 1);

/** 1, round numbers between, and the last rank; a round number that would touch the last is left out. */
function ticksOf(last: number): number[] {
  const step =
    STEPS.find((one) => last / one <= MOST_TICKS) ?? 10 ** Math.ceil(Math.log10(last / MOST_TICKS));
  const between: number[] = [];
  for (let tick = step; tick <= last - step / 2; tick += step) if (tick > 1) between.push(tick);
  return last === 1 ? [1] : [1, ...between, last];
}

export function rankScale(last: number, left: number, right: number): RankScale {
  const width = (right - left) / Math.max(1, last - 1);
  const x = (rank: number) => (last === 1 ? (left + right) / 2 : left + (rank - 1) * width);
  return { last, x, ticks: ticksOf(last) };
}
