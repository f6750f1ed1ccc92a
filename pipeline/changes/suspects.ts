import { ascending, deviation, group, mean, median } from 'd3-array';
import { counted, fixed, plain } from '../../outputs/formats/numbers.js';
import { isLocalAuthority } from '../harmonise/code-kinds.js';
import type { Cell, IndicatorWords } from './cells.js';
import type { Suspect } from './report.js';

/** Powers of ten that a change of unit moves figures by. */
const POWERS = [1, 2, 3];
/**
 * How far a revised figure may be from such a factor: rounding of the figure, and a true revision with it.
 */
const TOLERANCE = 0.1;
/** How far the median of a group may be from a factor, from one period to the next, in powers of ten. */
const YEARLY_TOLERANCE = 0.2;
/** Fewer areas than these are not a group. */
const SMALLEST_GROUP = 3;
/** What share of a group must have jumped. */
const MOST = 0.8;
/** How many of its own year-on-year standard deviations a mean or a spread may move. */
const DEVIATIONS = 5;
/** Fewer changes from year to year than these have no standard deviation to speak of. */
const FEWEST_CHANGES = 3;
/** Without one: what share of the spread between areas the mean or the spread may move by. */
const SHARE_OF_SPREAD = 0.5;

/** The names of the kinds of area that codes begin with. */
const KINDS: Readonly<Record<string, string>> = {
  E06: 'unitary authorities',
  E07: 'shire districts',
  E08: 'metropolitan districts',
  E09: 'London boroughs',
  E10: 'counties',
  W06: 'Welsh authorities',
  S12: 'Scottish council areas',
  N09: 'districts of Northern Ireland',
};

/** The groups that an area belongs to, in words: its kind, and those that the register of areas gives it. */
export type GroupsOf = (area_code: string) => readonly string[];

export const kindOfArea = (code: string): string => KINDS[code.slice(0, 3)] ?? `areas ${code.slice(0, 3)}`;

/** A figure before and after, both above zero. */
interface Pair {
  readonly area_code: string;
  /** log10 of after ÷ before. */
  readonly power: number;
}

interface Comparison {
  readonly period: string;
  readonly against: string;
  readonly before: ReadonlyMap<string, number>;
  readonly after: ReadonlyMap<string, number>;
  /** True where both are figures of the same period. */
  readonly revision: boolean;
}

type Values = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Numbers by period and area. */
const valuesOf = (cells: readonly Cell[]): Values =>
  new Map(
    [...group(cells, ({ period }) => period)].map(([period, rows]) => [
      period,
      new Map(rows.flatMap(({ area_code, value }) => (value === null ? [] : [[area_code, value] as const]))),
    ]),
  );

/** Spelling of a period up to its length, so that `2025 (Rev)` and `2023-24` do not follow each other. */
const formOf = (period: string) => period.replace(/\d/g, '0').replace(/ .*$/, '');

/** The period before, among those spelled alike. */
function periodBefore(period: string, periods: readonly string[]): string | undefined {
  return periods
    .filter((other) => other < period && formOf(other) === formOf(period))
    .sort(ascending)
    .at(-1);
}

/** New against old figures of the same period, and new periods against the period before. */
function comparisonsOf(before: Values, after: Values): Comparison[] {
  const periods = [...after.keys()].sort(ascending);
  return periods.flatMap((period): Comparison[] => {
    const now = after.get(period) ?? new Map<string, number>();
    const old = before.get(period);
    if (old !== undefined) {
      const same = [...now].every(([area, value]) => old.get(area) === value);
      return same ? [] : [{ period, against: period, before: old, after: now, revision: true }];
    }
    const against = periodBefore(period, [...new Set([...before.keys(), ...after.keys()])]);
    if (against === undefined) return [];
    const earlier = after.get(against) ?? before.get(against) ?? new Map<string, number>();
    return [{ period, against, before: earlier, after: now, revision: false }];
  });
}

const pairsOf = ({ before, after }: Comparison): Pair[] =>
  [...after].flatMap(([area_code, now]) => {
    const then = before.get(area_code) ?? 0;
    return then !== 0 && now !== 0 && then > 0 === now > 0
      ? [{ area_code, power: Math.log10(now / then) }]
      : [];
  });

/** The factor that a power of ten is near to; undefined where it is near to none. */
function nearFactor(power: number, tolerance: number): number | undefined {
  const found = POWERS.flatMap((each) => [each, -each]).find((each) => Math.abs(power - each) <= tolerance);
  return found;
}

const SAID: Readonly<Record<number, string>> = { 1: '10', 2: '100', 3: '1,000' };
const factorWords = (power: number) =>
  power > 0 ? `multiplied by ${SAID[power]}` : `divided by ${SAID[-power]}`;

/** Groups of areas whose figures jumped by a factor, the largest first; each area is in one of them. */
function jumpsOf(comparison: Comparison, groupsOf: GroupsOf) {
  const pairs = pairsOf(comparison);
  const tolerance = comparison.revision ? TOLERANCE : YEARLY_TOLERANCE;
  const members = new Map<string, Pair[]>([['all areas', pairs]]);
  for (const pair of pairs)
    for (const name of groupsOf(pair.area_code)) {
      const some = members.get(name) ?? [];
      some.push(pair);
      members.set(name, some);
    }
  const found: { readonly group: string; readonly areas: readonly string[]; readonly power: number }[] = [];
  const reported = new Set<string>();
  for (const [name, all] of [...members].toSorted(([, a], [, b]) => b.length - a.length)) {
    const power = nearFactor(median(all, (pair) => pair.power) ?? 0, tolerance);
    if (power === undefined) continue;
    const jumped = all.filter((pair) => Math.abs(pair.power - power) <= 2 * tolerance);
    if (jumped.length < MOST * all.length) continue;
    // A group may jump only because most of its areas are of one that was reported already.
    if (jumped.filter(({ area_code }) => !reported.has(area_code)).length < SMALLEST_GROUP) continue;
    for (const { area_code } of jumped) reported.add(area_code);
    found.push({ group: name, areas: jumped.map(({ area_code }) => area_code), power });
  }
  // The same period: a figure that is ten times another of itself is suspect in any company.
  if (comparison.revision) {
    const rest = group(
      pairs.filter(({ area_code }) => !reported.has(area_code)),
      ({ power }) => nearFactor(power, TOLERANCE),
    );
    for (const [power, some] of rest)
      if (power !== undefined && some.length >= SMALLEST_GROUP)
        found.push({
          group: 'areas of several groups',
          areas: some.map(({ area_code }) => area_code),
          power,
        });
  }
  return found;
}

