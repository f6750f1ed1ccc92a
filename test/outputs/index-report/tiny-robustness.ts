import type { IndexRelease } from '../../../outputs/release-data.js';
import { figureErrorsTable } from '../../../schemas/release/figure-errors-table.js';
import { leaveOneOutTable, robustnessTable, sensitivityTable } from '../../../schemas/release/robustness.js';
import { AREA_KEY } from '../../../schemas/release/unit-fields.js';
import type { Row } from '../../../schemas/table.js';
import type { TinyArea } from './tiny-areas.js';

/**
 * Results of the replicates for an area: ranks from figures and choices, ranks from figures alone, and the
 * probabilities.
 */
export interface Spread {
  readonly median: number;
  readonly ranks: readonly [low: number, high: number];
  readonly alone: readonly [low: number, high: number];
  readonly cold: number;
  readonly hot: number;
}

/** A whole table of them, by the code of the area. */
export interface Drawn {
  readonly replicates: number;
  readonly areas: Readonly<Record<string, Spread>>;
  readonly sensitivity: readonly Row[];
  /** Ranks moved without an indicator, by indicator and code. */
  readonly moved: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

const factor = (code: string, title: string, first: number, total: number): Row => ({
  factor: code,
  title,
  first_order: first,
  first_order_low: first - 0.05,
  first_order_high: first + 0.05,
  total,
  total_low: total - 0.05,
  total_high: total + 0.05,
});

const spread = (
  median: number,
  ranks: Spread['ranks'],
  alone: Spread['alone'],
  cold: number,
  hot: number,
): Spread => ({ median, ranks, alone, cold, hot });

/**
 * Alpha is sure, Beta is nearly so, Gamma is in the middle, Delta might be cold, Epsilon is not quite sure.
 */
export const DRAWN: Drawn = {
  replicates: 1000,
  areas: {
    E09000901: spread(1, [1, 1], [1, 1], 0, 1),
    E06000901: spread(2, [2, 3], [2, 3], 0, 0.0004),
    E06000902: spread(3, [2, 4], [2, 4], 0.02, 0),
    E07000901: spread(4, [3, 5], [4, 4], 0.45, 0),
    E07000902: spread(5, [3, 5], [5, 5], 0.5296, 0),
  },
  sensitivity: [
    factor('inheritance_sd', 'Spread inside a county', 0.6, 0.7),
    factor('weight_spread', 'Weights', 0.03, 0.2),
  ],
  moved: {
    reading: { E07000902: -2, E06000902: 1, E07000901: 1 },
    absence: {},
    pay: { E06000901: 1, E06000902: -1 },
  },
};

/** As without replicates. */
export const UNDRAWN: Drawn = { replicates: 0, areas: {}, sensitivity: [], moved: {} };

/** The five columns at the end of the index. */
export function robustRow({ code }: TinyArea, { areas }: Drawn): Row {
  const known = areas[code];
  return {
    rank_median: known?.median ?? null,
    rank_low: known?.ranks[0] ?? null,
    rank_high: known?.ranks[1] ?? null,
    coldspot_probability: known?.cold ?? null,
    hotspot_probability: known?.hot ?? null,
    rank_low_figures: known?.alone[0] ?? null,
    rank_high_figures: known?.alone[1] ?? null,
  };
}

function areaRow(tiny: TinyArea, drawn: Drawn): Row {
  const known = drawn.areas[tiny.code];
  return {
    area_code: tiny.code,
    area_name: tiny.name,
    rank: tiny.rank,
    ...robustRow(tiny, drawn),
    replicates: known === undefined ? 0 : drawn.replicates,
  };
}

function leftOut(areas: readonly TinyArea[], { moved }: Drawn): Row[] {
  return Object.entries(moved).flatMap(([indicator, places]) =>
    areas
      .map(({ code, name, rank }): Row => {
        const places_moved = rank === null ? null : (places[code] ?? 0);
        const rank_without = rank === null ? null : rank + (places_moved ?? 0);
        return { indicator, area_code: code, area_name: name, rank, rank_without, moved: places_moved };
      })
      .sort((a, b) => Math.abs(Number(b.moved)) - Math.abs(Number(a.moved))),
  );
}

/** How sure the ranks of some areas are, as in a release. */
export function robustnessTables(areas: readonly TinyArea[], drawn: Drawn): IndexRelease['robustness'] {
  return {
    replicates: drawn.replicates,
    seed: 7,
    areas: { table: robustnessTable(AREA_KEY), rows: areas.map((tiny) => areaRow(tiny, drawn)) },
    sensitivity: { table: sensitivityTable, rows: drawn.sensitivity },
    leaveOneOut: { table: leaveOneOutTable(AREA_KEY), rows: leftOut(areas, drawn) },
    errors: { table: figureErrorsTable, rows: [] },
  };
}
