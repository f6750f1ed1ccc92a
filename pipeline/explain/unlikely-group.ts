import { ascending } from 'd3-array';
import { perCent } from '../../outputs/formats/numbers.js';
import { aggregatesBelowIndex } from '../../schemas/method/structure.js';
import type { IndexMethod, MethodRobustness } from '../../schemas/method.js';
import type { Row } from '../../schemas/table.js';
import type { ChainMethod } from '../methods/chain/method.js';
import { COLDSPOT, groupsInto, HOTSPOT } from '../methods/rank/groups.js';
import { AGGREGATE, NORMALISE, pick, TREATMENT } from '../robustness/draw.js';
import type { RobustnessResult } from '../robustness/robustness-of.js';
import { optionsOf } from '../robustness/variants.js';
import { meanWords } from './mean-words.js';

/** A choice that the replicates draw. */
export type Choice = 'treatment' | 'normalise' | 'aggregate';

/** In what share of the replicates with one option of a choice an area is in each end. */
export interface EndsOfOption {
  readonly choice: Choice;
  readonly option: string;
  readonly hotspot: number;
  readonly coldspot: number;
  /** Replicates with this option in which the area has a rank. */
  readonly replicates: number;
}

/** What a replicate drew of each choice. */
export type DrawnOf = (replicate: number) => Readonly<Record<Choice, string | null>>;

/** What the replicates of an index drew: the draws are made again, which gives what they were. */
export function drawnOptions(chain: ChainMethod, choices: MethodRobustness, seed: number): DrawnOf {
  const options = optionsOf(chain, choices);
  const one = <T>(list: readonly T[], replicate: number, factor: number): T | undefined =>
    list[pick(list.length, seed, replicate, factor)];
  return (replicate) => {
    const option = one(options, replicate, AGGREGATE);
    const treatment = one(choices.treatment, replicate, TREATMENT) ?? null;
    return {
      treatment: treatment === null || typeof treatment === 'string' ? treatment : 'standard',
      normalise: one(option?.scales ?? [], replicate, NORMALISE)?.normalise ?? null,
      aggregate: option?.aggregate ?? null,
    };
  };
}

/**
 * In what share of the replicates an area is a hotspot and a coldspot, by the options that these drew.
 * @param unit position of the area in a replicate
 * @param share of the areas in each end; `tolerance` of the product, as in `groupsOf`
 */
