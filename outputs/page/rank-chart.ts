import { max, range, tickStep } from 'd3-array';
import { counted, whole } from '../formats/numbers.js';
import { type Grouped, groupText, interval } from './certainty.js';
import { type Content, html, type Markup, trusted } from './markup.js';
import { coordinate } from './picture.js';
import { shortName } from './short-name.js';

/** One ranked unit. The ranks from replicates are null where no replicate ranks it. */
export interface RankRow extends Grouped {
  readonly name: string;
  readonly code: string;
  readonly rank: number;
  /** The interval from figures alone; null where no figure is drawn. */
  readonly lowFigures: number | null;
  readonly highFigures: number | null;
}

export interface RankChartParts {
  /** Begins every id of the chart. */
  readonly id: string;
  /** Sorted by rank. */
  readonly rows: readonly RankRow[];
  /** What is ranked: `district`, `districts`. */
  readonly one: string;
  readonly many: string;
  /** Next to the overview, or under it where there is no room. */
  readonly aside?: Content;
  /**
   * Where the names of many units are; a chart with their names, which is opened on request, when not
   * given.
   */
  readonly names?: Content;
}

/** About how many steps the axis has. */
const STEPS = 5;

/** Ranks along a picture: 1 at the left, the last at the right. */
interface RankScale {
  readonly last: number;
  readonly x: (rank: number) => number;
  readonly ticks: readonly number[];
}

/** The last rank that the chart must show. */
export const lastRank = (rows: readonly RankRow[]): number =>
  max(rows, ({ rank, high, highFigures }) => Math.max(rank, high ?? 0, highFigures ?? 0)) ?? 1;

/** 1, round numbers between, and the last rank; a round number too close to the last is left out. */
function ticksOf(last: number): number[] {
  if (last === 1) return [1];
  const step = Math.max(1, tickStep(0, last, STEPS));
  return [1, ...range(step, last - 0.75 * step, step).filter((tick) => tick > 1), last];
}

export function rankScale(last: number, left: number, right: number): RankScale {
  const width = (right - left) / Math.max(1, last - 1);
  const x = (rank: number) => (last === 1 ? (left + right) / 2 : left + (rank - 1) * width);
  return { last, x, ticks: ticksOf(last) };
}

/** Style of the marks of a group; the two ends also have signs of their own. */
const groupClass = (group: string | null): string =>
  group === 'hotspot' || group === 'coldspot' ? group : 'middle';

/** A line from the middle of one rank to that of another; a single rank still shows, by the round ends. */
const line = (low: number, high: number, y: number, { x }: RankScale): string =>
  `M${coordinate(x(low))} ${coordinate(y)}H${coordinate(x(high))}`;

interface PlacedRow {
  readonly row: RankRow;
  readonly y: number;
}

type Lines = Readonly<Record<'thin' | 'thick', string>>;

function linesOf(rows: readonly PlacedRow[], scale: RankScale): Lines {
  const thin: string[] = [];
  const thick: string[] = [];
  for (const { row, y } of rows) {
    const { low, high, lowFigures, highFigures } = row;
    if (low !== null && high !== null) thin.push(line(low, high, y, scale));
    if (lowFigures !== null && highFigures !== null) thick.push(line(lowFigures, highFigures, y, scale));
  }
  return { thin: thin.join(''), thick: thick.join('') };
}

/** Diamonds are hotspots, squares coldspots, circles the rest. Relative steps from the middle of the sign. */
function signPath(group: string, size: number): string {
  const half = coordinate(size);
  const whole = coordinate(2 * size);
  if (group === 'hotspot') return `m0-${half}l${half} ${half}l-${half} ${half}l-${half}-${half}z`;
  if (group === 'coldspot') return `m-${half}-${half}h${whole}v${whole}h-${whole}z`;
  return `m-${half} 0a${half} ${half} 0 1 0 ${whole} 0a${half} ${half} 0 1 0-${whole} 0z`;
}

const GROUPS = ['hotspot', 'middle', 'coldspot'] as const;

