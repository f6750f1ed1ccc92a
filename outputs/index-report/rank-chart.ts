import type { Grouped } from './certainty.js';
import { type Content, html, type Markup } from './markup.js';
import { counted } from './numbers.js';
import { chartKey } from './rank-chart/key.js';
import { namedCharts } from './rank-chart/named.js';
import { overviewChart } from './rank-chart/overview.js';

/** One ranked unit. Every rank but its own is null where it was never ranked in a replicate. */
export interface RankRow extends Grouped {
  readonly name: string;
  readonly code: string;
  readonly rank: number;
  /** The interval without the inheritance draw; null where there is no such draw. */
  readonly lowWithout: number | null;
  readonly highWithout: number | null;
}

export interface RankChartParts {
  /** Begins every id of the chart. */
  readonly id: string;
  /** Sorted by rank. */
  readonly rows: readonly RankRow[];
  /** What is ranked: `district`, `districts`. */
  readonly one: string;
  readonly many: string;
  /** Stands beside the overview, or under it where there is no room. */
  readonly beside?: Content;
}

/** Up to so many units there is one chart, with names; with more, an overview, and the names on request. */
const FEW = 60;

/**
 * The ranks with their intervals, best first: a dot for the rank, a tick for the median, a thin line for the interval
 * and a thick one for that without the inheritance draw. Needs the style `RANK_CHART`. Nothing where there is no row.
 */
export function rankChart(parts: RankChartParts): Markup | undefined {
  const { rows, one, many, id, beside } = parts;
  if (rows.length === 0) return undefined;
  const key = chartKey(rows);
  if (rows.length <= FEW) return html`<figure class="ranks">${key}${namedCharts(parts)}${beside}</figure>\n`;
  return html`<figure class="ranks">
${key}<div class="overview-beside">${overviewChart(parts)}<div>${beside}</div></div>
<details id="${id}-names"><summary>The same chart with the name of each ${one}: all ${counted(rows.length, one, many)}</summary>
${namedCharts(parts)}</details></figure>
`;
}
