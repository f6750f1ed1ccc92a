import { ascending, descending } from 'd3-array';
import { counted, inWords, perCent, whole } from '../formats/numbers.js';
import {
  atLeast,
  chance,
  countSure,
  interval,
  middleWidth,
  ownProbability,
  SURE,
} from '../page/certainty.js';
import { type Content, html, type Markup } from '../page/markup.js';
import { rankChart } from '../page/rank-chart.js';
import type { Section } from '../page/sections.js';
import { bullets, keyFigures } from '../page/sections.js';
import { capital, listed, middleName } from '../page/words.js';
import { drawnSentences, drawsFigures } from './drawn.js';
import { driverPart, moverPart } from './drivers.js';
import { longLines, type RankedRow, rankedRows, widthsPart } from './intervals.js';
import { type ReportView, whichInterval } from './view.js';

type End = 'hotspot' | 'coldspot';

const NAMED = 5;
const HALF = 0.5;

const inGroup = (rows: readonly RankedRow[], group: End): RankedRow[] =>
  rows.filter((row) => row.group === group);

const nameWithChance = (row: RankedRow): string => `${row.name} (${chance(ownProbability(row))})`;

/** Surest first; of those that are as sure, the one nearer to the end of the ranking. */
function surestFirst(rows: readonly RankedRow[], group: End): RankedRow[] {
  const outwards = group === 'hotspot' ? 1 : -1;
  return [...rows].sort(
    (a, b) =>
      descending(ownProbability(a) ?? 0, ownProbability(b) ?? 0) || outwards * ascending(a.rank, b.rank),
  );
}

/** As in `The surest coldspots: A (99%) and B (98%).`; where too many tie to be named, how many. */
function surest(rows: readonly RankedRow[], group: End): string | false {
  const sorted = surestFirst(inGroup(rows, group), group).filter((row) => ownProbability(row) !== null);
  const [first] = sorted;
  if (first === undefined) return false;
  const best = ownProbability(first);
  const alike = sorted.filter((row) => ownProbability(row) === best);
  if (best === 1 && alike.length > NAMED) {
    const names = alike.slice(0, NAMED).map(({ name }) => name);
    return `${whole(alike.length)} ${group}s are ${group}s in every replicate; those furthest out are ${listed(names)}.`;
  }
  return `The surest ${group}s: ${listed(sorted.slice(0, NAMED).map(nameWithChance))}.`;
}

/** As in `two are coldspots`. */
const areOne = (count: number, group: End): string =>
  count === 1 ? `one is a ${group}` : `${inWords(count)} are ${group}s`;

/**
 * How many of a group are sure, and the names of those that are in it in fewer than half of the replicates.
 */
function groupSentence(rows: readonly RankedRow[], group: End): string | false {
  const own = inGroup(rows, group);
  const known = own.filter((row) => ownProbability(row) !== null);
  if (known.length === 0) return false;
  const sure = countSure(known);
  const unsure = known.filter((row) => !atLeast(ownProbability(row), HALF));
  const names = listed(surestFirst(unsure, group).map(nameWithChance));
  const others =
    unsure.length === 0
      ? `${own.length === 1 ? 'It' : 'Each'} is one in at least half of them.`
      : `${capital(areOne(unsure.length, group))} in fewer than half of them: ${names}.`;
  const all =
    own.length === 1
      ? `The only ${group} is ${sure === 1 ? '' : 'not '}a ${group}`
      : `${sure === 0 ? 'None' : whole(sure)} of the ${counted(own.length, group)} ${sure < 2 ? `is a ${group}` : `are ${group}s`}`;
  return `${all} in at least ${perCent(SURE)} of the replicates. ${others}`;
}

/** Areas that are not in a group, and yet in it in at least half of the replicates. */
function missed(rows: readonly RankedRow[], group: End): string | false {
  const near = rows.filter(
    (row) => row.group !== group && atLeast(group === 'hotspot' ? row.hot : row.cold, HALF),
  );
  if (near.length === 0) return false;
  const names = near.map((row) => `${row.name} (${chance(group === 'hotspot' ? row.hot : row.cold)})`);
  const which = names.length === 1 ? `Not a ${group}, but a ${group}` : `Not ${group}s, but ${group}s`;
  return `${which} in at least half of the replicates: ${listed(names)}.`;
}

