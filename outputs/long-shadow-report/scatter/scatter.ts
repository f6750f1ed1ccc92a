import { type Content, html, type Markup } from '../../index-report/markup.js';
import { counted, fixed } from '../../index-report/numbers.js';
import { periodWords } from '../../index-report/period.js';
import { amount } from '../amounts.js';
import { groupPhrase } from '../kinds.js';
import { isCarried, ofKind, type ShadowOutcome, type ShadowView } from '../view.js';
import { signLegend, signOf } from './marks.js';
import { nameList } from './name-list.js';
import { labelsOf, leaderOf, wordsOf } from './names.js';
import { type Dot, PLOT, type Plot, plotOf } from './plot.js';
import { cutLines, zoneFloors, zoneNames } from './zones.js';

const { left, right, top, bottom } = PLOT;

const decimals = (value: number): number => (Number.isInteger(value) ? 0 : 1);

function axes({ level, gap, x, y }: Plot, outcome: ShadowOutcome): Content {
  const across = level.ticks.map((value) => {
    const at = x(value).toFixed(1);
    return html`<path class="grid" d="M${at} ${top}V${bottom}"/><text class="tick" x="${at}" y="${bottom + 20}" text-anchor="middle">${fixed(value, decimals(value))}</text>\n`;
  });
  const up = gap.ticks.map((value) => {
    const at = y(value).toFixed(1);
    return html`<path class="grid" d="M${left} ${at}H${right}"/><text class="tick" x="${left - 8}" y="${(y(value) + 5).toFixed(1)}" text-anchor="end">${fixed(value, decimals(value))}</text>\n`;
  });
  const middle = (top + bottom) / 2;
  return [
    ...[across, up],
    html`<text class="axis" x="${(left + right) / 2}" y="${bottom + 46}" text-anchor="middle">Level: ${outcome.level?.title ?? outcome.name} (${outcome.level?.unit ?? ''})</text>\n`,
    html`<text class="axis" transform="translate(18 ${middle}) rotate(-90)" text-anchor="middle">Gap: all others less these (${outcome.gap?.unit ?? ''})</text>\n`,
  ];
}

function dotOf({ area, x, y }: Dot, outcome: ShadowOutcome): Markup {
  const { name, level, gap } = area;
  const place = html`x="${x.toFixed(1)}" y="${y.toFixed(1)}"`;
  const title = `${name}: level ${amount(level)}, gap ${amount(gap)}; ${groupPhrase(area)}`;
  const ring =
    isCarried(outcome, area.code) &&
    html`<circle class="ring" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="9"/>`;
  return html`${ring}<use href="#${signOf(area.kind ?? 'none')}" ${place}><title>${title}</title></use>\n`;
}

/** The coldspots and hotspots are drawn last, over the others. */
const inOrder = (dots: readonly Dot[]): Dot[] =>
  [...dots].sort((a, b) => Number(isNamed(a)) - Number(isNamed(b)));

const isNamed = ({ area: { kind } }: Dot): boolean => kind === 'coldspot' || kind === 'hotspot';

/**
 * Level against gap of every authority, with the quadrants named and the lines where the worst and the best
 * begin.
 */
export function scatter(view: ShadowView, outcome: ShadowOutcome): Markup {
  const { code, name, areas, method } = outcome;
  const plot = plotOf(outcome, view.data.method.steps);
  if (plot === undefined) return html`<p>No ${view.one} has both a level and a gap.</p>\n`;
  const without = areas.length - plot.dots.length;
  const [cold, hot] = [ofKind(outcome, 'coldspot').length, ofKind(outcome, 'hotspot').length];
  const labels = labelsOf(plot.dots.filter(isNamed), plot);
  const numbered = labels.some(({ number }) => number !== undefined);
  const carried = plot.dots.some(({ area }) => isCarried(outcome, area.code));
  return html`<figure class="plot"><figcaption id="plot-${code}">${name}, ${periodWords(method.period)}: level against gap of ${counted(plot.dots.length, view.one, view.many)}. Dashed lines: where the worst and the best ${view.share} begin. Coldspots and hotspots are named${outcome.sure && ', each with the probability of being one'}${numbered && '; those with a number stand in the list under the plot'}.${without > 0 && ` Not drawn, for want of a figure: ${counted(without, view.one, view.many)}.`} On a narrow screen the plot moves sideways.</figcaption>
<div class="scroll" role="region" aria-labelledby="plot-${code}" tabindex="0"><svg viewBox="0 0 ${PLOT.width} ${PLOT.height}" role="img" aria-labelledby="scatter-${code}-title scatter-${code}-about">
<title id="scatter-${code}-title">Level against gap: ${name}</title><desc id="scatter-${code}-about">${counted(cold, 'coldspot')} in the corner of low level and wide gap, ${counted(hot, 'hotspot')} in that of high level and narrow gap. The ranked table gives every figure.</desc>
${zoneFloors(plot)}${axes(plot, outcome)}<rect class="border" x="${left}" y="${top}" width="${right - left}" height="${bottom - top}"/>
${cutLines(plot)}${zoneNames()}${labels.map(leaderOf)}${inOrder(plot.dots).map((dot) => dotOf(dot, outcome))}${labels.map(wordsOf)}</svg></div>
${signLegend(carried)}${nameList(labels, outcome.sure)}</figure>
`;
}
