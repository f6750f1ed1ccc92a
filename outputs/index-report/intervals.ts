import { ascending, descending, groups, min } from 'd3-array';
import { counted, perCent, whole } from '../formats/numbers.js';
import { countSure, interval, middleWidth, SURE, widthOf } from '../page/certainty.js';
import { html, type Markup } from '../page/markup.js';
import { WHOLE } from '../page/method-words.js';
import type { RankRow } from '../page/rank-chart.js';
import { numberOf, textOf } from '../page/rows.js';
import { dataTable } from '../page/table.js';
import { capital, listed } from '../page/words.js';
import { isInherited } from './drawn.js';
import type { ReportArea, ReportView } from './view.js';

/** A ranked area with its intervals: from figures alone, and from figures and choices. */
export interface RankedRow extends RankRow {
  readonly area: ReportArea;
}

/** Every ranked area in the order of its rank. */
export function rankedRows({ data, scored }: ReportView): RankedRow[] {
  const byCode = new Map(data.robustness.areas.rows.map((row) => [textOf(row, 'area_code'), row]));
  return scored.flatMap((area) => {
    if (area.rank === null) return [];
    const { name, code, rank, group, median, low, high, cold, hot } = area;
    const row = byCode.get(code) ?? {};
    return [
      {
        area,
        name,
        code,
        rank,
        group,
        median,
        low,
        high,
        cold,
        hot,
        lowFigures: numberOf(row, 'rank_low_figures'),
        highFigures: numberOf(row, 'rank_high_figures'),
      },
    ];
  });
}

const aloneWidth = (rows: readonly RankedRow[]): number | null =>
  middleWidth(rows.map(({ lowFigures: low, highFigures: high }) => ({ low, high })));

const places = (width: number | null): string => (width === null ? '–' : whole(width));

/**
 * As in `9 of the 21 indicators are published for counties and not for 164 districts.`, and those split from
 * others.
 */
function sharedSentence({ data, one, many }: ReportView, heirs: ReadonlySet<string>): string {
  const shared = data.indicators.rows.filter(({ status }) => status === 'inherited' || status === 'modelled');
  const indicators = new Set(shared.map(({ indicator }) => indicator)).size;
  const areas = new Set(shared.map(({ area_code }) => area_code)).size;
  const split = heirs.size - areas;
  const county = `${whole(indicators)} of the ${counted(data.declared.length, 'indicator')} ${indicators === 1 ? 'is' : 'are'} published for counties and not for ${counted(areas, one, many)}.`;
  const others = `${capital(counted(split, `${one} takes`, `${many} take`))} figures from the area that ${split === 1 ? 'it was' : 'they were'} split from.`;
  return [areas === 0 ? '' : county, split === 0 ? '' : others].filter(Boolean).join(' ');
}

/** How wide the two intervals are, for areas with figures of a larger area and for others. */
export function widthsPart(view: ReportView, rows: readonly RankedRow[]): Markup | undefined {
  if (rows.every(({ lowFigures }) => lowFigures === null)) return undefined;
  const codes = new Set(
    view.data.indicators.rows.flatMap((row) => (isInherited(row) ? [textOf(row, 'area_code')] : [])),
  );
  const heirs = rows.filter(({ code }) => codes.has(code));
  const others = rows.filter(({ code }) => !codes.has(code));
  const line = (name: string, own: readonly RankedRow[]) => [
    name,
    whole(own.length),
    places(aloneWidth(own)),
    places(middleWidth(own)),
    whole(countSure(own)),
  ];
  const table = dataTable({
    id: 'two-intervals',
    caption: html`Width of a typical 90% interval, in places <span class="sub">Half of the ${view.many} have an interval as wide as this or wider.</span>`,
    columns: [
      { label: view.many === 'districts' ? 'Districts' : 'Areas' },
      { label: 'Number', numeric: true },
      { label: 'Figures alone', numeric: true },
      { label: 'Figures and choices', numeric: true },
      { label: `Group is sure (${perCent(SURE)})`, numeric: true },
    ],
    rows: [
      ...(heirs.length > 0 ? [line('With figures of a larger area', heirs)] : []),
      ...(heirs.length > 0 && others.length > 0 ? [line('With none', others)] : []),
    ],
    foot: line('All', rows),
  });
  const shared =
    heirs.length === 0
      ? ''
      : ` ${sharedSentence(view, codes)} What such a figure hides is drawn with the figures, for each area.`;
  return html`<h3>Two intervals</h3>
<p><b>Figures alone</b> (thick lines): the method stays as it is, and each figure is drawn within its error. This interval, and the probabilities and the map, answer how sure the rank is if you accept the method. <b>Figures and choices</b> (thin lines): the choices listed are drawn as well, for those who would have chosen otherwise.${shared}</p>
<div class="narrow">${table}</div>
`;
}

