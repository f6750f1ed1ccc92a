import { chance, interval, ownProbability } from './certainty.js';
import { keyFigures } from './introduction.js';
import { html, type Markup } from './markup.js';
import { fixed, inWords, perCent, whole } from './numbers.js';
import { ownLevel, ownLevelSentences } from './own-level.js';
import { mostSentence, regionCounts, shareSentence, sureMeaning, withoutSentence } from './region-counts.js';
import { regionTable } from './regions.js';
import { STATUS_ORDER, statusCounts } from './status-counts.js';
import { brief, dataTable } from './table.js';
import type { ReportArea, ReportView, Status } from './view.js';
import { GROUP_WORDS, listed } from './words.js';

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
