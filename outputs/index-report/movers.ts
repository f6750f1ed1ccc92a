import type { Row } from '../../schemas/table.js';
import { html, type Markup } from './markup.js';
import { counted, fixed, whole } from './numbers.js';
import { dataTable } from './table.js';
import { numberOf, type ReportView, textOf } from './view.js';
import { listed } from './words.js';

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
