import { counted, inWords, perCent, whole } from '../formats/numbers.js';
import { atLeast, chance, interval, middleOf, ownProbability, SURE, widthOf } from '../page/certainty.js';
import { type Content, html, type Markup } from '../page/markup.js';
import { rankChart } from '../page/rank-chart.js';
import { capital, listed, middleName } from '../page/words.js';
import { drawnSentences } from './drawn.js';
import { driverPart, moverPart } from './drivers.js';
import { inheritancePart, longLines, type WorthRow, worthRows } from './intervals.js';
import type { ReportView } from './view.js';

type End = 'hotspot' | 'coldspot';

const NAMED = 5;
const HALF = 0.5;

const inGroup = (rows: readonly WorthRow[], group: End): WorthRow[] =>
  rows.filter((row) => row.group === group);

const nameWithChance = (row: WorthRow): string => `${row.name} (${chance(ownProbability(row))})`;

/** Surest first; of those alike, the one further out. */
function surestFirst(rows: readonly WorthRow[], group: End): WorthRow[] {
  const outwards = group === 'hotspot' ? 1 : -1;
  return [...rows].sort(
    (a, b) => (ownProbability(b) ?? 0) - (ownProbability(a) ?? 0) || outwards * (a.rank - b.rank),
  );
}

/** As in `The surest coldspots: A (99%) and B (98%).`; where more are alike than can be named, how many. */
function surest(rows: readonly WorthRow[], group: End): string | false {
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

/** How many of a group are sure, and the names of those that are not one in half of the replicates. */
function groupSentence(rows: readonly WorthRow[], group: End): string | false {
  const own = inGroup(rows, group);
  const known = own.filter((row) => ownProbability(row) !== null);
  if (known.length === 0) return false;
  const sure = known.filter((row) => atLeast(ownProbability(row), SURE)).length;
  const unsure = known.filter((row) => !atLeast(ownProbability(row), HALF));
  const names = listed(surestFirst(unsure, group).map(nameWithChance));
  const less =
    unsure.length === 0
      ? `${own.length === 1 ? 'It' : 'Each'} is one in at least half of them.`
      : `${capital(areOne(unsure.length, group))} in fewer than half of them: ${names}.`;
  const all =
    own.length === 1
      ? `The only ${group} is ${sure === 1 ? '' : 'not '}a ${group}`
      : `${sure === 0 ? 'None' : whole(sure)} of the ${counted(own.length, group)} ${sure < 2 ? `is a ${group}` : `are ${group}s`}`;
  return `${all} in at least ${perCent(SURE)} of the replicates. ${less}`;
}

/** Areas that are in neither end and yet in one of them in half of the replicates or more. */
function missed(rows: readonly WorthRow[], group: End): string | false {
  const near = rows.filter(
    (row) => row.group !== group && atLeast(group === 'hotspot' ? row.hot : row.cold, HALF),
  );
  if (near.length === 0) return false;
  const names = near.map((row) => `${row.name} (${chance(group === 'hotspot' ? row.hot : row.cold)})`);
  const kind = names.length === 1 ? `Not a ${group}, but a ${group}` : `Not ${group}s, but ${group}s`;
  return `${kind} in at least half of the replicates: ${listed(names)}.`;
}

/** How sure the groups are, in sentences from the data. */
export const sureSentences = (rows: readonly WorthRow[]): string[] =>
  (['coldspot', 'hotspot'] as const)
    .flatMap((group) => [surest(rows, group), groupSentence(rows, group), missed(rows, group)])
    .filter((sentence) => sentence !== false);

const widths = (rows: readonly WorthRow[]): number | null =>
  middleOf(rows.map(({ low, high }) => widthOf(low, high)));

/** How wide the intervals are, and how many of each end are sure, as large numbers. */
export function sureFigures(view: ReportView, rows: readonly WorthRow[]): Markup {
  const ends = rows.filter(({ area }) => area.fifth === 1 || area.fifth === 5);
  const middle = rows.filter(({ area }) => area.fifth === 3);
  const sureOf = (group: End): string => {
    const own = inGroup(rows, group);
    return `${whole(own.filter((row) => atLeast(ownProbability(row), SURE)).length)} of ${whole(own.length)}`;
  };
  const places = (width: number | null): string => (width === null ? 'Not known' : counted(width, 'place'));
  const figures: readonly (readonly [string, string])[] = [
    [
      places(widths(middle)),
      `typical width of the 90% interval for the ${middleName(view.data.method.steps.group_share)}`,
    ],
    [places(widths(ends)), 'typical width for hotspots and coldspots'],
    [sureOf('coldspot'), `coldspots stayed coldspots in at least ${perCent(SURE)} of the replicates`],
    [sureOf('hotspot'), `hotspots stayed hotspots in at least ${perCent(SURE)} of the replicates`],
  ];
  const items = figures.map(([value, what]) => html`<div><dt>${what}</dt><dd>${value}</dd></div>\n`);
  return html`<dl class="figures">\n${items}</dl>\n`;
}

/** How to read an interval, with the area in the middle of the ranking for an example. */
function reading({ many }: ReportView, rows: readonly WorthRow[]): Content {
  const known = rows.filter(({ low, high }) => low !== null && high !== null);
  const example = known[Math.floor((known.length - 1) / 2)];
  const meaning =
    'The 90% interval of a rank leaves out the best and the worst twentieth of its replicates: nine of ten lie within. Half of them are as good as the median or better. The probability of a coldspot is the share of replicates in which an area is among the worst, that of a hotspot among the best.';
  if (example === undefined) return meaning;
  const { name, rank, low, high, median } = example;
  return html`${meaning} ${name}, in the middle, has rank ${rank}; its interval is ${interval(low, high)} and its median ${median ?? 'not known'}. Overlapping intervals do not settle which of two ${many} is ahead, because both move with the same draws: ask <code>smi explain "A" --against "B"</code>.`;
}

function drawnPart(view: ReportView): Markup {
  const { replicates, seed } = view.data.robustness;
  return html`<p>Other defensible choices of method, and figures that are a little off, would have given other ranks. To see how far, the whole index was made anew ${whole(replicates)} times: these are the replicates (seed ${seed}; the same seed gives the same ranks). In each, these were drawn at random:</p>
<ul>
${drawnSentences(view).map((sentence) => html`<li>${sentence}</li>\n`)}</ul>
`;
}

const head = html`<h2 id="sureness-title">How sure the ranks are</h2>\n`;

/** What the ranks and groups are worth: what was drawn, the charts, the groups, what drives the ranks. */
export function surenessSection(view: ReportView): Markup {
  const rows = worthRows(view);
  const start = html`<section id="sureness" aria-labelledby="sureness-title">\n${head}`;
  if (!view.drawn)
    return html`${start}<p>How sure the ranks are is not known: no replicates were made. Every rank and every group on this page rests on one choice of method and on figures taken as exact; another choice, or other figures within their error, might give others.</p>
${moverPart(view)}</section>
`;
  return html`${start}${sureFigures(view, rows)}<div class="beside"><div>${drawnPart(view)}</div>
<div><p>${reading(view, rows)}</p>
<ul class="points">
${sureSentences(rows).map((sentence) => html`<li>${sentence}</li>\n`)}</ul></div></div>
<h3>Ranks with their intervals</h3>
${longLines(view, rows)}${rankChart({ id: 'ranks', rows, one: view.one, many: view.many, beside: inheritancePart(view, rows) })}${driverPart(view)}${moverPart(view)}</section>
`;
}