/** Lines, ticks of the medians and signs of the ranks: for each group one path of each. */
function marksOf(rows: readonly PlacedRow[], scale: RankScale, size: number, tick: number): Markup[] {
  return GROUPS.flatMap((group) => {
    const own = rows.filter(({ row }) => groupClass(row.group) === group);
    if (own.length === 0) return [];
    const { thin, thick } = linesOf(own, scale);
    const medians = own.flatMap(({ row: { median }, y }) =>
      median === null || tick === 0
        ? []
        : [`M${coordinate(scale.x(median))} ${coordinate(y - tick)}v${coordinate(2 * tick)}`],
    );
    const signs = own.map(
      ({ row, y }) => `M${coordinate(scale.x(row.rank))} ${coordinate(y)}${signPath(group, size)}`,
    );
    const path = (name: string, d: string) => d !== '' && html`<path class="${name}" d="${trusted(d)}"/>`;
    return html`<g class="of-${group}">${path('thin', thin)}${path('thick', thick)}${path('sign', signs.join(''))}${path('tick', medians.join(''))}</g>\n`;
  });
}

/** As in `Hotspot 98%`; nothing for what is in neither end. */
const endText = (row: RankRow): string => (groupClass(row.group) === 'middle' ? '' : groupText(row));

/** Upright lines at round ranks, numbered above. Those at the ends of the picture grow inwards. */
function rankAxis({ x, ticks, last }: RankScale, top: number, bottom: number): Markup[] {
  return ticks.map((tick) => {
    const i = coordinate(x(tick));
    const anchor = last === 1 || (tick !== 1 && tick !== last) ? 'middle' : tick === 1 ? 'start' : 'end';
    return html`<path class="grid" d="M${i} ${coordinate(top)}V${coordinate(bottom)}"/><text class="scale" x="${i}" y="${coordinate(top - 5)}" text-anchor="${anchor}">${whole(tick)}</text>\n`;
  });
}

const item = (picture: Content, words: string): Markup =>
  html`<li><svg class="swatch" viewBox="0 0 44 28" aria-hidden="true" focusable="false">${picture}</svg><span>${words}</span></li>\n`;

export const sign = (group: string): Markup =>
  html`<g class="of-${group}"><path class="sign" d="M22 14${signPath(group, 6)}"/></g>`;

export const stroke = (name: string, d: string): Markup =>
  html`<g class="of-middle"><path class="${name}" d="${d}"/></g>`;

/** What the signs and lines of the charts mean; only those that the charts have. */
function chartKey(rows: readonly RankRow[]): Markup {
  const has = (group: string) => rows.some((row) => row.group === group);
  const ends = has('hotspot') || has('coldspot');
  const drawn = rows.some(({ low }) => low !== null);
  const alone = rows.some(({ lowFigures }) => lowFigures !== null);
  return html`<ul class="legend across" aria-label="Key of the charts">
${has('hotspot') && item(sign('hotspot'), 'Rank of a hotspot')}${item(sign('middle'), ends ? 'Rank of any other' : 'Rank')}${has('coldspot') && item(sign('coldspot'), 'Rank of a coldspot')}${drawn && item(stroke('thin', 'M4 14H40'), alone ? '90% interval, figures and choices drawn' : '90% interval')}${alone && item(stroke('thick', 'M10 14H34'), '90% interval, figures alone drawn')}${drawn && item(stroke('tick', 'M22 6V22'), 'Median rank (with names)')}</ul>
`;
}

/** Title and description of a chart with names, for those who do not see it. */
const describe = (title: string, about: string, rows: readonly RankRow[], many: string): Markup =>
  html`<title id="${title}">Ranks with their intervals: from ${rows[0]?.name} to ${rows.at(-1)?.name}</title><desc id="${about}">The ${many} in the order of their rank, each with rank, name, interval and group. The ranked table has the same figures.</desc>`;

/** A line for a cell of a table. */
const LINE = { width: 220, height: 20, side: 8, sign: 5 };

/**
 * One rank with its intervals on a line from 1, at the left, to the last, for a table that has the numbers:
 * those who do not see it miss nothing.
 */
export function rankLine(row: RankRow, last: number): Markup {
  const scale = rankScale(last, LINE.side, LINE.width - LINE.side);
  const y = LINE.height / 2;
  return html`<svg class="rank-line" viewBox="0 0 ${LINE.width} ${LINE.height}" aria-hidden="true" focusable="false"><path class="grid" d="${line(1, last, y, scale)}"/>${marksOf([{ row, y }], scale, LINE.sign, 0)}</svg>`;
}

