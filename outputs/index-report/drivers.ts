import type { Row } from '../../schemas/table.js';
import { counted, fixed, whole } from '../formats/numbers.js';
import { html, type Markup } from '../page/markup.js';
import { numberOf, textOf } from '../page/rows.js';
import { dataTable } from '../page/table.js';
import { listed } from '../page/words.js';
import type { ReportView } from './view.js';

interface Index {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const indexOf = (row: Row, name: 'first_order' | 'total'): Index => ({
  value: numberOf(row, name),
  low: numberOf(row, `${name}_low`),
  high: numberOf(row, `${name}_high`),
});

/** As in `0.60 (0.55 to 0.65)`. */
function indexWords({ value, low, high }: Index): string {
  if (value === null) return '–';
  return `${fixed(value, 2)}${low === null || high === null ? '' : ` (${fixed(low, 2)} to ${fixed(high, 2)})`}`;
}

const WIDTH = 200;
const HEIGHT = 30;
const place = (value: number): string => String(Number(value.toFixed(1)));

/** A bar from nought, with its limits as a line across; what is below nought has no bar. */
function barOf({ value, low, high }: Index, name: string, y: number, scale: number): Markup | undefined {
  if (value === null) return undefined;
  const x = (share: number) => place(Math.min(WIDTH, Math.max(0, share * scale)));
  const limits =
    low !== null && high !== null && html`<path class="limits" d="M${x(low)} ${y + 5}H${x(high)}"/>`;
  return html`<rect class="${name}" y="${y}" width="${x(value)}" height="10"/>${limits}`;
}

function bars(row: Row, most: number): Markup {
  const scale = WIDTH / most;
  return html`<svg class="drives" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true" focusable="false"><path class="nought" d="M0 0V${HEIGHT}"/>${barOf(indexOf(row, 'first_order'), 'alone', 3, scale)}${barOf(indexOf(row, 'total'), 'together', 16, scale)}</svg>`;
}

/** What is drawn, by its code, as what matters in plain words. */
const MATTERS: Readonly<Record<string, string>> = {
  treatment: 'what is done with extreme values',
  normalise: 'the scale that figures are put on',
  weights: 'how the weights are found',
  weight_spread: 'how much each figure weighs',
  aggregate: 'how figures are put together',
  impute: 'what stands in for missing figures',
  drop_indicators: 'which figures are in',
  sampling_error: 'that some figures are estimates with limits',
  inheritance_sd: 'what a county’s figure hides',
};

function mainSentence(rows: readonly Row[]): string {
  const totals = rows.map((row) => numberOf(row, 'total') ?? -1);
  const total = Math.max(...totals);
  const first = rows[totals.indexOf(total)];
  if (first === undefined || total <= 0) return '';
  const [plain, title] = [MATTERS[textOf(first, 'factor')], textOf(first, 'title')];
  const what = plain === undefined ? title : `${plain} (${title})`;
  return `What matters most is ${what}: with everything else fixed, ${indexWords(indexOf(first, 'total'))} of the variance would stay.`;
}

/** Sobol indices of what drives the ranks, with what they mean in plain words. */
export function driverPart({ data }: ReportView): Markup {
  const { rows } = data.robustness.sensitivity;
  const head = html`<h3 id="drivers">What drives the ranks</h3>\n`;
  if (rows.length === 0) return html`${head}<p>What drives the ranks was not worked out.</p>\n`;
  const { sensitivity } = data.method.robustness;
  const most = Math.max(
    1,
    ...rows.flatMap((row) => [numberOf(row, 'total_high') ?? 0, numberOf(row, 'first_order_high') ?? 0]),
  );
  const table = dataTable({
    id: 'sobol',
    caption: html`What drives the ranks: share of the variance, with 90% limits <span class="sub">Upper bar: alone (first order). Lower, hollow bar: with others (total). The bars run from 0 to ${fixed(most, 1)}, the lines show the limits.</span>`,
    columns: [
      { label: 'What is drawn' },
      { label: 'Alone (first order)', numeric: true },
      { label: 'With others (total)', numeric: true },
      { label: 'Picture' },
    ],
    rows: rows.map((row) => [
      textOf(row, 'title'),
      indexWords(indexOf(row, 'first_order')),
      indexWords(indexOf(row, 'total')),
      bars(row, most),
    ]),
  });
  return html`${head}<p>From one replicate to the next the areas move by more places or by fewer. These numbers (Sobol indices) share out how much that differs among the things that are drawn. <strong>Alone</strong> is the share that would go if this one thing were known and fixed. <strong>With others</strong> is the share that would stay if everything else were fixed: what it does by itself and in concert with others. Where the two are far apart, it matters mostly through the others. They are estimates, from ${counted(sensitivity * (rows.length + 2), 'index', 'indices')} made for the purpose (${whole(sensitivity)} × ${rows.length + 2}): one close to nought may come out below it. ${mainSentence(rows)}</p>
<p>What is shared out is the mean move of all areas together. A thing that is drawn for each area by itself, as what a county’s figure hides, moves some up and others down in every replicate alike: it can widen many intervals and yet have a small share here.</p>
<div class="drivers">${table}</div>
`;
}

const MOST_NAMED = 3;

/** The rows of the table by indicator, those of areas without a rank left out. */
function byIndicator(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    if (numberOf(row, 'moved') === null) continue;
    const code = textOf(row, 'indicator');
    const group = groups.get(code);
    if (group === undefined) groups.set(code, [row]);
    else group.push(row);
  }
  return groups;
}

