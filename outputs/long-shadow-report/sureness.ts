import { counted, inWords } from '../formats/numbers.js';
import { nameWithChance } from '../page/kinds.js';
import { capital, listedNames } from '../page/words.js';
import { ofKind, type ShadowArea, type ShadowOutcome, type ShadowView } from './view.js';

/**
 * At least this likely counts as fairly sure; a third is where an area that is no coldspot is worth naming.
 */
export const FAIRLY = 0.75;
const TOSS = 0.5;
const THIRD = 0.33;

/** Whether a probability is at least this, as it is printed: in whole per cent. */
export const isLikely = (probability: number | null, least: number): boolean =>
  Math.round((probability ?? 0) * 100) >= Math.round(least * 100);

const byCold = (a: ShadowArea, b: ShadowArea): number => (b.cold ?? 0) - (a.cold ?? 0);
const named = (areas: readonly ShadowArea[]): string =>
  listedNames([...areas].sort(byCold).map((area) => nameWithChance(area, area.cold)));

/** How wide the interval of the rank is in the middle of all authorities; undefined where none is known. */
export function middleWidth(areas: readonly ShadowArea[]): number | undefined {
  const widths = areas
    .flatMap(({ low, high }) => (low === null || high === null ? [] : [high - low + 1]))
    .sort((a, b) => a - b);
  return widths[Math.floor(widths.length / 2)];
}

function coldSentences(outcome: ShadowOutcome): string[] {
  const cold = ofKind(outcome, 'coldspot').filter((area) => area.cold !== null);
  const [fairly, between, unsure] = [
    cold.filter((area) => isLikely(area.cold, FAIRLY)),
    cold.filter((area) => isLikely(area.cold, TOSS) && !isLikely(area.cold, FAIRLY)),
    cold.filter((area) => !isLikely(area.cold, TOSS)),
  ];
  return [
    fairly.length > 0
      ? `A coldspot in at least three quarters of the draws: ${named(fairly)}.`
      : cold.length > 0 && 'No coldspot is one in three quarters of the draws or more.',
    between.length > 0 && `In half of them or more: ${named(between)}.`,
    unsure.length > 0 &&
      `Less sure than the toss of a coin: ${named(unsure)}. The figures of this year put them in the group; another year might not.`,
  ].filter((sentence) => sentence !== false);
}

/** How sure the groups of an outcome are, in words, with the names that the number hangs on. */
export function sureSentences(outcome: ShadowOutcome, { many, one }: ShadowView): string[] {
  const { areas, sure } = outcome;
  if (!sure) {
    return [
      `How sure the groups are is not known: for that, more years of figures are needed than the edition has. Read every group, and every rank, as no more than the figures of one year.`,
    ];
  }
  const near = areas.filter(({ kind, cold }) => kind !== 'coldspot' && isLikely(cold, THIRD));
  const hot = ofKind(outcome, 'hotspot').filter((area) => area.hot !== null);
  const hotUnsure = hot.filter((area) => !isLikely(area.hot, TOSS));
  const width = middleWidth(areas);
  return [
    ...coldSentences(outcome),
    near.length > 0
      ? `Not among the coldspots, and yet one in at least a third of the draws: ${named(near)}.`
      : `No other ${one} is a coldspot in a third of the draws.`,
    hot.length > 0 &&
      `Of the ${counted(hot.length, 'hotspot')}, ${hotUnsure.length === 0 ? 'all are one in half of the draws or more' : `${inWords(hotUnsure.length)} ${hotUnsure.length === 1 ? 'is one' : 'are one'} in less than half of the draws: ${listedNames(hotUnsure.map((area) => nameWithChance(area, area.hot)))}`}.`,
    width !== undefined &&
      `${capital(`half of the ${many}`)} have a rank whose interval is ${counted(width, 'place')} wide or less; for the other half it is wider still.`,
  ].filter((sentence) => sentence !== false);
}
