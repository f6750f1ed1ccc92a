import { select } from './select.js';

/** What an area is by its level and its gap; their places are the numbers that `kindsInto` writes. */
export const KINDS = ['none', 'coldspot', 'hotspot', 'cold_on_level', 'cold_on_gap'] as const;
export type Kind = (typeof KINDS)[number];

/** Written by `kindsInto` for an area whose level or gap is missing. */
export const NO_KIND = 255;

export interface ColdspotRule {
  /** Share of the areas that each end counts, above 0 and at most 1. */
  readonly share: number;
  /** Values that differ by no more than this from the one before them tie. */
  readonly tolerance: number;
}

const [NONE, COLDSPOT, HOTSPOT, COLD_ON_LEVEL, COLD_ON_GAP] = [0, 1, 2, 3, 4];

/**
 * The k lowest are those up to `low`, the k highest those from `high`, areas tied with the last counted being
 * in.
 */
interface Ends {
  readonly low: number;
  readonly high: number;
}

/**
 * The highest value of the chain of ties that goes up from `from`, or with a `sign` of −1 the lowest that
 * goes down.
 */
function endOfChain(values: Float64Array, from: number, tolerance: number, sign: 1 | -1): number {
  for (let end = from; ; ) {
    let next = sign * Number.POSITIVE_INFINITY;
    for (let at = 0; at < values.length; at += 1) {
      const value = values[at]!;
      if (sign * (value - end) > 0 && sign * (next - value) > 0) next = value;
    }
    if (sign * (next - end) > tolerance) return end;
    end = next;
  }
}

function endsOf(values: Float64Array, { share, tolerance }: ColdspotRule, room: Float64Array): Ends {
  let count = 0;
  for (let at = 0; at < values.length; at += 1) if (!Number.isNaN(values[at]!)) room[count++] = values[at]!;
  const k = Math.ceil(count * share - tolerance);
  if (k < 1) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  return {
    low: endOfChain(values, select(room, count, k - 1), tolerance, 1),
    high: endOfChain(values, select(room, count, count - k), tolerance, -1),
  };
}

/**
 * `kindsOf` without allocation.
 * @param kinds receives places in `KINDS`, or `NO_KIND`
 * @param room room to work in, as long as the values
 */
export function kindsInto(
  kinds: Uint8Array,
  level: Float64Array,
  gap: Float64Array,
  rule: ColdspotRule,
  room: Float64Array,
): void {
  const levels = endsOf(level, rule, room);
  const gaps = endsOf(gap, rule, room);
  for (let area = 0; area < level.length; area += 1) {
    const [own_level, own_gap] = [level[area]!, gap[area]!];
    if (Number.isNaN(own_level) || Number.isNaN(own_gap)) {
      kinds[area] = NO_KIND;
      continue;
    }
    const [level_low, level_high] = [own_level <= levels.low, own_level >= levels.high];
    const [gap_low, gap_high] = [own_gap <= gaps.low, own_gap >= gaps.high];
    const cold_level = level_low && !level_high;
    const cold_gap = gap_high && !gap_low;
    if (cold_level) kinds[area] = cold_gap ? COLDSPOT : COLD_ON_LEVEL;
    else if (cold_gap) kinds[area] = COLD_ON_GAP;
    else kinds[area] = level_high && !level_low && gap_low && !gap_high ? HOTSPOT : NONE;
  }
}

/**
 * The kind of each area: a coldspot is among the worst k on level (lowest) and on gap (widest), a hotspot
 * among the best k on both. k = ⌈n × share − tolerance⌉, n being the areas with a value of that measure;
 * areas tied with the last counted are in; an area that would be among the best and the worst is in neither.
 * Null where level or gap is missing (NaN).
 */
export function kindsOf(level: Float64Array, gap: Float64Array, rule: ColdspotRule): (Kind | null)[] {
  const kinds = new Uint8Array(level.length);
  kindsInto(kinds, level, gap, rule, new Float64Array(level.length));
  return Array.from(kinds, (kind) => KINDS[kind] ?? null);
}