const moved = (row: Row): number => numberOf(row, 'moved') ?? 0;

/** As in `Dover, 35 places (120 to 155)`; areas that move as far are all named, or counted if they are many. */
function furthest(rows: readonly Row[], sign: 1 | -1): string {
  const most = Math.max(0, ...rows.map((row) => sign * moved(row)));
  if (most === 0) return 'None';
  const far = rows.filter((row) => sign * moved(row) === most);
  const places = counted(most, 'place');
  if (far.length > MOST_NAMED) return `${counted(far.length, 'area')}, ${places}`;
  const told = far.map(
    (row) => `${textOf(row, 'area_name')} (${textOf(row, 'rank')} to ${textOf(row, 'rank_without')})`,
  );
  return `${listed(told)}: ${places}`;
}

const meanMove = (rows: readonly Row[]): number =>
  rows.reduce((sum, row) => sum + Math.abs(moved(row)), 0) / rows.length;

/** What becomes of the ranks when one indicator is left out: who falls and who rises most. */
export function moverPart({ data }: ReportView): Markup {
  const groups = byIndicator(data.robustness.leaveOneOut.rows);
  const known = data.declared.flatMap(({ declaration: { code, title } }) => {
    const rows = groups.get(code);
    return rows === undefined ? [] : [{ title, rows, mean: meanMove(rows) }];
  });
  const head = html`<h3 id="movers">If one indicator is left out</h3>\n`;
  const [first] = [...known].sort((a, b) => b.mean - a.mean);
  if (first === undefined) return html`${head}<p>What becomes of the ranks was not worked out.</p>\n`;
  const last = known.reduce((least, one) => (one.mean < least.mean ? one : least), first);
  const table = dataTable({
    id: 'left-out',
    caption: 'Ranks when one indicator is left out, all else as the method has it',
    columns: [
      { label: 'Left out' },
      { label: 'Falls furthest (rank)' },
      { label: 'Rises furthest (rank)' },
      { label: 'Mean move, places', numeric: true },
    ],
    rows: known.map(({ title, rows, mean }) => [
      title,
      furthest(rows, 1),
      furthest(rows, -1),
      fixed(mean, 1),
    ]),
  });
  const least = known.length > 1 ? `, and that of ${last.title} least, by ${fixed(last.mean, 1)}` : '';
  return html`${head}<p>The index was made once more without each of the ${whole(known.length)} indicators. That of ${first.title} matters most: the areas move by ${fixed(first.mean, 1)} places on average${least}. An area that falls far without a figure owes its rank to it.</p>
${table}`;
}
