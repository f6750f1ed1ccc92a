import { interval, widthOf } from './certainty.js';
import { isInherited } from './drawn-words.js';
import { html, type Markup } from './markup.js';
import { numberOf, type ReportView, textOf } from './view.js';
import { listed } from './words.js';
import type { WorthRow } from './worth.js';

/** A line is long when it is at least so many times as long as those of nine hotspots in ten. */
const TIMES = 2;
const NINE_TENTHS = 0.9;
/** Of fewer hotspots there is no saying which line is long. */
const LEAST_HOTSPOTS = 10;
const MOST_NAMED = 5;

interface Long {
  readonly row: WorthRow;
  readonly width: number;
}

/** The hotspots with the longest lines, longest first; none where no line stands out. */
export function longest(rows: readonly WorthRow[]): WorthRow[] {
  const hotspots = rows
    .flatMap((row): Long[] => {
      const width = row.group === 'hotspot' ? widthOf(row.low, row.high) : null;
      return width === null ? [] : [{ row, width }];
    })
    .sort((a, b) => b.width - a.width || a.row.rank - b.row.rank);
  const common = hotspots[hotspots.length - Math.ceil(NINE_TENTHS * hotspots.length)];
  if (hotspots.length < LEAST_HOTSPOTS || common === undefined) return [];
  return hotspots
    .filter(({ width }) => width >= TIMES * common.width)
    .slice(0, MOST_NAMED)
    .map(({ row }) => row);
}

/** The areas with the worst figure of all on some indicator: ties count, the figure of a county does not. */
export function worstOfAll({ data }: ReportView): Set<string> {
  const worst = new Map<string, { value: number; areas: string[] }>();
  for (const row of data.indicators.rows) {
    const [figure, direction] = [numberOf(row, 'value'), numberOf(row, 'direction')];
    if (figure === null || direction === null) continue;
    const [value, indicator] = [figure * direction, textOf(row, 'indicator')];
    const own = isInherited(row) ? [] : [textOf(row, 'area_code')];
    const known = worst.get(indicator);
    if (known === undefined || value < known.value) worst.set(indicator, { value, areas: own });
    else if (value === known.value) known.areas.push(...own);
  }
  return new Set([...worst.values()].flatMap(({ areas }) => areas));
}

const MEANS = { geometric_mean: 'geometric mean', harmonic_mean: 'harmonic mean' } as const;

/** Why it can be, where it is likely: a mean that one very low figure pulls down is among what is drawn. */
function whySentence(view: ReportView, long: readonly WorthRow[]): string {
  const { aggregate } = view.data.method.robustness;
  const punishing = (['geometric_mean', 'harmonic_mean'] as const).filter((mean) => aggregate.includes(mean));
  // where every replicate has such a mean, it is not what makes one replicate differ from another
  if (punishing.length === 0 || punishing.length === aggregate.length) return '';
  const worst = worstOfAll(view);
  const low = long.filter(({ code }) => worst.has(code)).map(({ name }) => name);
  if (low.length === 0) return '';
  const who = low.length === long.length ? (low.length === 1 ? 'It' : 'Each') : listed(low);
  const verb = low.length === 1 || who === 'Each' ? 'has' : 'have each';
  return ` ${who} ${verb} the worst figure of all ${view.many} on at least one indicator. That is a likely cause: a ${listed(punishing.map((mean) => MEANS[mean]))}, which some of the replicates use, punishes one very low figure.`;
}

/** Which hotspots have the long lines at the top of the chart, and why it can be; nothing where none has. */
export function longLines(view: ReportView, rows: readonly WorthRow[]): Markup | undefined {
  const long = longest(rows);
  if (long.length === 0) return undefined;
  const names = long.map(({ name, low, high }) => `${name} (${interval(low, high)})`);
  const what =
    long.length === 1
      ? 'The widest interval among the hotspots, the long line at the top of the chart, is that'
      : 'The widest intervals among the hotspots, the long lines at the top of the chart, are those';
  return html`<p>${what} of ${listed(names)}.${whySentence(view, long)}</p>
`;
}
