import { sum } from 'd3-array';
import { counted, fixedOrDash, inWords, perCent, whole } from '../formats/numbers.js';
import { countSure, groupBrief, groupText, interval, middleWidth, SURE } from '../page/certainty.js';
import { html, type Markup } from '../page/markup.js';
import { bullets, keyFigures, type Section } from '../page/sections.js';
import { dataTable } from '../page/table.js';
import { capital, listed, within } from '../page/words.js';
import { drawsFigures } from './drawn.js';
import { kindsOf } from './kinds.js';
import {
  mostSentence,
  regionCounts,
  regionTable,
  shareSentence,
  sureMeaning,
  withoutSentence,
} from './regions.js';
import { ownLevel, ownLevelSentences, STATUS_ORDER, statusCounts } from './statuses.js';
import { type ReportArea, type ReportView, type Status, whichInterval } from './view.js';

/** How far to trust a rank, and what a replicate is. */
function bandSentences(view: ReportView): string {
  const { drawn, scored, many, data } = view;
  if (!drawn) return 'How far to trust a rank is not known: it was not worked out.';
  const figures = drawsFigures(view) ? ' and slightly different figures' : '';
  const made = `To see how far to trust a rank, we made the index again ${counted(data.robustness.replicates, 'time')} with other defensible choices${figures}; each is a replicate.`;
  const width = middleWidth(scored);
  return width === null
    ? made
    : `${made} For half of the ${many} the rank covered ${counted(width, 'place')} or more in nine replicates of ten.`;
}

/**
 * As in `294 of England’s 296 districts` where some are left out, and `the 296 districts of England` where
 * none is.
 */
function rankedWords({ areas, scored, data, country, one, many }: ReportView): string {
  const all = areas.length + data.method.areas.exclude.length;
  return scored.length === all
    ? `the ${counted(all, one, many)} of ${country}`
    : `${whole(scored.length)} of ${country}’s ${counted(all, one, many)}`;
}

/** What the score is made of; with two faces, what the kinds of place are first. */
function madeSentences(view: ReportView): string {
  const { domains, many, one, faces } = view;
  const figures = counted(
    sum(domains, (domain) => domain.indicators.length),
    'official figure',
  );
  const names = listed(domains.map(({ name }) => within(name)));
  const kinds = kindsOf(view);
  if (kinds.length === 0)
    return `The index ranks ${rankedWords(view)} by how far life there helps people get on, whatever family they were born into: ${figures} in ${inWords(domains.length)} domain${domains.length === 1 ? '' : 's'} (${names}) make one score for each ${one}.`;
  const counts = kinds.map(({ words, areas }) => `${whole(areas.length)} ${within(words)}`);
  return `${capital(rankedWords(view))}, seen from two sides, ${listed(faces.map(({ name }) => within(name)))}: how far life there helps people get on, whatever family they were born into, by ${figures} in ${inWords(domains.length)} domains (${names}). Look at the kind of place first: of the ${many} there are ${listed(counts)}. The index is the mean of the two sides.`;
}

/** What is ranked, by what, which end of a rank is good, and how far to trust it, in a few sentences. */
export function explanation(view: ReportView): string {
  const { areas, scored, many, one, share } = view;
  const unscored = areas.length - scored.length;
  const last = scored.at(-1)?.rank ?? 0;
  return [
    madeSentences(view),
    last > 0 &&
      `Rank 1 is the best and rank ${last} the worst: the best ${share} are called hotspots and the worst ${share} coldspots.`,
    bandSentences(view),
    unscored === 0
      ? 'The index compares places and says nothing about any one person.'
      : `${capital(counted(unscored, `${one} has`, `${many} have`))} too few figures for a score, and therefore no rank.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** Four key figures: the size of the index, and how much of it rests on figures of the areas themselves. */
function figuresOf(view: ReportView): Markup {
  const { scored, many, domains, drawn } = view;
  const inGroup = (wanted: string) => scored.filter(({ group }) => group === wanted);
  const count = (wanted: string) => whole(inGroup(wanted).length);
  const sure = (wanted: string) => countSure(inGroup(wanted));
  const certainty = drawn
    ? `, of which ${sure('hotspot')} and ${sure('coldspot')} are sure: they stayed so in at least ${perCent(SURE)} of the replicates`
    : '; how sure is not known';
  const indicators = sum(domains, (domain) => domain.indicators.length);
  return keyFigures([
    [whole(scored.length), `${many} ranked`],
    [`${count('hotspot')} and ${count('coldspot')}`, `hotspots and coldspots${certainty}`],
    [whole(indicators), `official figures, in ${domains.length} domains`],
    [perCent(ownLevel(view).mean), `of the index rests on the ${many}’ own figures`],
  ]);
}

const FEW = 5;

function endTable(id: string, caption: string, areas: readonly ReportArea[]): Markup {
  const which = whichInterval({ areas });
  return dataTable({
    id,
    caption,
    columns: [
      { label: 'Area' },
      { label: 'Region', wide: true },
      { label: 'Rank', numeric: true },
      { label: `90% interval${which}`, numeric: true, wide: true },
      { label: 'Score', numeric: true },
      { label: 'Group and its probability', wide: true },
    ],
    rows: areas.map((area) => [
      html`<a href="#${area.code}">${area.name}</a>${groupBrief(area, which)}`,
      area.region,
      area.rank,
      interval(area.low, area.high),
      fixedOrDash(area.score, 2),
      groupText(area),
    ]),
  });
}

/** The best and the worst few areas; no area is in both tables. */
function ends({ scored }: ReportView): Markup {
  const few = Math.max(1, Math.min(FEW, Math.floor(scored.length / 2)));
  const best = scored.slice(0, few);
  const worst = scored.slice(-few).toReversed();
  if (scored.length === 0) return html`<p>No area has a score.</p>\n`;
  return html`<div class="pair">${endTable('best', `The best ${inWords(few)}`, best)}${endTable('worst', `The worst ${inWords(few)}, worst first`, worst)}</div>
`;
}

const STATUS_PHRASES: Readonly<Record<Status, string>> = {
  observed: 'published for the area itself',
  mapped: 'carried from another code',
  inherited: 'inherited from a county',
  modelled: 'modelled from that of a county',
  estimated: 'estimated',
  missing: 'missing',
};

function valueSentence({ data }: ReportView): string {
  const counts = statusCounts(data.indicators.rows);
  const parts = STATUS_ORDER.map((status) => `${inWords(counts[status], 'none')} ${STATUS_PHRASES[status]}`);
  return `The index needs ${whole(data.indicators.rows.length)} figures, one for each area and indicator. Of these: ${listed(parts)}.`;
}

/** What the figures say, worked out from them. */
export function findings(view: ReportView): Section {
  const regions = regionCounts(view);
  const points = [
    mostSentence(regions, 'hotspots', view),
    mostSentence(regions, 'coldspots', view),
    shareSentence(regions, view),
    withoutSentence(regions, view),
    sureMeaning(view.data.robustness.replicates),
    ownLevelSentences(view),
    valueSentence(view),
  ].filter(Boolean);
  return {
    id: 'findings',
    title: 'Key findings',
    body: html`${figuresOf(view)}${bullets(points, 'points')}<h3>The ends of the ranking</h3>
${ends(view)}<h3>Regions</h3>
<div class="regions">${regionTable(view, regions)}</div>`,
  };
}
