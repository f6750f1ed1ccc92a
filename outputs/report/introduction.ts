import type { IndexMethod } from '../../schemas/method.js';
import { NOT_OFFICIAL } from '../notice.js';
import { middleOf, SURE, surenessOf, widthOf } from './certainty.js';
import { html, type Markup } from './markup.js';
import { counted, inWords, perCent, whole } from './numbers.js';
import type { ReportView } from './view.js';
import { capital, listed, within } from './words.js';

/** How far to trust a rank, in one sentence. */
function bandSentence({ drawn, scored, many }: ReportView): string {
  if (!drawn) return 'How far to trust a rank is not known: it was not worked out.';
  const width = middleOf(scored.map(({ low, high }) => widthOf(low, high)));
  return width === null
    ? ''
    : `A rank is a band and not one place: for half of the ${many} it spans ${counted(width, 'place')} or more.`;
}

/** What is ranked, by what, and which end of a rank is good, in three sentences. */
export function explanation(view: ReportView): string {
  const { areas, scored, domains, country, many, one, share } = view;
  const indicators = domains.reduce((sum, domain) => sum + domain.indicators.length, 0);
  const what = listed(domains.map(({ name }) => within(name)));
  const unscored = areas.length - scored.length;
  const last = scored.at(-1)?.rank ?? 0;
  return [
    `The index ranks the ${counted(areas.length, one, many)} of ${country} by how far life there helps people to get on, whatever family they were born into: ${counted(indicators, 'official figure')} in ${inWords(domains.length)} domain${domains.length === 1 ? '' : 's'} (${what}) make one score for each ${one}.`,
    last > 0 &&
      `Rank 1 is the best and rank ${last} the worst: the best ${share} are called hotspots and the worst ${share} coldspots.`,
    bandSentence(view),
    unscored === 0
      ? 'It compares places, and says nothing of any one person.'
      : `${capital(counted(unscored, `${one} has`, `${many} have`))} too few figures for a score, and so no rank.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** What a method says of itself. */
export type MethodHead = Pick<IndexMethod, 'title' | 'edition' | 'method_version'>;

/** The title of the edition and the versions that name it. */
export function header(method: MethodHead): Markup {
  return html`<header class="top"><div class="wrap">
<h1>${method.title}</h1>
<p class="edition">Edition ${method.edition}, method ${method.method_version}</p>
</div></header>
`;
}

/** What a reader must know before anything else. */
export function front(lead: string): Markup {
  return html`<p class="notice" role="note"><strong>Please note.</strong> ${NOT_OFFICIAL}</p>
<p class="lead">${lead}</p>
`;
}

/** Four numbers that say how large the index is and how much of it is the areas' own. */
export function keyFigures(view: ReportView, ownShare: string): Markup {
  const { scored, many, domains, drawn } = view;
  const of = (wanted: string) => scored.filter(({ group }) => group === wanted);
  const count = (wanted: string) => of(wanted).length;
  const sure = (wanted: string) => of(wanted).filter((area) => surenessOf(area) === 'sure').length;
  const beside = drawn
    ? `, of which ${sure('hotspot')} and ${sure('coldspot')} are sure: so in ${perCent(SURE)} of the replicates or more`
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
