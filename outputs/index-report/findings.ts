import { ascending, descending, rollups, sum } from 'd3-array';
import type { Checks } from '../../schemas/release/checks-file.js';
import { partialSentence } from '../formats/left-out.js';
import { correlationText, counted, fixed, inWords, perCent, whole } from '../formats/numbers.js';
import { countSure, middleWidth, SURE } from '../page/certainty.js';
import { html, type Markup } from '../page/markup.js';
import { bullets, keyFigures, type Section, type Titled, titled } from '../page/sections.js';
import { subjectWords } from '../page/subject.js';
import { capital, listed, within } from '../page/words.js';
import { drawsFigures } from './drawn.js';
import { faceCorrelation, kindsByRegion, kindsOf } from './kinds.js';
import { moveFinding } from './moves.js';
import {
  mostSentence,
  type RegionCounts,
  regionCounts,
  regionTable,
  shareSentence,
  withoutSentence,
} from './regions.js';
import { ownLevel } from './statuses.js';
import type { ReportView } from './view.js';

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
  const { measures } = subjectWords(view.data.method);
  const figures = counted(
    sum(domains, (domain) => domain.indicators.length),
    'official figure',
  );
  const names = listed(domains.map(({ name }) => within(name)));
  const kinds = kindsOf(view);
  if (kinds.length === 0)
    return `The index ranks ${rankedWords(view)} by ${measures}: ${figures} in ${inWords(domains.length)} domain${domains.length === 1 ? '' : 's'} (${names}) make one score for each ${one}.`;
  const counts = kinds.map(({ words, areas }) => `${whole(areas.length)} ${within(words)}`);
  return `${capital(rankedWords(view))}, seen from two sides, ${listed(faces.map(({ name }) => within(name)))}: ${measures}, by ${figures} in ${inWords(domains.length)} domains (${names}). Look at the kind of place first: of the ${many} there are ${listed(counts)}. The index is the mean of the two sides.`;
}

/** What is ranked, by what, which end of a rank is good, and how far to trust it, in a few sentences. */
export function explanation(view: ReportView): string {
  const { areas, scored, many, one, share } = view;
  const unscored = areas.length - scored.length;
  const last = scored.at(-1)?.rank ?? 0;
  return [
    partialSentence(view.data.method),
    madeSentences(view),
    subjectWords(view.data.method).isNot,
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

/** What the two faces have to do with each other, and where both are low. */
function kindFinding(view: ReportView): Titled | undefined {
  const [both] = kindsOf(view);
  const r = faceCorrelation(view);
  if (both === undefined || r === null || both.areas.length === 0) return undefined;
  const [first, second] = view.faces.map(({ name }) => within(name));
  const counts = rollups(
    both.areas,
    (own) => own.length,
    ({ region }) => region,
  ).sort(([a, m], [b, n]) => descending(m, n) || ascending(a, b));
  const [[region = '', most = 0] = []] = counts;
  return {
    title: `${capital(first ?? '')} and ${second ?? ''} are ${Math.abs(r) < 0.2 ? 'two different things' : 'not the same'}`,
    text: `Their correlation over the ${view.many} is ${fixed(r, 2)}. ${counted(both.areas.length, `${view.one} is`, `${view.many} are`)} low on both, the most of them in ${region} (${whole(most)}).`,
  };
}

/** Where the two ends of the ranking are. */
function regionFindings(view: ReportView, regions: readonly RegionCounts[]): (Titled | undefined)[] {
  const [first] = regions;
  const finding = (title: string, ...sentences: readonly string[]): Titled | undefined =>
    sentences.join('') === '' ? undefined : { title, text: sentences.filter(Boolean).join(' ') };
  const apart = first !== undefined && first.hotspots > first.areas / 2;
  return [
    finding(
      apart ? `${first.name} stands apart` : 'Where the hotspots are',
      mostSentence(regions, 'hotspots', view),
      withoutSentence(regions, view),
    ),
    finding(
      'Where the coldspots are',
      mostSentence(regions, 'coldspots', view),
      shareSentence(regions, view),
    ),
  ];
}

/** How many of the groups are more than chance. */
function sureFinding(view: ReportView): Titled | undefined {
  const { drawn, scored } = view;
  if (!drawn || scored.length === 0) return undefined;
  const of = (wanted: string) => {
    const own = scored.filter(({ group }) => group === wanted);
    return `${whole(countSure(own))} of the ${counted(own.length, wanted)}`;
  };
  const width = middleWidth(scored);
  const wide =
    width === null ? '' : ` For half of the ${view.many} the rank covers ${counted(width, 'place')} or more.`;
  return {
    title: 'A rank is a range',
    text: `${of('hotspot')} and ${of('coldspot')} are sure (in their group in at least ${perCent(SURE)} of the replicates).${wide}`,
  };
}

/** How far the index says what the Indices of Deprivation say. */
function deprivationFinding(checked: Checks | undefined): Titled | undefined {
  const [first] = checked?.compare ?? [];
  if (first === undefined || first.rank_correlation === null) return undefined;
  const { title, rank_correlation: all, outside } = first;
  const outer = outside?.rank_correlation;
  const rest = outer == null ? '' : `, and ${correlationText(outer)} outside ${outside?.name}`;
  return {
    title: Math.abs(all) < 0.7 ? 'It is not deprivation by another name' : 'It is close to deprivation',
    text: `The rank correlation with the ${title} is ${correlationText(all)}${rest}. “What the checks warn of” says what that means.`,
  };
}

/**
 * What the figures say, worked out from them.
 * @param checked the checks of the index, where there are any
 */
export function findings(view: ReportView, checked?: Checks): Section {
  const regions = regionCounts(view);
  const points = [
    kindFinding(view),
    ...regionFindings(view, regions),
    sureFinding(view),
    moveFinding(view),
    deprivationFinding(checked),
  ].filter((point) => point !== undefined);
  return {
    id: 'findings',
    title: 'Key findings',
    body: html`${figuresOf(view)}${bullets(points.map(titled), 'points')}`,
  };
}

/** Each region with its hot- and coldspots. */
export const regionSection = (view: ReportView): Section => ({
  id: 'by-region',
  title: 'Regions',
  body: html`<div class="regions">${regionTable(view, regionCounts(view))}</div>
${kindsByRegion(view)}`,
});
