import { middleOf, SURE, surenessOf, widthOf } from './certainty.js';
import { isInherited } from './drawn-words.js';
import { html, type Markup } from './markup.js';
import { counted, inWords, perCent, whole } from './numbers.js';
import { dataTable } from './table.js';
import { type ReportView, textOf } from './view.js';
import { capital } from './words.js';
import type { WorthRow } from './worth.js';

const withDraw = (rows: readonly WorthRow[]): number | null =>
  middleOf(rows.map(({ low, high }) => widthOf(low, high)));
const withoutDraw = (rows: readonly WorthRow[]): number | null =>
  middleOf(rows.map(({ lowWithout, highWithout }) => widthOf(lowWithout, highWithout)));

const places = (width: number | null): string => (width === null ? '–' : whole(width));

/** As in `10 of the 21 indicators are the county’s figure for 164 districts.`, and those split from others. */
function whySentence({ data, one, many }: ReportView, heirs: ReadonlySet<string>): string {
  const inherited = data.indicators.rows.filter(({ status }) => status === 'inherited');
  const [indicators, areas] = (['indicator', 'area_code'] as const).map(
    (column) => new Set(inherited.map((row) => textOf(row, column))).size,
  );
  const split = heirs.size - (areas ?? 0);
  const county = `${whole(indicators ?? 0)} of the ${counted(data.declared.length, 'indicator')} ${indicators === 1 ? 'is' : 'are'} the county’s figure for ${counted(areas ?? 0, one, many)}.`;
  const others = `${capital(counted(split, `${one} takes`, `${many} take`))} figures from the area that ${split === 1 ? 'it was' : 'they were'} split from.`;
  return [areas === 0 ? '' : county, split === 0 ? '' : others].filter(Boolean).join(' ');
}

/** How many places an interval is narrower with the draw than without; below nought where it is wider. */
function narrower({ low, high, lowWithout, highWithout }: WorthRow): number {
  const [drawn, without] = [widthOf(low, high), widthOf(lowWithout, highWithout)];
  return drawn === null || without === null ? 0 : without - drawn;
}

/** How many areas with none of these figures have narrower intervals with the draw: it moves the figures of others. */
function narrowerSentence({ one, many }: ReportView, others: readonly WorthRow[]): string {
  const places = others.map(narrower).filter((less) => less > 0);
  const typical = middleOf(places);
  if (typical === null) return '';
  const by = `${places.length === 1 ? '' : 'typically '}by ${counted(typical, 'place')}`;
  return ` Of the ${counted(others.length, one, many)} with figures of their own alone, ${inWords(places.length)} ${places.length === 1 ? 'comes' : 'come'} out narrower with the draw (${by}), because it moves only the others.`;
}

/** Intervals with and without what a county’s figure hides; nothing where no area has such a figure. */
export function inheritancePart(view: ReportView, rows: readonly WorthRow[]): Markup | undefined {
  const codes = new Set(
    view.data.indicators.rows.flatMap((row) => (isInherited(row) ? [textOf(row, 'area_code')] : [])),
  );
  const [heirs, others] = [
    rows.filter(({ code }) => codes.has(code)),
    rows.filter(({ code }) => !codes.has(code)),
  ];
  if (heirs.length === 0 || rows.every(({ lowWithout }) => lowWithout === null)) return undefined;
  const sureOf = (own: readonly WorthRow[]) => whole(own.filter((row) => surenessOf(row) === 'sure').length);
  const line = (name: string, own: readonly WorthRow[]) => [
    name,
    whole(own.length),
    places(withoutDraw(own)),
    places(withDraw(own)),
    sureOf(own),
  ];
  const table = dataTable({
    id: 'with-and-without',
    caption: html`Width of a typical 90% interval, in places <span class="sub">Half of the ${view.many} have an interval as wide as this or wider.</span>`,
    columns: [
      { label: view.many === 'districts' ? 'Districts' : 'Areas' },
      { label: 'Number', numeric: true },
      { label: 'Without the draw', numeric: true },
      { label: 'With it', numeric: true },
      { label: `Group is sure (${perCent(SURE)}, with it)`, numeric: true },
    ],
    rows: [
      line('With figures of a larger area', heirs),
      ...(others.length > 0 ? [line('With none', others)] : []),
    ],
    foot: line('All', rows),
  });
  return html`<h3>With and without what a county’s figure hides</h3>
<p>${whySentence(view, codes)} Such a figure says nothing of how the ${view.many} of a county differ. Taken as it is, it makes their ranks look surer than they are; so the replicates add what it hides, and the thin lines, the probabilities and the map count it in. The thick lines leave it out.${narrowerSentence(view, others)}</p>
<div class="narrow">${table}</div>
`;
}
