import { ascending } from 'd3-array';
import { perCent } from '../../outputs/formats/numbers.js';
import { aggregatesBelowIndex } from '../../schemas/method/structure.js';
import type { IndexMethod } from '../../schemas/method.js';
import type { Row } from '../../schemas/table.js';
import { COLDSPOT, groupsInto, HOTSPOT } from '../methods/rank/groups.js';
import { AGGREGATE, pick } from '../robustness/draw.js';
import type { RobustnessResult } from '../robustness/robustness-of.js';
import { meanWords } from './mean-words.js';

/** In what share of the replicates of one aggregation an area is in each end. */
export interface EndsOfAggregate {
  readonly aggregate: string;
  readonly hotspot: number;
  readonly coldspot: number;
  /** Replicates of this aggregation in which the area has a rank. */
  readonly replicates: number;
}

/**
 * In what share of the replicates of each aggregation an area is a hotspot and a coldspot. The aggregation of
 * a replicate is drawn again, which gives what it had.
 * @param unit position of the area in a replicate
 * @param aggregates those that the method draws from, in its order
 * @param share of the areas in each end; `tolerance` of the product, as in `groupsOf`
 */
export function endsByAggregation(
  { ranks, units, seed, from }: Pick<RobustnessResult, 'ranks' | 'units' | 'seed' | 'from'>,
  unit: number,
  aggregates: readonly string[],
  { share, tolerance }: { readonly share: number; readonly tolerance: number },
): EndsOfAggregate[] {
  const counts = aggregates.map((aggregate) => ({ aggregate, hotspot: 0, coldspot: 0, replicates: 0 }));
  const groups = new Uint8Array(units);
  const tied = new Int32Array(units + 1);
  for (let i = 0; (i + 1) * units <= ranks.length; i += 1) {
    const count = counts[pick(aggregates.length, seed, from + i, AGGREGATE)];
    if (count === undefined || ranks[i * units + unit] === 0) continue;
    groupsInto(groups, ranks.subarray(i * units, (i + 1) * units), share, tolerance, tied);
    count.replicates += 1;
    if (groups[unit] === HOTSPOT) count.hotspot += 1;
    else if (groups[unit] === COLDSPOT) count.coldspot += 1;
  }
  return counts
    .filter(({ replicates }) => replicates > 0)
    .map((count) => ({
      ...count,
      hotspot: count.hotspot / count.replicates,
      coldspot: count.coldspot / count.replicates,
    }));
}

type Group = 'hotspot' | 'middle' | 'coldspot';

const IN_WORDS: Readonly<Record<Group, string>> = {
  hotspot: 'a hotspot',
  middle: 'neither a hotspot nor a coldspot',
  coldspot: 'a coldspot',
};

const sharesOf = (hotspot: number, coldspot: number): Readonly<Record<Group, number>> => ({
  hotspot,
  coldspot,
  middle: 1 - hotspot - coldspot,
});

/** A difference below this is not worth a reason. */
const MIN_DIFFERENCE = 0.1;
/** The replicates explain the published probabilities only where they give the same. */
const SAME = 0.001;

/** How far apart the best and the worst part of an area are, as the reason of what follows. */
function farApart(area: Row, method: Pick<IndexMethod, 'structure' | 'steps'>): string {
  const parts = aggregatesBelowIndex(method)
    .flatMap(({ code, name = code }) => {
      const rank = area[`${code}_rank`];
      return rank == null ? [] : [{ name, rank: Number(rank) }];
    })
    .sort((a, b) => ascending(a.rank, b.rank));
  const best = parts[0];
  const worst = parts.at(-1);
  return best === undefined || worst === undefined || best === worst
    ? 'it depends on how its parts are put together'
    : `its parts are far apart (${best.name} rank ${best.rank}, ${worst.name} rank ${worst.rank}), so that it depends on how they are put together`;
}

/**
 * Why the published group of an area is not its likeliest one, as a sentence; null where it is, or where no
 * replicates were made. The probabilities are those of the published columns. The reason is the aggregation
 * where the replicates show it: where they give the published probabilities, and one mean a different group
 * than another. Otherwise it is where the middle of its ranks is.
 */
export function whyUnlikelyGroup(
  area: Row,
  method: Pick<IndexMethod, 'structure' | 'steps'>,
  ends: readonly EndsOfAggregate[] = [],
): string | null {
  const { group, hotspot_probability: hot, coldspot_probability: cold } = area;
  if (typeof hot !== 'number' || typeof cold !== 'number') return null;
  if (group !== 'hotspot' && group !== 'middle' && group !== 'coldspot') return null;
  const published = sharesOf(hot, cold);
  const likeliest = (['hotspot', 'middle', 'coldspot'] as const).reduce(
    (best, each) => (published[each] > published[best] ? each : best),
    group,
  );
  if (likeliest === group) return null;
  const than = `${area.area_name} is more likely ${IN_WORDS[likeliest]} (in ${perCent(published[likeliest])} of the replicates) than what it is published as, ${IN_WORDS[group]} (${perCent(published[group])})`;
  const all = ends.reduce((sum, { replicates }) => sum + replicates, 0);
  const mean = (of: 'hotspot' | 'coldspot') =>
    ends.reduce((sum, each) => sum + each[of] * each.replicates, 0) / all;
  const explains =
    all > 0 && Math.abs(mean('hotspot') - hot) < SAME && Math.abs(mean('coldspot') - cold) < SAME;
  const shares = ends
    .map(({ aggregate, hotspot, coldspot }) => ({ aggregate, share: sharesOf(hotspot, coldspot)[group] }))
    .sort((a, b) => ascending(b.share, a.share));
  const most = shares[0];
  const fewest = shares.at(-1);
  if (!explains || most === undefined || fewest === undefined || most.share - fewest.share < MIN_DIFFERENCE)
    return `${than}: the method puts it at rank ${area.rank}, and half of the replicates at ${area.rank_median} or better.`;
  const share = (one: typeof most) => perCent(one.share);
  return `${than}: ${farApart(area, method)}; with ${meanWords(most.aggregate)} it is ${IN_WORDS[group]} in ${share(most)}, with ${meanWords(fewest.aggregate)} in ${share(fewest)}.`;
}
