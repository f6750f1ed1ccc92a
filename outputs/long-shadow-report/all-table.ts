import { html, type Markup } from '../index-report/markup.js';
import { fixed } from '../index-report/numbers.js';
import { interval } from './amounts.js';
import type { ShadowArea } from './area.js';
import { areaCell, groupCell, head, number, over, probability, subhead, tallTable } from './cells.js';
import { rowId } from './links.js';
import { isCarried, type ShadowOutcome, type ShadowView } from './view.js';

/** Of an outcome: rank with a link to the row of figures, its interval, the group and its probability. */
function outcomeCells(view: ShadowView, outcome: ShadowOutcome, code: string): Markup {
  const area = outcome.areas.find((one) => one.code === code);
  if (area === undefined)
    return html`${number('–')}${number('–')}<td class="none">No figure</td>${number('–')}`;
  const { rank, low, high, kind, cold, hot } = area;
  const link = html`<a href="#${rowId(view, outcome.code, code)}">${rank ?? '–'}</a>`;
  return html`<td class="num">${link}</td>${number(interval(low, high))}${groupCell(area)}${number(probability(kind === 'hotspot' ? hot : cold))}`;
}

function rowOf(view: ShadowView, area: ShadowArea): Markup {
  const { code, rank, low, high, score } = area;
  const carried = view.outcomes.some((outcome) => isCarried(outcome, code));
  return html`<tr id="${code}">${number(rank ?? '–')}${number(interval(low, high))}${areaCell(area, carried)}${number(score === null ? '–' : fixed(score, 2))}${view.outcomes.map((outcome) => outcomeCells(view, outcome, code))}</tr>\n`;
}

/** Every authority by the mean of the scores of all outcomes, with its rank and group in each. */
export function allTable(view: ShadowView): Markup {
  const { outcomes, all, one } = view;
  const subheads = outcomes.flatMap(() => [
    subhead('Rank'),
    subhead('Range'),
    subhead('Group', false),
    subhead('Probability'),
  ]);
  const heads = html`<tr>${head('Rank', true)}${head('Range', true)}${head('Area')}${head('Score', true)}${outcomes.map(({ name }) => over(name, 4))}</tr>
<tr>${subheads}</tr>`;
  return tallTable(
    'ranked-all',
    html`All outcomes together: rank of every ${one}, and its rank and group by each <span class="sub">Probability: of a hotspot that it is one, of any other that it is a coldspot.</span>`,
    heads,
    all.map((area) => rowOf(view, area)),
  );
}
