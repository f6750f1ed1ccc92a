import { interval } from './certainty.js';
import { drawnSentences } from './drawn-words.js';
import { driverPart } from './drivers.js';
import { inheritancePart } from './inheritance.js';
import { longLines } from './long-lines.js';
import { type Content, html, type Markup } from './markup.js';
import { moverPart } from './movers.js';
import { whole } from './numbers.js';
import { rankChart } from './rank-chart.js';
import { sureFigures, sureSentences } from './sure-sentences.js';
import type { ReportView } from './view.js';
import { type WorthRow, worthRows } from './worth.js';

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
