import { jumpList } from '../index-report/jump-list.js';
import { html, type Markup } from '../index-report/markup.js';
import { allTable } from './all-table.js';
import { outcomeTable } from './outcome-table.js';
import type { ShadowView } from './view.js';

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