/** A chart of more rows would not fit on a page of paper. */
const MAX_ROWS = 60;
/** The chart with columns: its width, the height of the axis and of a row, and where the columns are. */
export const NAMED = {
  width: 824,
  top: 22,
  row: 16,
  rankEnd: 26,
  nameStart: 34,
  /** About how many small letters have space before the plot. */
  letters: 37,
  plotStart: 246,
  plotEnd: 612,
  intervalEnd: 690,
  groupStart: 700,
};

/** A name that fits, with the whole one as its tooltip where it is cut. */
function nameIn(name: string, most: number): Content {
  const short = shortName(name, most);
  return short === name ? name : html`${short}<title>${name}</title>`;
}

/** Rank, name, interval and group of one row, in words. */
function namedWords(row: RankRow, y: number): Content {
  const i = coordinate(y + 4);
  const group = endText(row);
  return html`<text x="${NAMED.rankEnd}" y="${i}" class="end">${row.rank}</text><text x="${NAMED.nameStart}" y="${i}"${groupClass(row.group) !== 'middle' && html` class="strong"`}>${nameIn(row.name, NAMED.letters)}</text><text x="${NAMED.intervalEnd}" y="${i}" class="end">${interval(row.low, row.high)}</text>${group !== '' && html`<text x="${NAMED.groupStart}" y="${i}">${group}</text>`}\n`;
}

export function namedMarks(rows: readonly RankRow[], last: number): Markup {
  const scale = rankScale(last, NAMED.plotStart, NAMED.plotEnd);
  const placed = rows.map((row, i) => ({ row, y: NAMED.top + (i + 0.5) * NAMED.row }));
  const bottom = NAMED.top + rows.length * NAMED.row;
  return html`${rankAxis(scale, NAMED.top, bottom)}${marksOf(placed, scale, 3.6, 5)}${placed.map(({ row, y }) => namedWords(row, y))}`;
}

function namedChart({ many }: RankChartParts, rows: readonly RankRow[], last: number, name: string): Markup {
  const bottom = NAMED.top + rows.length * NAMED.row;
  return html`<div class="long" role="region" aria-labelledby="${name}-title" tabindex="0"><svg class="named" viewBox="0 0 ${NAMED.width} ${bottom + 4}" role="img" aria-labelledby="${name}-title ${name}-about">
${describe(`${name}-title`, `${name}-about`, rows, many)}
${namedMarks(rows, last)}</svg></div>
`;
}

/**
 * A row for each unit with its name, in as many charts as are needed for each to fit on a page; each chart
 * once more for narrow windows. The style shows one of the two.
 */
function namedCharts(parts: RankChartParts): Markup[] {
  const { rows } = parts;
  const charts = Math.ceil(rows.length / MAX_ROWS);
  const each = Math.ceil(rows.length / charts);
  const last = lastRank(rows);
  return Array.from({ length: charts }, (_, part) => {
    const own = rows.slice(part * each, (part + 1) * each);
    const name = `${parts.id}-part-${part + 1}`;
    return html`${namedChart(parts, own, last, name)}${slimChart(parts, own, last, name)}`;
  });
}

/**
 * As wide as the text of a telephone: each unit has a line of words and, below it, its place in the ranking.
 */
const SLIM = {
  width: 328,
  letters: 44,
  side: 8,
  top: 22,
  row: 46,
  /** Below the top of a row: the name, the interval and group, the line of the ranks. */
  name: 13,
  interval: 27,
  line: 37,
};

function slimWords(row: RankRow, top: number): Markup {
  const below = [interval(row.low, row.high), endText(row)].filter(Boolean).join(', ');
  return html`<text y="${coordinate(top + SLIM.name)}"${groupClass(row.group) !== 'middle' && html` class="strong"`}>${row.rank} ${nameIn(row.name, SLIM.letters)}</text><text y="${coordinate(top + SLIM.interval)}" class="scale">${below}</text>\n`;
}

/** The chart of some rows for a narrow window, where the one with columns would have to be moved sideways. */
function slimChart({ many }: RankChartParts, rows: readonly RankRow[], last: number, name: string): Markup {
  const bottom = SLIM.top + rows.length * SLIM.row;
  const scale = rankScale(last, SLIM.side, SLIM.width - SLIM.side);
  const topOf = (i: number) => SLIM.top + i * SLIM.row;
  const placed = rows.map((row, i) => ({ row, y: topOf(i) + SLIM.line }));
  return html`<svg class="slim" viewBox="0 0 ${SLIM.width} ${bottom + 4}" role="img" aria-labelledby="${name}-slim ${name}-slim-about">
${describe(`${name}-slim`, `${name}-slim-about`, rows, many)}
${rankAxis(scale, SLIM.top, bottom)}${marksOf(placed, scale, 3.6, 5)}${rows.map((row, i) => slimWords(row, topOf(i)))}</svg>
`;
}

