import { html, type Markup, trusted } from '../markup.js';
import type { RankRow } from '../rank-chart.js';
import { place, type RankScale } from './scale.js';

/** Style of the marks of a group; the two ends have shapes of their own besides. */
export const groupClass = (group: string | null): string =>
  group === 'hotspot' || group === 'coldspot' ? group : 'middle';

/** A line from the middle of one rank to that of another; a rank alone still shows, by the round ends. */
const line = (low: number, high: number, y: number, { x }: RankScale): string =>
  `M${place(x(low))} ${place(y)}H${place(x(high))}`;

export interface PlacedRow {
  readonly row: RankRow;
  readonly y: number;
}

type Lines = Readonly<Record<'thin' | 'thick', string>>;

function linesOf(rows: readonly PlacedRow[], scale: RankScale): Lines {
  const [thin, thick]: [string[], string[]] = [[], []];
  for (const { row, y } of rows) {
    const { low, high, lowWithout, highWithout } = row;
    if (low !== null && high !== null) thin.push(line(low, high, y, scale));
    if (lowWithout !== null && highWithout !== null) thick.push(line(lowWithout, highWithout, y, scale));
  }
  return { thin: thin.join(''), thick: thick.join('') };
}

/** Diamonds are hotspots, squares coldspots, circles the rest. Relative steps from the middle of the sign. */
export function signPath(group: string, size: number): string {
  const [half, whole] = [place(size), place(2 * size)];
  if (group === 'hotspot') return `m0-${half}l${half} ${half}l-${half} ${half}l-${half}-${half}z`;
  if (group === 'coldspot') return `m-${half}-${half}h${whole}v${whole}h-${whole}z`;
  return `m-${half} 0a${half} ${half} 0 1 0 ${whole} 0a${half} ${half} 0 1 0-${whole} 0z`;
}

const GROUPS = ['hotspot', 'middle', 'coldspot'] as const;

/** Lines, ticks of the medians and signs of the ranks, each kind of each group as one path. */
export function marksOf(rows: readonly PlacedRow[], scale: RankScale, size: number, tick: number): Markup[] {
  return GROUPS.flatMap((group) => {
    const own = rows.filter(({ row }) => groupClass(row.group) === group);
    if (own.length === 0) return [];
    const { thin, thick } = linesOf(own, scale);
    const medians = own.flatMap(({ row: { median }, y }) =>
      median === null || tick === 0
        ? []
        : [`M${place(scale.x(median))} ${place(y - tick)}v${place(2 * tick)}`],
    );
    const signs = own.map(({ row, y }) => `M${place(scale.x(row.rank))} ${place(y)}${signPath(group, size)}`);
    const path = (name: string, d: string) => d !== '' && html`<path class="${name}" d="${trusted(d)}"/>`;
    return html`<g class="of-${group}">${path('thin', thin)}${path('thick', thick)}${path('sign', signs.join(''))}${path('tick', medians.join(''))}</g>\n`;
  });
}
