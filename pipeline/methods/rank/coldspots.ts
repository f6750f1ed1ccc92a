import { COLDSPOT, groupsInto, HOTSPOT, NO_RANK } from './groups.js';
import { Order } from './order.js';
import { ranksInto } from './ranks.js';

/**
 * The class of an area by its level and its gap (published as `kind`); `kindsInto` writes indices in this
 * list.
 */
export const KINDS = ['none', 'coldspot', 'hotspot', 'cold_on_level', 'cold_on_gap'] as const;
export type Kind = (typeof KINDS)[number];

/** Written by `kindsInto` for an area whose level or gap is missing. */
export const NO_KIND = 255;

export interface ColdspotRule {
  /** Share of the areas in each end, above 0 and at most 1. */
  readonly share: number;
  /** A value ties with the one before it when they differ by no more than this. */
  readonly tolerance: number;
}

/** Buffers of `kindsInto`, allocated once for a number of areas. */
export class KindBuffers {
  readonly order: Order;
  readonly ranks: Int32Array;
  readonly tied: Int32Array;
  readonly levels: Uint8Array;
  readonly gaps: Uint8Array;

  constructor(areas: number) {
    this.order = new Order(areas);
    this.ranks = new Int32Array(areas);
    this.tied = new Int32Array(areas + 1);
    this.levels = new Uint8Array(areas);
    this.gaps = new Uint8Array(areas);
  }
}

/** Gaps are ranked from the widest, so the end that would be hot is the wide one, which is bad. */
const WIDE = HOTSPOT;
const NARROW = COLDSPOT;

function kindOf(level: number, gap: number): number {
  if (level === NO_RANK || gap === NO_RANK) return NO_KIND;
  if (level === COLDSPOT && gap === WIDE) return KINDS.indexOf('coldspot');
  if (level === HOTSPOT && gap === NARROW) return KINDS.indexOf('hotspot');
  if (level === COLDSPOT) return KINDS.indexOf('cold_on_level');
  return KINDS.indexOf(gap === WIDE ? 'cold_on_gap' : 'none');
}

const GROUPS = 4;
/** A table of `kindOf` for every pair of groups, for speed in draws: `KIND_OF[level * GROUPS + gap]`. */
const KIND_OF = Uint8Array.from({ length: GROUPS * GROUPS }, (_, pair) =>
  kindOf(Math.floor(pair / GROUPS), pair % GROUPS),
);

/**
 * `kindsOf` without allocation.
 * @param kinds receives indices in `KINDS`, or `NO_KIND`
 */
export function kindsInto(
  kinds: Uint8Array,
  level: Float64Array,
  gap: Float64Array,
  { share, tolerance }: ColdspotRule,
  { order, ranks, tied, levels, gaps }: KindBuffers,
): void {
  ranksInto(ranks, level, tolerance, order);
  groupsInto(levels, ranks, share, tolerance, tied);
  ranksInto(ranks, gap, tolerance, order);
  groupsInto(gaps, ranks, share, tolerance, tied);
  for (let area = 0; area < kinds.length; area += 1)
    kinds[area] = KIND_OF[levels[area]! * GROUPS + gaps[area]!]!;
}

/**
 * The class of each area: a coldspot is in the worst group on level (lowest) and on gap (widest), a hotspot
 * in the best group on both. Groups are those of `groupsOf`, each among the areas that have the measure. Null
 * where level or gap is missing (NaN).
 */
export function kindsOf(level: Float64Array, gap: Float64Array, rule: ColdspotRule): (Kind | null)[] {
  const kinds = new Uint8Array(level.length);
  kindsInto(kinds, level, gap, rule, new KindBuffers(level.length));
  return Array.from(kinds, (kind) => KINDS[kind] ?? null);
}
