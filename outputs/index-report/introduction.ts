import type { IndexMethod } from '../../schemas/method.js';
import { NOT_OFFICIAL } from '../notice.js';
import { middleOf, SURE, surenessOf, widthOf } from './certainty.js';
import { drawsFigures } from './drawn-words.js';
import { html, type Markup } from './markup.js';
import { counted, inWords, perCent, whole } from './numbers.js';
import type { ReportView } from './view.js';
import { capital, listed, within } from './words.js';

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
