import { greatest, group, least, max, mean } from 'd3-array';
import type { Row } from '../../schemas/table.js';
import { counted, fixed, whole } from '../formats/numbers.js';
import { html, type Markup } from '../page/markup.js';
import { coordinate } from '../page/picture.js';
import { numberOf, textOf } from '../page/rows.js';
import { dataTable } from '../page/table.js';
import { listed } from '../page/words.js';
import type { ReportView } from './view.js';

/** A Sobol index with its limits. */
interface SobolIndex {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const indexOf = (row: Row, name: 'first_order' | 'total'): SobolIndex => ({
  value: numberOf(row, name),
  low: numberOf(row, `${name}_low`),
  high: numberOf(row, `${name}_high`),
});

/** As in `0.60 (0.55 to 0.65)`. */
function indexWords({ value, low, high }: SobolIndex): string {
  if (value === null) return '–';
  return `${fixed(value, 2)}${low === null || high === null ? '' : ` (${fixed(low, 2)} to ${fixed(high, 2)})`}`;
}

const WIDTH = 200;
const HEIGHT = 30;
/** A bar from zero, with its limits as a line across; a value below zero has no bar. */
function barOf({ value, low, high }: SobolIndex, name: string, y: number, scale: number): Markup | undefined {
  if (value === null) return undefined;
  const x = (share: number) => coordinate(Math.min(WIDTH, Math.max(0, share * scale)));
  const limits =
    low !== null && high !== null && html`<path class="limits" d="M${x(low)} ${y + 5}H${x(high)}"/>`;
  return html`<rect class="${name}" y="${y}" width="${x(value)}" height="10"/>${limits}`;
}

function bars(row: Row, largest: number): Markup {
  const scale = WIDTH / largest;
  return html`<svg class="drives" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true" focusable="false"><path class="zero" d="M0 0V${HEIGHT}"/>${barOf(indexOf(row, 'first_order'), 'first-order', 3, scale)}${barOf(indexOf(row, 'total'), 'total', 16, scale)}</svg>`;
}

/** What is drawn, by its code, in plain words. */
const MATTERS: Readonly<Record<string, string>> = {
  treatment: 'what is done with extreme values',
  normalise: 'the scale that figures are put on',
  weights: 'how the weights are found',
  weight_spread: 'how much each figure weighs',
  face_weight: 'how much the first face weighs',
  aggregate: 'how figures are put together',
  impute: 'what replaces missing figures',
  drop_indicators: 'which figures are in',
  sampling_error: 'that figures are estimates, and differ from year to year',
  inheritance_sd: 'what a county’s figure hides',
};

function mainSentence(rows: readonly Row[]): string {
  const first = greatest(rows, (row) => numberOf(row, 'total') ?? -1);
  if (first === undefined || (numberOf(first, 'total') ?? 0) <= 0) return '';
  const title = textOf(first, 'title');
  const meaning = MATTERS[textOf(first, 'factor')];
  const what = meaning === undefined ? title : `${meaning} (${title})`;
  return `What matters most is ${what}: with everything else fixed, ${indexWords(indexOf(first, 'total'))} of the variance would stay.`;
}

/** Sobol indices of what drives the ranks, with what they mean in plain words. */
export function driverPart({ data }: ReportView): Markup {
  const { rows } = data.robustness.sensitivity;
  const head = html`<h3 id="drivers">What drives the ranks</h3>\n`;
  if (rows.length === 0) return html`${head}<p>What drives the ranks was not worked out.</p>\n`;
  const { sensitivity } = data.method.robustness;
  const ends = rows.flatMap((row) => [numberOf(row, 'total_high'), numberOf(row, 'first_order_high')]);
  const largest = max([1, ...ends.filter((end) => end !== null)]) ?? 1;
  const table = dataTable({
    id: 'sobol',
    caption: html`What drives the ranks: share of the variance, with 90% limits <span class="sub">Upper bar: by itself (first order). Lower, hollow bar: with others (total). The bars run from 0 to ${fixed(largest, 1)}, the lines show the limits.</span>`,
    columns: [
      { label: 'What is drawn' },
      { label: 'By itself (first order)', numeric: true },
      { label: 'With others (total)', numeric: true },
      { label: 'Picture' },
    ],
    rows: rows.map((row) => [
      textOf(row, 'title'),
      indexWords(indexOf(row, 'first_order')),
      indexWords(indexOf(row, 'total')),
      bars(row, largest),
    ]),
  });
  return html`${head}<p>Some replicates move the areas by more places than others. Sobol indices divide that variance among the things that are drawn. <strong>By itself</strong> is the share that would go if this one thing were known and fixed. <strong>With others</strong> is the share that would remain if everything else were fixed: its own effect and its interactions with others. Where the two are far apart, it matters mostly through interactions. They are estimates, from ${counted(sensitivity * (rows.length + 2), 'index', 'indices')} made for the purpose (${whole(sensitivity)} × ${rows.length + 2}): one close to zero may come out below it. ${mainSentence(rows)}</p>
<p>The variance is that of the mean move of all areas together. What is drawn for each area separately, such as what a county’s figure hides, moves some up and others down in every replicate alike: it can widen many intervals and still have a small share here.</p>
<div class="drivers">${table}</div>
`;
}

const MAX_NAMED = 3;

const moved = (row: Row): number => numberOf(row, 'moved') ?? 0;

/** As in `Dover (120 to 155): 35 places`; areas that tie are all named, or counted if they are many. */
function furthest(rows: readonly Row[], sign: 1 | -1): string {
  const farthest = max(rows, (row) => sign * moved(row)) ?? 0;
  if (farthest <= 0) return 'None';
  const far = rows.filter((row) => sign * moved(row) === farthest);
  const places = counted(farthest, 'place');
  if (far.length > MAX_NAMED) return `${counted(far.length, 'area')}, ${places}`;
  const named = far.map(
    (row) => `${textOf(row, 'area_name')} (${textOf(row, 'rank')} to ${textOf(row, 'rank_without')})`,
  );
  return `${listed(named)}: ${places}`;
}

const meanMove = (rows: readonly Row[]): number => mean(rows, (row) => Math.abs(moved(row))) ?? 0;

/** How the ranks change when one indicator is left out: who falls and who rises most. */
export function moverPart({ data }: ReportView): Markup {
  const ranked = data.robustness.leaveOneOut.rows.filter((row) => numberOf(row, 'moved') !== null);
  const byIndicator = group(ranked, ({ indicator }) => indicator);
  const known = data.declared.flatMap(({ declaration: { code, title } }) => {
    const rows = byIndicator.get(code);
    return rows === undefined ? [] : [{ title, rows, meanMove: meanMove(rows) }];
  });
  const head = html`<h3 id="movers">If one indicator is left out</h3>\n`;
  const first = greatest(known, ({ meanMove: places }) => places);
  if (first === undefined) return html`${head}<p>What would become of the ranks was not worked out.</p>\n`;
  const last = least(known, ({ meanMove: places }) => places) ?? first;
  const table = dataTable({
    id: 'left-out',
    caption: 'Ranks when one indicator is left out and everything else is as in the method',
    columns: [
      { label: 'Left out' },
      { label: 'Falls furthest (rank)' },
      { label: 'Rises furthest (rank)' },
      { label: 'Mean move, places', numeric: true },
    ],
    rows: known.map(({ title, rows, meanMove: places }) => [
      title,
      furthest(rows, 1),
      furthest(rows, -1),
      fixed(places, 1),
    ]),
  });
  const smallest =
    known.length > 1 ? `, and least by leaving out ${last.title}, by ${fixed(last.meanMove, 1)}` : '';
  return html`${head}<p>The index was made again without each of the ${whole(known.length)} indicators in turn. The areas move most by leaving out ${first.title}, by ${fixed(first.meanMove, 1)} places on average${smallest}. An area that falls far without an indicator owes its rank to it.</p>
${table}`;
}
