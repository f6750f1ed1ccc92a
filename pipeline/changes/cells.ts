import { ascending, group } from 'd3-array';
import type { AreaChange, IndicatorChange, Revised, RevisedFigure } from './report.js';

/** One figure as far as a comparison needs it: an observation, or a frozen figure of an area. */
export interface Cell {
  readonly area_code: string;
  readonly indicator: string;
  readonly period: string;
  readonly value: number | null;
  readonly cell: string;
}

/** Whose figures are compared, in words for a reader. */
export interface IndicatorWords {
  readonly title: string;
  readonly unit: string;
  readonly source: string;
}

export type NameOf = (code: string) => string;

const keyOf = ({ area_code, period }: Cell) => `${area_code} ${period}`;
const distinct = (cells: readonly Cell[], field: 'period' | 'area_code') =>
  [...new Set(cells.map((cell) => cell[field]))].sort(ascending);
const only = (these: readonly string[], others: readonly string[]) => {
  const known = new Set(others);
  return these.filter((each) => !known.has(each));
};

/** How far a figure moved; a figure that appeared or went is further than any that moved. */
export const distanceOf = ({ from, to }: Pick<RevisedFigure, 'from' | 'to'>): number =>
  from === null || to === null ? Number.POSITIVE_INFINITY : Math.abs(to - from);

/** The figures of the same area and period that differ, in the order of the new file. */
export function revisedCells(
  before: readonly Cell[],
  after: readonly Cell[],
  nameOf: NameOf,
): { readonly revised: readonly RevisedFigure[]; readonly common: number } {
  const old = new Map(before.map((cell) => [keyOf(cell), cell]));
  const common = after.filter((cell) => old.has(keyOf(cell)));
  const revised = common.flatMap((cell) => {
    const from = old.get(keyOf(cell))?.value ?? null;
    if (from === cell.value) return [];
    const { area_code, indicator, period, value: to } = cell;
    return [{ area_code, area_name: nameOf(area_code), indicator, period, from, to, cell: cell.cell }];
  });
  return { revised, common: common.length };
}

/** Count, share and largest; null where nothing was revised. */
export function summaryOf(revised: readonly RevisedFigure[], common: number): Revised | null {
  // A number that became another comes before one that appeared or went: its size is known.
  const sized = revised.filter((figure) => Number.isFinite(distanceOf(figure)));
  const [first] = (sized.length > 0 ? sized : revised).toSorted((a, b) => distanceOf(b) - distanceOf(a));
  return first === undefined
    ? null
    : { count: revised.length, share: revised.length / common, largest: first };
}

function actionsOf(change: Omit<IndicatorChange, 'actions'>, named: ReadonlySet<string>): string[] {
  const { new_periods, gone_periods, new_areas, gone_areas, revised, rows_lost } = change;
  const list = (names: readonly string[]) => names.slice(0, 5).join(', ');
  const latest = new_periods.at(-1);
  return [
    ...(latest !== undefined && !named.has(latest)
      ? [`to use a new period, write \`period: ${JSON.stringify(latest)}\` in the method`]
      : []),
    ...(gone_periods.length > 0
      ? [
          `if the method names ${gone_periods.length === 1 ? '' : 'one of '}${list(gone_periods)}, choose another period, or keep the old file`,
        ]
      : []),
    ...(new_areas.length > 0
      ? ['see whether new areas replace others; the register of areas must have their codes']
      : []),
    ...(gone_areas.length > 0
      ? ['see whether the areas that are gone have other codes now, or ask the publisher']
      : []),
    ...(rows_lost > 0 && gone_periods.length === 0 && gone_areas.length === 0
      ? ['ask the publisher why figures are no longer there']
      : []),
    ...(revised !== null
      ? ['read the note of the publisher on revisions; --accept records each one of a published figure']
      : []),
  ];
}

/**
 * How the figures of one indicator differ; undefined where they do not.
 * @param named the periods of it that the method names
 */
export function compareIndicator(
  indicator: string,
  words: IndicatorWords,
  before: readonly Cell[],
  after: readonly Cell[],
  nameOf: NameOf,
  compared_with: IndicatorChange['compared_with'],
  named: ReadonlySet<string> = new Set(),
): { readonly change: IndicatorChange; readonly revised: readonly RevisedFigure[] } | undefined {
  const { revised, common } = revisedCells(before, after, nameOf);
  const [rows_added, rows_lost] = [after.length - common, before.length - common];
  if (revised.length === 0 && rows_added === 0 && rows_lost === 0) return undefined;
  const periods = [distinct(before, 'period'), distinct(after, 'period')] as const;
  const areas = [distinct(before, 'area_code'), distinct(after, 'area_code')] as const;
  const change = {
    indicator,
    ...words,
    compared_with,
    rows_added,
    rows_lost,
    new_periods: only(periods[1], periods[0]),
    gone_periods: only(periods[0], periods[1]),
    new_areas: only(areas[1], areas[0]),
    gone_areas: only(areas[0], areas[1]),
    revised: summaryOf(revised, common),
  };
  return { change: { ...change, actions: actionsOf(change, named) }, revised };
}

/**
 * Revisions by area, those with most first.
 * @param after every figure that was compared, for the shares
 */
export function byArea(revised: readonly RevisedFigure[], commonOf: (area: string) => number): AreaChange[] {
  return [...group(revised, ({ area_code }) => area_code)]
    .flatMap(([area_code, figures]) => {
      const found = summaryOf(figures, Math.max(commonOf(area_code), figures.length));
      return found === null ? [] : [{ area_code, area_name: found.largest.area_name, ...found }];
    })
    .toSorted((a, b) => b.count - a.count || ascending(a.area_code, b.area_code));
}
