import { fixed, perCent, whole } from '../formats/numbers.js';
import { chance, interval, ownProbability } from '../page/certainty.js';
import { type Content, html, type Markup } from '../page/markup.js';
import { isStandard } from '../page/method-words.js';
import { jumpList } from '../page/table.js';
import { GROUP_WORDS } from '../page/words.js';
import type { Fifth } from '../release-data.js';
import { levelsOf, type ReportArea, type ReportView } from './view.js';

const NONE = html`<td class="num none">–</td>`;

const number = (value: Content): Markup => html`<td class="num">${value}</td>`;

/** The best and the worst of a domain are marked, for the eye that runs down a column. */
const domainCell = (rank: number | null, fifth: Fifth | null): Markup =>
  rank === null ? NONE : html`<td class="num${fifth === 1 ? ' hi' : fifth === 5 ? ' lo' : ''}">${rank}</td>`;

const known = (value: Content): Markup => (value === null ? NONE : number(value));
const share = (probability: number | null): Markup =>
  probability === null ? NONE : number(chance(probability));

/** The group with its probability: the one never stands without the other. */
const groupCell = (area: ReportArea): Markup =>
  area.group === null
    ? html`<td>No score</td>`
    : html`<td>${GROUP_WORDS[area.group] ?? area.group} <span class="code">${chance(ownProbability(area))}</span></td>`;

function rowOf(area: ReportArea, fifths: readonly (Fifth | null)[]): Markup {
  const { code, name, region, upperTier, rank, score, fifth, counts } = area;
  return html`<tr id="${code}"><td class="num">${rank ?? '–'}</td><th scope="row">${name} <span class="code">${code}</span></th>${score === null ? NONE : number(fixed(score, 2))}${fifth === null ? NONE : html`<td class="num"><span class="chip c${fifth}">${fifth}</span></td>`}${groupCell(area)}${known(area.low === null ? null : interval(area.low, area.high))}${known(area.median)}${share(area.hot)}${share(area.cold)}<td>${region}</td>${upperTier === name ? html`<td class="none">–</td>` : html`<td>${upperTier}</td>`}${area.domainRanks.map((domainRank, at) => domainCell(domainRank, fifths[at] ?? null))}${number(perCent(area.own))}${number(counts.inherited)}${number(counts.mapped)}${number(counts.estimated)}${number(counts.missing)}</tr>
`;
}

const head = (label: Content, numeric = false): Markup =>
  html`<th scope="col" rowspan="2"${numeric && html` class="num"`}>${label}</th>`;

const subhead = (label: Content): Markup => html`<th scope="col" class="num">${label}</th>`;

function headRows({ domains }: ReportView): Markup {
  const of = ['Own share', 'Inherited', 'Mapped', 'Estimated', 'Missing'].map(subhead);
  const worth = ['90% interval', 'Median', 'Hotspot, probability', 'Coldspot, probability'].map(subhead);
  return html`<tr>${head('Rank', true)}${head('Area')}${head('Score', true)}${head('Fifth', true)}${head('Group')}<th scope="colgroup" colspan="4" class="over">What the rank is worth</th>${head('Region')}${head('Upper tier')}<th scope="colgroup" colspan="${domains.length}" class="over">Rank by domain</th><th scope="colgroup" colspan="5" class="over">Figures behind it</th></tr>
<tr>${worth}${domains.map(({ name }) => subhead(name))}${of}</tr>`;
}

const scaleSentence = (view: ReportView): string =>
  isStandard(levelsOf(view).index.normalise)
    ? 'Scores have a mean of 0 and a standard deviation of 1 over the areas; higher is better.'
    : 'Higher scores are better.';

const worthSentence = ({ drawn, data }: ReportView): string =>
  drawn
    ? `Under the group stands its probability. Nine of ten of the ${whole(data.robustness.replicates)} replicates give a rank within the 90% interval (from the 5% to the 95% point), half of them one up to the median; the last two are the probabilities of being a hotspot and a coldspot.`
    : 'What the ranks are worth is not known: no replicates were made.';

/** Every area in the order of its rank; areas without a score stand at the end. */
export function rankedSection(view: ReportView): Markup {
  const { areas, domains, data, share } = view;
  const fifthsOf = (area: string) =>
    domains.map(({ code }) => data.domainFifths.get(code)?.get(area) ?? null);
  const rows = areas.map((area) => rowOf(area, fifthsOf(area.code)));
  return html`<section id="ranking" aria-labelledby="ranking-title">
<h2 id="ranking-title">All areas by rank</h2>
<p>Rank 1 is the best. ${scaleSentence(view)} ${worthSentence(view)} Own share is the part of the weight of the index that rests on figures of the area itself, and not of its county. Marked ranks are among the best or the worst ${share} of the domain. A district that is its own upper tier has a dash there. On a narrow screen the table moves sideways.</p>
${jumpList(areas)}<div class="scroll tall" role="region" aria-labelledby="ranked" tabindex="0"><table class="ranked">
<caption id="ranked">Rank, score, fifth and group of every area, with what they are worth, its rank in each domain and what its figures are</caption>
<thead>${headRows(view)}</thead>
<tbody>
${rows}</tbody></table></div>
</section>
`;
}