const ACTION = (code: string) =>
  `look at the file and at what the publisher says of it; if it is right, add --accept-suspect ${code}`;

interface Moments {
  readonly mean: number;
  readonly spread: number;
}

const isSound = (code: string) => isLocalAuthority(code);

/** Mean and standard deviation over the local authorities that both periods have. */
function momentsOf(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>) {
  const common = [...one.keys()].filter((code) => isSound(code) && other.has(code));
  const of = (values: ReadonlyMap<string, number>): Moments => ({
    mean: mean(common, (code) => values.get(code)) ?? Number.NaN,
    spread: deviation(common, (code) => values.get(code)) ?? Number.NaN,
  });
  return { before: of(one), after: of(other), areas: common.length };
}

/** The changes of mean and spread from each period to the next, over the areas that both have. */
function yearlyChanges(values: Values): Readonly<Record<keyof Moments, readonly number[]>> {
  const periods = [...values.keys()].sort(ascending);
  const changes = periods.flatMap((period) => {
    const against = periodBefore(period, periods);
    const [now, then] = [values.get(period), against === undefined ? undefined : values.get(against)];
    if (now === undefined || then === undefined) return [];
    const { before, after, areas } = momentsOf(then, now);
    return areas < SMALLEST_GROUP
      ? []
      : [{ mean: after.mean - before.mean, spread: after.spread - before.spread }];
  });
  return { mean: changes.map((each) => each.mean), spread: changes.map((each) => each.spread) };
}

/** How many of its own standard deviations a moment moved, and in which words. */
function sizeOf(moved: number, changes: readonly number[], spread: number, revision: boolean) {
  if (changes.length >= FEWEST_CHANGES) {
    const usual = revision ? 0 : (mean(changes) ?? 0);
    const sd = deviation(changes) ?? 0;
    // Changes that are all the same have no spread but that of their digits.
    const size = Math.abs(moved - usual) / Math.max(sd, Math.abs(spread) * 1e-9, Number.MIN_VALUE);
    return {
      size,
      isSuspect: size > DEVIATIONS,
      words: `${fixed(Math.min(size, 9999), 1)} of its year-on-year standard deviations`,
    };
  }
  const share = Math.abs(moved) / Math.max(Math.abs(spread), Number.MIN_VALUE);
  return {
    size: share,
    isSuspect: share > SHARE_OF_SPREAD,
    words: `${fixed(Math.min(share, 9999), 2)} times the spread between areas; there are too few periods for its own standard deviation`,
  };
}

/**
 * Jumps of one indicator that look like another unit or a mistake: a whole group of areas by a factor of 10,
 * 100 or 1,000, or the mean or the spread by more than five standard deviations of its own changes from
 * year to year in the old file (with fewer than three changes: by more than half the spread between areas).
 * @param before old figures, under the codes of the file
 */
export function suspectsOf(
  code: string,
  { title }: Pick<IndicatorWords, 'title'>,
  before: readonly Cell[],
  after: readonly Cell[],
  groupsOf: GroupsOf,
): Suspect[] {
  const [old, now] = [valuesOf(before), valuesOf(after)];
  const changesOld = yearlyChanges(old);
  // Frozen figures alone have no history: then the other periods of the new file are the measure.
  const changesFor = (period: string) =>
    changesOld.mean.length >= FEWEST_CHANGES
      ? changesOld
      : yearlyChanges(new Map([...now].filter(([other]) => other !== period)));
  return comparisonsOf(old, now).flatMap((comparison): Suspect[] => {
    const { period, against, revision } = comparison;
    const since = revision ? 'from the figures of before' : `from ${against}`;
    const shared = { code, period, against, action: ACTION(code) };
    const jumps = jumpsOf(comparison, groupsOf).map(
      ({ group: name, areas, power }): Suspect => ({
        ...shared,
        reason: 'factor',
        group: name,
        areas: areas.length,
        size: 10 ** power,
        text: `${title}, ${period}: ${name} (${counted(areas.length, 'area')}) are ${factorWords(power)} ${since}`,
      }),
    );
    const found = momentsOf(comparison.before, comparison.after);
    if (found.areas < SMALLEST_GROUP) return jumps;
    const changes = changesFor(period);
    const moments = (['mean', 'spread'] as const).flatMap((reason): Suspect[] => {
      const moved = found.after[reason] - found.before[reason];
      const { size, isSuspect, words } = sizeOf(moved, changes[reason], found.before.spread, revision);
      if (!isSuspect) return [];
      const text = `${title}, ${period}: the ${reason} over ${counted(found.areas, 'area')} moved from ${plain(found.before[reason], 4)} to ${plain(found.after[reason], 4)} ${since}, ${words}`;
      return [{ ...shared, reason, group: 'all areas', areas: found.areas, size, text }];
    });
    return [...jumps, ...moments];
  });
}
