import type { Fifth } from '../release-data.js';
import { jumpList } from './jump-list.js';
import { type Content, html, type Markup } from './markup.js';
import { fixed, perCent } from './numbers.js';
import type { ReportArea, ReportView } from './view.js';
import { GROUP_WORDS } from './words.js';

const NONE = html`<td class="num none">–</td>`;

const number = (value: Content): Markup => html`<td class="num">${value}</td>`;

/** The best and the worst of a domain are marked, for the eye that runs down a column. */
const domainCell = (rank: number | null, fifth: Fifth | null): Markup =>
  rank === null ? NONE : html`<td class="num${fifth === 1 ? ' hi' : fifth === 5 ? ' lo' : ''}">${rank}</td>`;

function rowOf(area: ReportArea, fifths: readonly (Fifth | null)[]): Markup {
  const { code, name, region, upperTier, rank, score, fifth, group, counts } = area;
  return html`<tr id="${code}"><td class="num">${rank ?? '–'}</td><th scope="row">${name} <span class="code">${code}</span></th>${score === null ? NONE : number(fixed(score, 2))}${fifth === null ? NONE : html`<td class="num"><span class="chip c${fifth}">${fifth}</span></td>`}<td>${group === null ? 'No score' : (GROUP_WORDS[group] ?? group)}</td><td>${region}</td>${upperTier === name ? html`<td class="none">–</td>` : html`<td>${upperTier}</td>`}${area.domainRanks.map((domainRank, at) => domainCell(domainRank, fifths[at] ?? null))}${number(perCent(area.own))}${number(counts.inherited)}${number(counts.mapped)}${number(counts.estimated)}${number(counts.missing)}</tr>
`;
}

const head = (label: Content, numeric = false): Markup =>
  html`<th scope="col" rowspan="2"${numeric && html` class="num"`}>${label}</th>`;

const subhead = (label: Content): Markup => html`<th scope="col" class="num">${label}</th>`;

function headRows({ domains }: ReportView): Markup {
  const of = ['Own share', 'Inherited', 'Mapped', 'Estimated', 'Missing'].map(subhead);
  return html`<tr>${head('Rank', true)}${head('Area')}${head('Score', true)}${head('Fifth', true)}${head('Group')}${head('Region')}${head('Upper tier')}<th scope="colgroup" colspan="${domains.length}" class="over">Rank by domain</th><th scope="colgroup" colspan="5" class="over">Figures behind it</th></tr>
<tr>${domains.map(({ name }) => subhead(name))}${of}</tr>`;
}

/** Every area in the order of its rank; areas without a score stand at the end. */
export function rankedSection(view: ReportView): Markup {
  const { areas, domains, data, share } = view;
  const fifthsOf = (area: string) =>
    domains.map(({ code }) => data.domainFifths.get(code)?.get(area) ?? null);
  const rows = areas.map((area) => rowOf(area, fifthsOf(area.code)));
  return html`<section id="ranking" aria-labelledby="ranking-title">
<h2 id="ranking-title">All areas by rank</h2>
<p>Rank 1 is the best. Scores have a mean of 0 and a standard deviation of 1 over the areas; higher is better. Own share is the part of the weight of the index that rests on figures of the area itself, and not of its county. Marked ranks are among the best or the worst ${share} of the domain. A district that is its own upper tier has a dash there. On a narrow screen the table moves sideways.</p>
${jumpList(areas)}<div class="scroll tall" role="region" aria-labelledby="ranked" tabindex="0"><table class="ranked">
<caption id="ranked">Rank, score, fifth and group of every area, with its rank in each domain and what its figures are</caption>
<thead>${headRows(view)}</thead>
<tbody>
${rows}</tbody></table></div>
</section>
`;
}