/** How sure the groups are, in sentences from the data. */
const sureSentences = (rows: readonly RankedRow[]): string[] =>
  (['coldspot', 'hotspot'] as const)
    .flatMap((group) => [surest(rows, group), groupSentence(rows, group), missed(rows, group)])
    .filter((sentence) => sentence !== false);

/** How wide the intervals are, and how many of each end are sure, as large numbers. */
function sureFigures(view: ReportView, rows: readonly RankedRow[]): Markup {
  const ends = rows.filter(({ area }) => area.fifth === 1 || area.fifth === 5);
  const middle = rows.filter(({ area }) => area.fifth === 3);
  const sureOf = (group: End): string => {
    const own = inGroup(rows, group);
    return `${whole(countSure(own))} of ${whole(own.length)}`;
  };
  const places = (width: number | null): string => (width === null ? 'Not known' : counted(width, 'place'));
  return keyFigures([
    [
      places(middleWidth(middle)),
      `typical width of the 90% interval${whichInterval(view)}${whichInterval(view) && ','} for the ${middleName(view.data.method.steps.group_share)}`,
    ],
    [places(middleWidth(ends)), 'typical width for hotspots and coldspots'],
    [sureOf('coldspot'), `coldspots stayed coldspots in at least ${perCent(SURE)} of the replicates`],
    [sureOf('hotspot'), `hotspots stayed hotspots in at least ${perCent(SURE)} of the replicates`],
  ]);
}

/** How to read an interval, with the area in the middle of the ranking as an example. */
function reading(view: ReportView, rows: readonly RankedRow[]): Content {
  const { many } = view;
  const known = rows.filter(({ low, high }) => low !== null && high !== null);
  const example = known[Math.floor((known.length - 1) / 2)];
  const meaning = `The 90% interval of a rank leaves out the best and the worst twentieth of its replicates: nine of ten lie within it. Half of them are as good as the median or better. The probability of a coldspot is the share of replicates in which an area is among the worst, that of a hotspot among the best${drawsFigures(view) ? ', with figures alone drawn' : ''}.`;
  if (example === undefined) return meaning;
  const { name, rank, low, high, median, lowFigures, highFigures } = example;
  const alone = lowFigures === null ? '' : `${interval(lowFigures, highFigures)} from figures alone and `;
  const both = lowFigures === null ? '' : ' from figures and choices';
  return html`${meaning} ${name}, in the middle, has rank ${rank}; its interval is ${alone}${interval(low, high)}${both}, and its median ${median ?? 'not known'}. Overlapping intervals do not settle which of two ${many} is ahead, because both move with the same draws: for that, run <code>smi explain "A" --against "B"</code>.`;
}

function drawnPart(view: ReportView): Markup {
  const { replicates, seed } = view.data.robustness;
  return html`<p>Other defensible choices of method, or slightly different figures, would have given other ranks. To see how far, the whole index was made again ${whole(replicates)} times: these are the replicates (seed ${seed}; the same seed gives the same ranks). For each, these were drawn at random${drawsFigures(view) && ', the figures also by themselves'}:</p>
${bullets(drawnSentences(view))}`;
}

function drawnBody(view: ReportView): Markup {
  const rows = rankedRows(view);
  const chart = rankChart({
    id: 'ranks',
    rows,
    one: view.one,
    many: view.many,
    aside: widthsPart(view, rows),
    names: html`<p>The same with the name of each ${view.one}: <a href="rank_names.svg">rank_names.svg</a>; this chart for a slide: <a href="rank_chart.png">rank_chart.png</a>, <a href="rank_chart.svg">rank_chart.svg</a>.</p>\n`,
  });
  return html`${sureFigures(view, rows)}<div class="columns"><div>${drawnPart(view)}</div>
<div><p>${reading(view, rows)}</p>
${bullets(sureSentences(rows), 'points')}</div></div>
<h3>Ranks with their intervals</h3>
${longLines(view, rows)}${chart}${driverPart(view)}${moverPart(view)}`;
}

/** How certain ranks and groups are: what was drawn, the charts, the groups, what drives the ranks. */
export const surenessSection = (view: ReportView): Section => ({
  id: 'sureness',
  title: 'How sure the ranks are',
  body: view.drawn
    ? drawnBody(view)
    : html`<p>How sure the ranks are is not known: no replicates were made. Every rank and every group on this page rests on one choice of method and on figures taken as exact; another choice, or other figures within their error, might give others.</p>
${moverPart(view)}`,
});
