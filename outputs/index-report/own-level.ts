import { perCent, whole } from './numbers.js';
import type { ReportView } from './view.js';

/** Under this share of its own, an index says more of the county than of the district. */
export const LEAST_OWN = 0.6;
const ALL = 1 - 1e-9;
const TOLERANCE = 1e-9;

export interface OwnLevel {
  /** Mean over the areas of the share of the index that is their own, 0 to 1. */
  readonly mean: number;
  readonly least: number;
  /** How many rest on their own figures alone, and how many do for less than `LEAST_OWN`. */
  readonly all: number;
  readonly few: number;
}

/** How much of the index is the areas' own figures. */
export function ownLevel({ areas }: ReportView): OwnLevel {
  const shares = areas.map(({ own }) => own);
  const sum = shares.reduce((total, share) => total + share, 0);
  return {
    mean: areas.length === 0 ? 0 : sum / areas.length,
    least: Math.min(1, ...shares),
    all: shares.filter((share) => share >= ALL).length,
    few: shares.filter((share) => share < LEAST_OWN - TOLERANCE).length,
  };
}

/** The same in two sentences. */
export function ownLevelSentences(view: ReportView): string {
  const { mean, least, all, few } = ownLevel(view);
  const { many, areas } = view;
  const first = `On average ${perCent(mean)} of the weight of the index rests on figures of the ${many} themselves; ${whole(all)} of the ${whole(areas.length)} ${many} rest on their own figures alone.`;
  const second =
    few === 0
      ? `In none is the share under ${perCent(LEAST_OWN)}.`
      : `In ${whole(few)} the share is under ${perCent(LEAST_OWN)}, and as low as ${perCent(least)}: much of their score is the figure of their county, which they share with their neighbours.`;
  return `${first} ${second}`;
}
