import { ascending } from 'd3-array';
import type { Row } from '../../schemas/table.js';
import { perCent, perCentOfDraws } from '../formats/numbers.js';
import { html, type Markup } from './markup.js';
import { numberOf } from './rows.js';
import { brief, textCell } from './table.js';

/**
 * What the replicates say about the rank of an area. All are null where it was never ranked, or without
 * replicates.
 */
export interface RankCertainty {
  readonly median: number | null;
  /** Nine replicates of ten lie between these ranks. */
  readonly low: number | null;
  readonly high: number | null;
  /** Probability of being a coldspot and of being a hotspot, 0 to 1. */
  readonly cold: number | null;
  readonly hot: number | null;
}

/** A unit with its group, and how certain that is. */
export interface Grouped extends RankCertainty {
  readonly group: string | null;
}

/** A group is sure in at least this share of the replicates, and fairly sure in at least the next. */
export const SURE = 0.9;
export const FAIR = 0.6;
const HALF = 0.5;
/** Limits that a probability is not rounded up to. */
const LIMITS = [HALF, FAIR, SURE];
/** Shares of replicates that differ by less are the same. */
const ROUNDING = 1e-9;

export type Sureness = 'sure' | 'fair' | 'unsure' | 'unknown';

export const atLeast = (probability: number | null, min: number): boolean =>
  probability !== null && probability >= min - ROUNDING;

/**
 * Probability of the group that an area is in, 0 to 1: that of being a hotspot or a coldspot; for the middle,
 * that of being neither. Null where it is not known, or the area has no group.
 */
export function ownProbability({ group, cold, hot }: Grouped): number | null {
  if (group === null || cold === null || hot === null) return null;
  if (group === 'hotspot') return hot;
  if (group === 'coldspot') return cold;
  const neither = 1 - cold - hot;
  return neither < ROUNDING ? 0 : neither > 1 - ROUNDING ? 1 : neither;
}

export function surenessOf(area: Grouped): Sureness {
  const probability = ownProbability(area);
  if (probability === null) return 'unknown';
  if (atLeast(probability, SURE)) return 'sure';
  return atLeast(probability, FAIR) ? 'fair' : 'unsure';
}

/** Of how many areas the group is sure. */
export const countSure = (areas: readonly Grouped[]): number =>
  areas.filter((area) => surenessOf(area) === 'sure').length;

/**
 * A probability as whole per cent. It is not rounded up to a limit that the pages use (50%, 60%, 90%), and,
 * as draws estimate it, never `0%` or `100%`: 0.896 is `under 90%`, 1 is `over 99%`.
 */
export const chance = (probability: number | null): string => chanceBelow(LIMITS, probability);

/** A probability that is not rounded up to one of some limits, which are in ascending order. */
function chanceBelow(limits: readonly number[], probability: number | null): string {
  if (probability === null) return 'not known';
  const limit = limits.find(
    (share) => !atLeast(probability, share) && Math.round(probability * 100) >= share * 100,
  );
  return limit === undefined ? perCentOfDraws(probability) : `under ${perCent(limit)}`;
}

/** What a probability is called from a limit on. */
const LIKELY: readonly (readonly [from: number, words: string])[] = [
  [SURE, 'very likely'],
  [FAIR, 'likely'],
  [1 - FAIR, 'about as likely as not'],
  [1 - SURE, 'unlikely'],
];

/** A probability in words and as a number, as in `very likely (98%)`; `not known` where it is not. */
export function likelihood(probability: number | null): string {
  if (probability === null) return 'not known';
  const found = LIKELY.find(([from]) => atLeast(probability, from));
  return `${found?.[1] ?? 'very unlikely'} (${chanceBelow(LIKELY.map(([from]) => from).toReversed(), probability)})`;
}

/** As in `12 to 40`, or `1` where the two are the same; a dash where they are not known. */
export function interval(low: number | null, high: number | null): string {
  if (low === null || high === null) return '–';
  return low === high ? String(low) : `${low} to ${high}`;
}

const GROUP_NAMES: Readonly<Record<string, string>> = {
  hotspot: 'hotspot',
  coldspot: 'coldspot',
  middle: 'in neither end',
};

/** A group with its probability: `hotspot (probability 98%)`, `in neither end (probability not known)`. */
export const groupPhrase = (area: Grouped): string =>
  area.group === null
    ? 'no score'
    : `${GROUP_NAMES[area.group] ?? area.group} (probability ${chance(ownProbability(area))})`;

/**
 * Width of the interval of a rank, in places: 1 where both ends are the same rank. Null where it is not
 * known.
 */
export const widthOf = (low: number | null, high: number | null): number | null =>
  low === null || high === null ? null : high - low + 1;

/** The median of the numbers that are known: the lower of two in the middle; null where there are none. */
export function middleOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null).sort(ascending);
  return known[Math.floor((known.length - 1) / 2)] ?? null;
}

/** The median width of the intervals of some units; null where none is known. */
export const middleWidth = (units: readonly Pick<RankCertainty, 'low' | 'high'>[]): number | null =>
  middleOf(units.map(({ low, high }) => widthOf(low, high)));

/** How certain the rank and the group of a unit are, from its row. */
export const certaintyOf = (row: Row): RankCertainty => ({
  median: numberOf(row, 'rank_median'),
  low: numberOf(row, 'rank_low'),
  high: numberOf(row, 'rank_high'),
  cold: numberOf(row, 'coldspot_probability'),
  hot: numberOf(row, 'hotspot_probability'),
});

/** Groups as headings and tables have them. */
const GROUP_WORDS: Readonly<Record<string, string>> = {
  hotspot: 'Hotspot',
  middle: 'Middle',
  coldspot: 'Coldspot',
};

const groupWord = (group: string): string => GROUP_WORDS[group] ?? group;

/** As in `Hotspot 98%`. */
export const groupText = (area: Grouped): string =>
  area.group === null ? 'No score' : `${groupWord(area.group)} ${chance(ownProbability(area))}`;

/** A cell with the group and its probability. */
export const groupCell = (area: Grouped, style?: string): Markup =>
  area.group === null
    ? textCell('No score', style)
    : textCell(
        html`${groupWord(area.group)} <span class="code">${chance(ownProbability(area))}</span>`,
        style,
      );

/**
 * Group and interval under the name, for a window too narrow for their columns.
 * @param which of several intervals it is, as in `, figures and choices`
 */
export const groupBrief = (area: Grouped, which = ''): Markup[] =>
  area.low === null
    ? brief(groupText(area))
    : brief(groupText(area), `90% interval${which}${which && ':'} ${interval(area.low, area.high)}`);
