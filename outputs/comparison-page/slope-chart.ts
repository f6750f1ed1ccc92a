import type { ComparedArea } from '../../pipeline/changes/compared.js';
import { figure } from '../page/figure.js';
import { type Content, html, type Markup, trusted } from '../page/markup.js';
import { coordinate } from '../page/picture.js';
import { shortName } from '../page/short-name.js';

/** An area with a rank in both editions. */
type Ranked = ComparedArea & { readonly rank: number; readonly rank_before: number; readonly places: number };

export const isRanked = (area: ComparedArea): area is Ranked =>
  area.rank !== null && area.rank_before !== null && area.places !== null;

export interface SlopeChart {
  /** Unique on the page. */
  readonly id: string;
  readonly caption: Content;
  /** Every area is a pale line. */
  readonly areas: readonly ComparedArea[];
  /** These are drawn over them, with their names. */
  readonly marked: readonly ComparedArea[];
  /** Names of the editions, above the two axes. */
  readonly names: readonly [before: string, after: string];
  /** Style of the marked lines: those that rise are drawn through, those that fall are dashed. */
  readonly style: 'rise' | 'fall';
}

/** Narrow enough to be read on a telephone; on a wide window it is drawn larger. */
const FRAME = { width: 380, height: 470, left: 34, right: 150, top: 40, bottom: 458 };
/** Least distance between two names, and about how many small letters of a name have space. */
const STEP = 15;
const MAX_NAME = 27;

/** Heights of names next to the ends of their lines: in their order, moved apart where they are too close. */
export function placeNames(wanted: readonly number[], step: number, top: number, bottom: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
  const heights = [...wanted];
  let least = top;
  for (const i of order) {
    heights[i] = Math.max(wanted[i]!, least);
    least = heights[i]! + step;
  }
  let most = bottom;
  for (const i of order.toReversed()) {
    heights[i] = Math.min(heights[i]!, most);
    most = heights[i]! - step;
  }
  return heights;
}

/**
 * Ranks in two editions as lines from the left axis to the right one, 1 at the top: all areas pale, some
 * marked and named. The names and both ranks are in the table of the page too.
 */
export function slopeChart({ id, caption, areas, marked, names, style }: SlopeChart): Markup {
  const { width, height, left, right, top, bottom } = FRAME;
  const ranked = areas.filter(isRanked);
  const shown = marked.filter(isRanked);
  const last = Math.max(2, ...ranked.flatMap(({ rank, rank_before }) => [rank, rank_before]));
  const y = (rank: number) => top + ((rank - 1) / (last - 1)) * (bottom - top);
  const line = ({ rank, rank_before }: Ranked) =>
    `M${left} ${coordinate(y(rank_before))}L${right} ${coordinate(y(rank))}`;
  const heights = placeNames(
    shown.map(({ rank }) => y(rank)),
    STEP,
    top,
    bottom,
  );
  const labels = shown.map((area, i) => {
    const height = heights[i]!;
    return html`<path class="to" d="M${right + 3} ${coordinate(y(area.rank))}L${right + 14} ${coordinate(height)}"/><text x="${right + 17}" y="${coordinate(height + 4)}">${area.rank_before} → ${area.rank} ${shortName(area.area_name, MAX_NAME)}<title>${area.area_name}: rank ${area.rank_before} before, ${area.rank} after</title></text>\n`;
  });
  const ends = [1, last].map(
    (rank) =>
      html`<text class="scale" x="${left - 6}" y="${coordinate(y(rank) + 4)}" text-anchor="end">${rank}</text>`,
  );
  const content = html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-caption"><desc>Each line is an area, from its rank before at the left to its rank after at the right; rank 1 is at the top. The table below has every rank.</desc>
<text class="head" x="${left}" y="14">${names[0]}</text><text class="head" x="${right}" y="30" text-anchor="start">${names[1]}</text>
<path class="axis" d="M${left} ${top - 6}V${bottom}M${right} ${top - 6}V${bottom}"/>${ends}
<path class="all" d="${trusted(ranked.map(line).join(''))}"/>
<path class="${style}" d="${trusted(shown.map(line).join(''))}"/>
${labels}</svg>`;
  return figure({ id, style: 'slope', caption, content });
}

/** The style of the charts. */
export const SLOPE_STYLE = `
.slope{max-width:36rem;margin:1rem 0}
.slope svg{display:block;width:100%;height:auto}
.slope text{fill:#16202c;font-size:11px}
.slope .scale{fill:#47525f}
.slope .head{font-weight:600}
.slope path{fill:none}
.slope .axis{stroke:#47525f;stroke-width:1px}
.slope .all{stroke:#d5dae0;stroke-width:.6px}
.slope .to{stroke:#8b939c;stroke-width:.6px}
.slope .rise{stroke:#1b4f91;stroke-width:2px}
.slope .fall{stroke:#9a3412;stroke-width:2px;stroke-dasharray:5 3}
@media print{.slope{break-inside:avoid}}
`;
