import { amount, fixed, signed, withError } from '../formats/numbers.js';
import { interval } from '../page/certainty.js';
import { html, type Markup } from '../page/markup.js';
import {
  areaCell,
  groupCell,
  head,
  jumpList,
  number,
  over,
  probability,
  subhead,
  tallTable,
} from '../page/table.js';
import { periodWords } from '../page/words.js';
import { isCarried, rowId, type ShadowArea, type ShadowOutcome, type ShadowView } from './view.js';

/** Of an outcome: rank with a link to the row of figures, its interval, the group and its probability. */
function outcomeCells(view: ShadowView, outcome: ShadowOutcome, code: string): Markup {
  const area = outcome.areas.find((one) => one.code === code);
  if (area === undefined)
    return html`${number('–')}${number('–')}<td class="none">No figure</td>${number('–')}`;
  const { rank, low, high, kind, cold, hot } = area;
  const link = html`<a href="#${rowId(view, outcome.code, code)}">${rank ?? '–'}</a>`;
  return html`<td class="num">${link}</td>${number(interval(low, high))}${groupCell(area)}${number(probability(kind === 'hotspot' ? hot : cold))}`;
}

function allRow(view: ShadowView, area: ShadowArea): Markup {
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
    all.map((area) => allRow(view, area)),
  );
}

function outcomeRow(view: ShadowView, outcome: ShadowOutcome, area: ShadowArea): Markup {
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
    areas.map((area) => outcomeRow(view, outcome, area)),
  );
}

/** Every authority in the order of its rank: by all outcomes together, then by each. */
export function rankingSection(view: ShadowView): Markup {
  const { all, outcomes, many } = view;
  const sure = outcomes.some((outcome) => outcome.sure);
  const first = all.length > 0 ? all : (outcomes[0]?.areas ?? []);
  const together =
    all.length > 0 &&
    html`<h3>All outcomes together</h3>
<p>The mean of the scores of the outcomes. There is no level or gap of all outcomes, and so no coldspot: the groups are those of each outcome.</p>
${allTable(view)}`;
  return html`<section id="ranking" aria-labelledby="ranking-title">
<h2 id="ranking-title">All ${many} by rank</h2>
<p>Rank 1 is the best. The score is the mean of level, gap and unexplained gap, each put on one scale; higher is better. ${sure && 'Range is the interval that holds the middle 90% of the draws of the rank, and ± is one standard error. Of every group the probability stands beside it.'} † marks figures that are carried from an authority that is no more. On a narrow screen the tables move sideways.</p>
${jumpList(first)}${together}${outcomes.map(
  (outcome) => html`<h3>${outcome.name}</h3>\n${outcomeTable(view, outcome)}`,
)}</section>
`;
}
