import { counted, fixed, inWords, perCent, whole } from '../formats/numbers.js';
import { chance, interval, middleOf, ownProbability, SURE, surenessOf, widthOf } from '../page/certainty.js';
import { html, type Markup } from '../page/markup.js';
import { brief, dataTable } from '../page/table.js';
import { capital, GROUP_WORDS, listed, within } from '../page/words.js';
import { drawsFigures } from './drawn.js';
import {
  mostSentence,
  regionCounts,
  regionTable,
  shareSentence,
  sureMeaning,
  withoutSentence,
} from './regions.js';
import { ownLevel, ownLevelSentences, STATUS_ORDER, statusCounts } from './statuses.js';
import type { ReportArea, ReportView, Status } from './view.js';

/** How far to trust a rank, and what a replicate is: the word is used from here on. */
function bandSentences(view: ReportView): string {
  const { drawn, scored, many, data } = view;
  if (!drawn) return 'How far to trust a rank is not known: it was not worked out.';
  const figures = drawsFigures(view) ? ' and slightly different figures' : '';
  const made = `To see how far to trust a rank, we made the index again ${counted(data.robustness.replicates, 'time')} with other defensible choices${figures}; each is a replicate.`;
  const width = middleOf(scored.map(({ low, high }) => widthOf(low, high)));
  return width === null
    ? made
    : `${made} For half of the ${many} the rank covered ${counted(width, 'place')} or more in nine replicates of ten.`;
}

/** As in `294 of England’s 296 districts` where some are left out, and `the 296 districts of England` where none is. */
function rankedWords({ areas, scored, data, country, one, many }: ReportView): string {
  const all = areas.length + data.method.areas.exclude.length;
  return scored.length === all
    ? `the ${counted(all, one, many)} of ${country}`
    : `${whole(scored.length)} of ${country}’s ${counted(all, one, many)}`;
}

/** What is ranked, by what, which end of a rank is good, and how far to trust it, in a few sentences. */
export function explanation(view: ReportView): string {
  const { areas, scored, domains, many, one, share } = view;
  const indicators = domains.reduce((sum, domain) => sum + domain.indicators.length, 0);
  const what = listed(domains.map(({ name }) => within(name)));
  const unscored = areas.length - scored.length;
  const last = scored.at(-1)?.rank ?? 0;
  return [
    `The index ranks ${rankedWords(view)} by how far life there helps people to get on, whatever family they were born into: ${counted(indicators, 'official figure')} in ${inWords(domains.length)} domain${domains.length === 1 ? '' : 's'} (${what}) make one score for each ${one}.`,
    last > 0 &&
      `Rank 1 is the best and rank ${last} the worst: the best ${share} are called hotspots and the worst ${share} coldspots.`,
    bandSentences(view),
    unscored === 0
      ? 'The index compares places, and says nothing of any one person.'
      : `${capital(counted(unscored, `${one} has`, `${many} have`))} too few figures for a score, and so no rank.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** Four numbers that say how large the index is and how much of it is the areas' own. */
export function keyFigures(view: ReportView, ownShare: string): Markup {
  const { scored, many, domains, drawn } = view;
  const of = (wanted: string) => scored.filter(({ group }) => group === wanted);
  const count = (wanted: string) => of(wanted).length;
  const sure = (wanted: string) => of(wanted).filter((area) => surenessOf(area) === 'sure').length;
  const beside = drawn
    ? `, of which ${sure('hotspot')} and ${sure('coldspot')} are sure: they stayed so in at least ${perCent(SURE)} of the replicates`
    : '; how sure is not known';
  const indicators = domains.reduce((sum, domain) => sum + domain.indicators.length, 0);
  const figures: readonly (readonly [string, string])[] = [
    [whole(scored.length), `${many} ranked`],
    [`${whole(count('hotspot'))} and ${whole(count('coldspot'))}`, `hotspots and coldspots${beside}`],
    [whole(indicators), `official figures, in ${domains.length} domains`],
    [ownShare, `of the index rests on the ${many}’ own figures`],
  ];
  const items = figures.map(([value, what]) => html`<div><dt>${what}</dt><dd>${value}</dd></div>\n`);
  return html`<dl class="figures">\n${items}</dl>\n`;
}

const FEW = 5;

const groupWithChance = (area: ReportArea): string =>
  `${GROUP_WORDS[area.group ?? ''] ?? 'No score'}, ${chance(ownProbability(area))}`;

/** Group and interval under the name. */
const briefOf = (area: ReportArea): Markup[] =>
  area.low === null
    ? brief(groupWithChance(area))
    : brief(groupWithChance(area), `90% interval ${interval(area.low, area.high)}`);

function endTable(id: string, caption: string, areas: readonly ReportArea[]): Markup {
  return dataTable({
    ...{ id, caption },
    columns: [
      { label: 'Area' },
      { label: 'Region', wide: true },
      { label: 'Rank', numeric: true },
      { label: '90% interval', numeric: true, wide: true },
      { label: 'Score', numeric: true },
      { label: 'Group and its probability', wide: true },
    ],
    rows: areas.map((area) => [
      html`<a href="#${area.code}">${area.name}</a>${briefOf(area)}`,
      area.region,
      area.rank,
      interval(area.low, area.high),
      area.score !== null && fixed(area.score, 2),
      groupWithChance(area),
    ]),
  });
}

/** The best and the worst few: no area is shown at both ends. */
function ends({ scored }: ReportView): Markup {
  const few = Math.max(1, Math.min(FEW, Math.floor(scored.length / 2)));
  const [best, worst] = [scored.slice(0, few), scored.slice(-few).toReversed()];
  if (scored.length === 0) return html`<p>No area has a score.</p>\n`;
  return html`<div class="pair">${endTable('best', `The best ${inWords(few)}`, best)}${endTable('worst', `The worst ${inWords(few)}, worst first`, worst)}</div>
`;
}

const STATUS_PHRASES: Readonly<Record<Status, string>> = {
  observed: 'published for the area itself',
  mapped: 'carried from another code',
  inherited: 'inherited from a county',
  estimated: 'estimated',
  missing: 'missing',
};

function valueSentence({ data }: ReportView): string {
  const counts = statusCounts(data.indicators.rows);
  const parts = STATUS_ORDER.map(
    (status) => `${counts[status] === 0 ? 'none' : inWords(counts[status])} ${STATUS_PHRASES[status]}`,
  );
  return `Of the ${whole(data.indicators.rows.length)} places for a figure behind the index: ${listed(parts)}.`;
}

/** What the figures say, worked out from them. */
export function findings(view: ReportView): Markup {
  const regions = regionCounts(view);
  const points: readonly string[] = [
    mostSentence(regions, 'hotspots', view),
    mostSentence(regions, 'coldspots', view),
    shareSentence(regions, view),
    withoutSentence(regions, view),
    sureMeaning(view.data.robustness.replicates),
    ownLevelSentences(view),
    valueSentence(view),
  ].filter(Boolean);
  return html`<section id="findings" aria-labelledby="findings-title">
<h2 id="findings-title">Key findings</h2>
${keyFigures(view, perCent(ownLevel(view).mean))}<ul class="points">
${points.map((point) => html`<li>${point}</li>\n`)}</ul>
<h3>The ends of the ranking</h3>
${ends(view)}<h3>Regions</h3>
<div class="regions">${regionTable(view, regions)}</div></section>
`;
}
