import { html, type Markup } from '../index-report/markup.js';
import { fixed } from '../index-report/numbers.js';
import { periodWords } from '../index-report/period.js';
import { amount, interval, signed, withError } from './amounts.js';
import type { ShadowArea } from './area.js';
import { areaCell, groupCell, head, number, over, probability, subhead, tallTable } from './cells.js';
import { rowId } from './links.js';
import { isCarried, type ShadowOutcome, type ShadowView } from './view.js';

function rowOf(view: ShadowView, outcome: ShadowOutcome, area: ShadowArea): Markup {
  const { code, rank, low, high, score, means } = area;
  const figures = [
    withError(area.level, area.levelError),
    withError(area.gap, area.gapError),
    signed(area.unexplained),
  ].map(number);
  const chances = [area.cold, area.hot].map((value) => number(probability(value)));
  const mean = [amount(means.level), amount(means.gap), signed(means.unexplained)].map(number);
  return html`<tr id="${rowId(view, outcome.code, code)}">${number(rank ?? '–')}${number(interval(low, high))}${areaCell(area, isCarried(outcome, code))}${number(score === null ? '–' : fixed(score, 2))}${figures}${groupCell(area)}${chances}${mean}</tr>\n`;
}

/** Every authority by one outcome: rank, figures, group with its probability, and means of three years. */
export function outcomeTable(view: ShadowView, outcome: ShadowOutcome): Markup {
  const { code, name, method, areas, level, gap } = outcome;
  const heads = html`<tr>${head('Rank', true)}${head('Range', true)}${head('Area')}${head('Score', true)}${over(`Figures of ${periodWords(method.period)}`, 3)}${head('Group')}${over('Probability of being a', 2)}${over('Mean of three years', 3)}</tr>
<tr>${['Level', 'Gap', 'Unexplained gap', 'Coldspot', 'Hotspot', 'Level', 'Gap', 'Unexplained gap'].map((label) => subhead(label))}</tr>`;
  const unit = `Level in ${level?.unit ?? 'its unit'}, gaps in ${gap?.unit ?? 'theirs'}.`;
  return tallTable(
    `ranked-${code}`,
    html`${name}, ${periodWords(method.period)}: rank, figures and group of every ${view.one} <span class="sub">${unit}</span>`,
    heads,
    areas.map((area) => rowOf(view, outcome, area)),
  );
}