export function endsByOption(
  { ranks, units, from }: Pick<RobustnessResult, 'ranks' | 'units' | 'from'>,
  unit: number,
  drawn: DrawnOf,
  { share, tolerance }: { readonly share: number; readonly tolerance: number },
): EndsOfOption[] {
  const counts = new Map<
    string,
    { choice: Choice; option: string; hotspot: number; coldspot: number; replicates: number }
  >();
  const groups = new Uint8Array(units);
  const tied = new Int32Array(units + 1);
  for (let i = 0; (i + 1) * units <= ranks.length; i += 1) {
    if (ranks[i * units + unit] === 0) continue;
    groupsInto(groups, ranks.subarray(i * units, (i + 1) * units), share, tolerance, tied);
    for (const [choice, option] of Object.entries(drawn(from + i)) as [Choice, string | null][]) {
      if (option === null) continue;
      const key = `${choice} ${option}`;
      const count = counts.get(key) ?? { choice, option, hotspot: 0, coldspot: 0, replicates: 0 };
      counts.set(key, count);
      count.replicates += 1;
      if (groups[unit] === HOTSPOT) count.hotspot += 1;
      else if (groups[unit] === COLDSPOT) count.coldspot += 1;
    }
  }
  return [...counts.values()].map((count) => ({
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

const SCALES: Readonly<Record<string, string>> = {
  z_score: 'z-scores',
  min_max: 'a scale from the worst area to the best',
  percentile_rank: 'percentile ranks',
  rank: 'ranks',
  borda: 'Borda counts',
};

/** An option in a sentence, after `with`. */
function optionWords({ choice, option }: EndsOfOption): string {
  if (choice === 'aggregate') return meanWords(option);
  if (choice === 'treatment')
    return option === 'none'
      ? 'outliers as they are'
      : option === 'standard'
        ? 'outliers drawn in'
        : 'logarithms';
  return SCALES[option] ?? option.replaceAll('_', ' ');
}

/** The two options of one choice that differ most in the share of a group; null where none differ enough. */
function furthest(ends: readonly EndsOfOption[], group: Group) {
  const shareOf = (one: EndsOfOption) => sharesOf(one.hotspot, one.coldspot)[group];
  const pairs = [...new Set(ends.map(({ choice }) => choice))].flatMap((choice) => {
    const options = ends
      .filter((one) => one.choice === choice)
      .sort((a, b) => ascending(shareOf(b), shareOf(a)));
    const most = options[0];
    const fewest = options.at(-1);
    return most === undefined || fewest === undefined
      ? []
      : [{ choice, most, fewest, difference: shareOf(most) - shareOf(fewest) }];
  });
  const [first] = pairs.sort((a, b) => ascending(b.difference, a.difference));
  if (first === undefined || first.difference < MIN_DIFFERENCE) return null;
  return { ...first, shares: [shareOf(first.most), shareOf(first.fewest)] as const };
}

/** True where the replicates give the published probabilities, so that they can explain them. */
function agree(ends: readonly EndsOfOption[], hot: number, cold: number): boolean {
  const [first] = ends;
  const options = ends.filter(({ choice }) => choice === first?.choice);
  const all = options.reduce((sum, { replicates }) => sum + replicates, 0);
  const mean = (of: 'hotspot' | 'coldspot') =>
    options.reduce((sum, each) => sum + each[of] * each.replicates, 0) / all;
  return all > 0 && Math.abs(mean('hotspot') - hot) < SAME && Math.abs(mean('coldspot') - cold) < SAME;
}

/**
 * Why the published group of an area is not its likeliest one, as a sentence; null where it is, or where no
 * replicates were made. The probabilities are those of the published columns. The reason is the choice with
 * which the group changes most, where the replicates give the published probabilities; where no choice
 * changes it much, it is where the middle of the ranks is.
 */
export function whyUnlikelyGroup(
  area: Row,
  method: Pick<IndexMethod, 'structure' | 'steps'>,
  ends: readonly EndsOfOption[] = [],
): string | null {
  const { group, hotspot_probability: hot, coldspot_probability: cold } = area;
  if (typeof hot !== 'number' || typeof cold !== 'number') return null;
  if (group !== 'hotspot' && group !== 'middle' && group !== 'coldspot') return null;
  const published = sharesOf(hot, cold);
  const likeliest = (['hotspot', 'middle', 'coldspot'] as const).reduce(
    (best, each) => (published[each] > published[best] ? each : best),
    group as Group,
  );
  if (likeliest === group) return null;
  const than = `${area.area_name} is more likely ${IN_WORDS[likeliest]} (in ${perCent(published[likeliest])} of the replicates) than what it is published as, ${IN_WORDS[group]} (${perCent(published[group])})`;
  const found = agree(ends, hot, cold) ? furthest(ends, group) : null;
  if (found === null)
    return `${than}: the method puts it at rank ${area.rank}, and half of the replicates at ${area.rank_median} or better.`;
  const { choice, most, fewest, shares } = found;
  const reasons: Readonly<Record<Choice, string>> = {
    aggregate: farApart(area, method),
    normalise: 'it depends on the scale that the figures are put on',
    treatment: 'it depends on what is done with outliers',
  };
  return `${than}: ${reasons[choice]}; with ${optionWords(most)} it is ${IN_WORDS[group]} in ${perCent(shares[0])}, with ${optionWords(fewest)} in ${perCent(shares[1])}.`;
}
