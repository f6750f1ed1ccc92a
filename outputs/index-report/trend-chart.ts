import { counted, fixed } from '../formats/numbers.js';
import { axisOf, positionOn } from '../page/axis.js';
import { figure } from '../page/figure.js';
import { type Content, html, type Markup, trusted } from '../page/markup.js';
import { coordinate } from '../page/picture.js';

/** A value in one edition; those of one segment are joined by a line. */
export interface TrendPoint {
  readonly edition: string;
  readonly value: number;
  readonly segment: number;
}

/** One line of a chart, with its name at the right end. */
export interface TrendLine {
  readonly name: string;
  readonly points: readonly TrendPoint[];
}

export interface TrendChart {
  /** Unique on the page. */
  readonly id: string;
  readonly caption: Content;
  /** Names of the editions, in the order of time; a year at the end says where they are. */
  readonly editions: readonly string[];
  readonly lines: readonly TrendLine[];
}

const FRAME = { width: 560, height: 300, left: 44, right: 400, top: 14, bottom: 258 };
const GRID = 6;
/** Names at the right end are at least so far apart. */
const APART = 16;
/** Dashes tell lines apart in grey; colours do on a screen. */
const STYLES = ['l1', 'l2', 'l3'] as const;

/** The year at the end of the name of an edition, or else its place in the list. */
const timeOf = (edition: string, i: number): number => Number(/(\d{4})$/.exec(edition)?.[1] ?? i);

/** Positions of the names: those of the last points, moved apart where they would overlap. */
function spacedOut(wanted: readonly number[]): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]!);
  const found = [...wanted];
  for (const [k, i] of order.entries())
    if (k > 0) found[i] = Math.max(found[i]!, found[order[k - 1]!]! + APART);
  return found;
}

/** Lines over the editions at the distances of their years; no line joins two segments. */
export function trendChart({ id, caption, editions, lines }: TrendChart): Markup {
  const { left, right, top, bottom, width, height } = FRAME;
  const times = editions.map(timeOf);
  const x = { low: Math.min(...times), high: Math.max(...times), ticks: [] };
  const y = axisOf(
    lines.flatMap(({ points }) => points.map(({ value }) => value)),
    [0.08, 0.08],
    GRID,
  );
  const across = (edition: string) =>
    coordinate(positionOn(x, times[editions.indexOf(edition)] ?? 0, left + 14, right));
  const up = (value: number) => positionOn(y, value, bottom, top);
  const grid = y.ticks.map(
    (value) =>
      html`<path class="grid" d="M${left} ${coordinate(up(value))}H${right}"/><text class="scale" x="${left - 6}" y="${coordinate(up(value) + 4)}" text-anchor="end">${fixed(value, 1)}</text>\n`,
  );
  const dates = editions.map(
    (edition, i) =>
      html`<text class="scale" x="${across(edition)}" y="${bottom + 20}" text-anchor="middle">${times[i]}</text>\n`,
  );
  const ends = spacedOut(lines.map(({ points }) => up(points.at(-1)?.value ?? 0)));
  const drawn = lines.map(({ name, points }, i) => {
    const style = STYLES[i % STYLES.length]!;
    const steps = points.map((point, k) => {
      const joined = k > 0 && points[k - 1]?.segment === point.segment;
      return `${joined ? 'L' : 'M'}${across(point.edition)} ${coordinate(up(point.value))}`;
    });
    const dots = points.map(
      (point) =>
        html`<circle class="${style}" cx="${across(point.edition)}" cy="${coordinate(up(point.value))}" r="4"><title>${name}, ${point.edition}: ${fixed(point.value, 2)}</title></circle>\n`,
    );
    return html`<path class="line ${style}" d="${trusted(steps.join(''))}"/>\n${dots}<text class="name" x="${right + 10}" y="${coordinate(ends[i]! + 4)}">${name}</text>\n`;
  });
  const content = html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-caption"><desc>${counted(lines.length, 'line')} over ${counted(editions.length, 'edition')}; the figures are in trend_codes.csv.</desc>
${grid}${dates}${drawn}</svg>`;
  return figure({ id, style: 'trend', caption, content });
}

export const TREND_STYLE = `
.trend{margin:1rem 0;max-width:44rem}
.trend svg{display:block;width:100%;height:auto}
.trend text{fill:#16202c;font-size:13px}
.trend .scale{fill:#47525f}
.trend .name{font-weight:600}
.trend .grid{fill:none;stroke:#e3e6ea;stroke-width:1}
.trend .line{fill:none;stroke-width:2.5}
.trend .l1{stroke:#16202c}.trend circle.l1{fill:#16202c}
.trend .l2{stroke:#2c5f9b}.trend circle.l2{fill:#2c5f9b}
.trend .l3{stroke:#b3541e}.trend circle.l3{fill:#b3541e}
.trend .line.l2{stroke-dasharray:7 4}
.trend .line.l3{stroke-dasharray:2 4}
@media print{.trend{break-inside:avoid}}
`;