export const OVERVIEW = { width: 640, height: 470, top: 34, side: 8 };

/** The rows of a group from its first to its last, tinted and named where the picture is empty. */
function zone(
  rows: readonly RankRow[],
  group: 'hotspot' | 'coldspot',
  y: (i: number) => number,
): Markup | undefined {
  const first = rows.findIndex((row) => row.group === group);
  if (first < 0) return undefined;
  const top = y(first - 0.5);
  const bottom = y(rows.findLastIndex((row) => row.group === group) + 0.5);
  const hot = group === 'hotspot';
  return html`<rect class="zone-${group}" x="0" y="${coordinate(top)}" width="${OVERVIEW.width}" height="${coordinate(bottom - top)}"/><text class="zone" x="${hot ? OVERVIEW.width - OVERVIEW.side : OVERVIEW.side}" y="${coordinate(hot ? top + 26 : bottom - 14)}" text-anchor="${hot ? 'end' : 'start'}">${hot ? 'Hotspots' : 'Coldspots'}</text>\n`;
}

export function overviewMarks({ rows }: Pick<RankChartParts, 'rows'>): Markup {
  const pitch = OVERVIEW.height / rows.length;
  const y = (i: number) => OVERVIEW.top + (i + 0.5) * pitch;
  const exact = rankScale(lastRank(rows), OVERVIEW.side, OVERVIEW.width - OVERVIEW.side);
  // Two units a rank: whole ones are as fine as a screen shows, and half as long.
  const scale = { ...exact, x: (rank: number) => Math.round(exact.x(rank)) };
  const placed = rows.map((row, i) => ({ row, y: y(i) }));
  return html`${zone(rows, 'hotspot', y)}${zone(rows, 'coldspot', y)}${rankAxis(scale, OVERVIEW.top, OVERVIEW.top + OVERVIEW.height)}${marksOf(placed, scale, Math.min(3, pitch), 0)}`;
}

/** Every interval in one small picture, without names: how wide they are, and where. */
function overviewChart(parts: RankChartParts): Markup {
  const { id, rows, one, many } = parts;
  const bottom = OVERVIEW.top + OVERVIEW.height;
  return html`<svg class="overview" viewBox="0 0 ${OVERVIEW.width} ${bottom + OVERVIEW.side}" role="img" aria-labelledby="${id}-title ${id}-about">
<title id="${id}-title">The ranks of all ${counted(rows.length, one, many)} with their intervals</title><desc id="${id}-about">One line for each ${one}, the best at the top, from the better to the worse end of the interval of its rank; rank 1 is at the left. The ranked table has the same figures.</desc>
${overviewMarks(parts)}</svg>
`;
}

/** Up to so many units there is one chart, with names; with more, an overview, and the names on request. */
const FEW = 60;

const namedDetails = (parts: RankChartParts, id: string): Markup =>
  html`<details id="${id}-names"><summary>The same chart with the name of each ${parts.one}: all ${counted(parts.rows.length, parts.one, parts.many)}</summary>
${namedCharts(parts)}</details>`;

/**
 * The ranks with their intervals, best first: a dot for the rank, a tick for the median, a thin line for the
 * interval and a thick one for that from figures alone. Undefined where there is no row.
 */
export function rankChart(parts: RankChartParts): Markup | undefined {
  const { rows, one, many, id, aside, names } = parts;
  if (rows.length === 0) return undefined;
  const key = chartKey(rows);
  const name = `Ranks of ${counted(rows.length, one, many)} with their intervals`;
  if (rows.length <= FEW)
    return html`<figure class="ranks" aria-label="${name}">${key}${namedCharts(parts)}${aside}</figure>\n`;
  return html`<figure class="ranks" aria-label="${name}">
${key}<div class="overview-aside">${overviewChart(parts)}<div>${aside}</div></div>
${names ?? namedDetails(parts, id)}</figure>
`;
}