/** A line is long when it is at least this many times as long as those of nine hotspots in ten. */
const TIMES = 2;
const NINE_TENTHS = 0.9;
/** With fewer hotspots, no line is called long. */
const MIN_HOTSPOTS = 10;
const MAX_NAMED = 5;

interface Long {
  readonly row: RankedRow;
  readonly width: number;
}

/** The hotspots with the longest lines, longest first; none where no line is long. */
export function longest(rows: readonly RankedRow[]): RankedRow[] {
  const hotspots = rows
    .flatMap((row): Long[] => {
      const width = row.group === 'hotspot' ? widthOf(row.low, row.high) : null;
      return width === null ? [] : [{ row, width }];
    })
    .sort((a, b) => descending(a.width, b.width) || ascending(a.row.rank, b.row.rank));
  const common = hotspots[hotspots.length - Math.ceil(NINE_TENTHS * hotspots.length)];
  if (hotspots.length < MIN_HOTSPOTS || common === undefined) return [];
  return hotspots
    .filter(({ width }) => width >= TIMES * common.width)
    .slice(0, MAX_NAMED)
    .map(({ row }) => row);
}

/** The areas with the worst figure of all on some indicator: ties count, the figure of a county does not. */
export function worstOfAll({ data }: ReportView): Set<string> {
  const known = data.indicators.rows.flatMap((row) => {
    const value = numberOf(row, 'value');
    const direction = numberOf(row, 'direction');
    return value === null || direction === null ? [] : [{ row, value: value * direction }];
  });
  const worst = groups(known, ({ row }) => row.indicator).flatMap(([, figures]) => {
    const lowest = min(figures, ({ value }) => value);
    return figures.filter(({ row, value }) => value === lowest && !isInherited(row));
  });
  return new Set(worst.map(({ row }) => textOf(row, 'area_code')));
}

/** A likely cause of long lines: some replicates use a mean that one very low figure pulls down. */
function causeSentence(view: ReportView, long: readonly RankedRow[]): string {
  const { aggregate } = view.data.method.robustness;
  const punishing = (['geometric_mean', 'harmonic_mean'] as const).filter((mean) => aggregate.includes(mean));
  // Where every replicate uses such a mean, it does not make replicates differ.
  if (punishing.length === 0 || punishing.length === aggregate.length) return '';
  const worst = worstOfAll(view);
  const low = long.filter(({ code }) => worst.has(code)).map(({ name }) => name);
  if (low.length === 0) return '';
  const who = low.length === long.length ? (low.length === 1 ? 'It' : 'Each') : listed(low);
  const verb = low.length === 1 || who === 'Each' ? 'has' : 'have each';
  return ` ${who} ${verb} the worst figure of all ${view.many} on at least one indicator. That is a likely cause: a ${listed(punishing.map((mean) => WHOLE[mean].even))}, which some of the replicates use, penalises one very low figure.`;
}

/**
 * Which hotspots have the long lines at the top of the chart, and the likely cause; nothing where none has.
 */
export function longLines(view: ReportView, rows: readonly RankedRow[]): Markup | undefined {
  const long = longest(rows);
  if (long.length === 0) return undefined;
  const names = long.map(({ name, low, high }) => `${name} (${interval(low, high)})`);
  const what =
    long.length === 1
      ? 'The widest interval among the hotspots, the long line at the top of the chart, is that'
      : 'The widest intervals among the hotspots, the long lines at the top of the chart, are those';
  return html`<p>${what} of ${listed(names)}.${causeSentence(view, long)}</p>
`;
}
