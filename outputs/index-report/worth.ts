import type { RankRow } from './rank-chart.js';
import { numberOf, type ReportArea, type ReportView, textOf } from './view.js';

/** An area with its rank and what it is worth, with and without the draw for inherited figures. */
export interface WorthRow extends RankRow {
  readonly area: ReportArea;
}

/** Every ranked area in the order of its rank. */
export function worthRows({ data, scored }: ReportView): WorthRow[] {
  const byCode = new Map(data.robustness.areas.rows.map((row) => [textOf(row, 'area_code'), row]));
  return scored.flatMap((area) => {
    if (area.rank === null) return [];
    const { name, code, rank, group, median, low, high, cold, hot } = area;
    const row = byCode.get(code) ?? {};
    return [
      {
        ...{ area, name, code, rank, group, median, low, high, cold, hot },
        lowWithout: numberOf(row, 'rank_low_without_inheritance'),
        highWithout: numberOf(row, 'rank_high_without_inheritance'),
      },
    ];
  });
}
