import { figureText, whole } from '../../formats/numbers.js';
import { groupText, interval } from '../../page/certainty.js';
import { html, type Markup } from '../../page/markup.js';
import type { FiguresData, IndicatorHead } from '../data-types.js';
import { fileOf, rankLine } from './card.js';
import { type Explorer, figures, type View } from './context.js';
import { fill, on } from './dom.js';
import { wireDownloads } from './downloads.js';
import { groupedOf } from './measures.js';
import { searchMarkup, wireSearch } from './search-box.js';
import { downloadBar, type Sheet } from './sheet.js';
import { MOST_COMPARED } from './state.js';

/** Positions of the areas that are compared: those of the address, or the one that is looked at. */
function compared({ data, state }: Explorer): number[] {
  const codes = state.compare.length > 0 ? state.compare : [state.area].filter((code) => code !== '');
  return codes.map((code) => data.areas.code.indexOf(code));
}

interface Line {
  readonly head: string;
  readonly part: 'index' | 'face' | 'domain' | 'group' | 'indicator' | 'kind';
  readonly cell: (area: number) => Markup | string;
  /** What a spreadsheet has of it. */
  readonly value: (area: number) => string | number | null;
}

function linesOf({ data }: Explorer, known: FiguresData): Line[] {
  const kind: Line[] =
    data.kinds.length === 0
      ? []
      : [
          {
            head: 'Kind of place',
            part: 'kind',
            cell: (area) => data.kinds[data.kind[area] ?? -1]?.words ?? 'No score',
            value: (area) => data.kinds[data.kind[area] ?? -1]?.words ?? null,
          },
        ];
  const parts = data.parts.map(
    (part): Line => ({
      head: `${part.name}: rank`,
      part: part.part,
      cell: (area) => {
        const rank = part.rank[area];
        if (rank == null) return 'No rank';
        const grouped = groupedOf(part, area);
        return html`<strong>${whole(rank)}</strong>${grouped.low !== null && html` <span class="sub">90% interval ${interval(grouped.low, grouped.high)}; ${groupText(grouped)}</span>`}${rankLine(part, area)}`;
      },
      value: (area) => part.rank[area] ?? null,
    }),
  );
  const figure = ({ title, unit }: IndicatorHead, i: number): Line => {
    const { value, rank } = known.indicators[i]!;
    return {
      head: `${title}, ${unit}`,
      part: 'indicator',
      cell: (area) =>
        value[area] == null
          ? 'No figure'
          : html`${figureText(value[area])} <span class="sub">rank ${rank[area] == null ? '–' : whole(rank[area])}</span>`,
      value: (area) => value[area] ?? null,
    };
  };
  // The figures of a domain come below it.
  const below = (code: string): Line[] =>
    data.indicators.flatMap((head, i) => (head.domain === code ? [figure(head, i)] : []));
  return [...kind, ...data.parts.flatMap(({ code }, i) => [parts[i]!, ...below(code)])];
}

function compareTable(explorer: Explorer, areas: readonly number[], lines: readonly Line[]): Markup {
  const { data, link } = explorer;
  const without = (area: number) =>
    areas.filter((other) => other !== area).map((other) => data.areas.code[other]!);
  const heads = areas.map(
    (area) =>
      html`<th scope="col"><a href="${link({ view: 'area', area: data.areas.code[area]! })}">${data.areas.name[area]}</a> <span class="code">${data.areas.region[area]}</span><a class="remove" href="${link({ compare: without(area), area: '' })}">Remove<span class="unseen"> ${data.areas.name[area]}</span></a></th>`,
  );
  return html`<div class="scroll" role="region" aria-labelledby="compare-caption" tabindex="0"><table class="compared"><caption id="compare-caption">Side by side <span class="sub">Ranks: 1 is the best.${areas.length > 2 && html`<span class="sideways"> Scroll sideways to see all ${whole(areas.length)}.</span>`}</span></caption>
<thead><tr><td></td>${heads}</tr></thead>
<tbody>${lines.map(({ head, part, cell }) => html`<tr class="of-${part}"><th scope="row">${head}</th>${areas.map((area) => html`<td>${cell(area)}</td>`)}</tr>\n`)}</tbody></table></div>
`;
}

function likeThem({ data, link }: Explorer, areas: readonly number[]): Markup | false {
  const [first] = areas;
  if (first === undefined || areas.length >= MOST_COMPARED) return false;
  const near = (data.neighbours[first] ?? []).filter((area) => !areas.includes(area)).slice(0, 5);
  if (near.length === 0) return false;
  const codes = areas.map((area) => data.areas.code[area]!);
  return html`<p>Places like ${data.areas.name[first]}: ${near.map(
    (area, i) =>
      html`${i > 0 && ', '}<a href="${link({ compare: [...codes, data.areas.code[area]!] })}">add ${data.areas.name[area]}</a>`,
  )}.</p>`;
}

async function render(place: HTMLElement, explorer: Explorer): Promise<void> {
  const { data, go } = explorer;
  const areas = compared(explorer);
  const lines = linesOf(explorer, await figures(explorer));
  const codes = areas.map((area) => data.areas.code[area]!);
  const sheet = (): Sheet => ({
    head: ['measure', ...areas.map((area) => data.areas.name[area]!)],
    rows: lines.map(({ head, value }) => [head, ...areas.map(value)]),
  });
  fill(
    place,
    html`${
      areas.length < MOST_COMPARED
        ? searchMarkup(
            'add',
            areas.length === 0 ? 'Which place first?' : 'Add a place',
            `A council, postcode, county, constituency or code; up to ${MOST_COMPARED} are compared`,
          )
        : html`<p>Four areas are compared, which is as many as fit: remove one to add another.</p>`
    }${likeThem(explorer, areas)}${areas.length > 0 && html`${compareTable(explorer, areas, lines)}${downloadBar('compare-take', { sheet })}`}`,
  );
  if (areas.length < MOST_COMPARED)
    wireSearch(place, 'add', explorer, {
      chosen: (code) => go({ compare: [...new Set([...codes, code])] }),
      pageOf: (code) => fileOf(explorer, code, 'html'),
    });
  if (areas.length > 0)
    wireDownloads(place, 'compare-take', { name: `${data.edition}-compared`, sheet }, explorer);
  on(place, 'submit', 'form', (_, event) => event.preventDefault());
}

export const compareView: View = {
  id: 'compare',
  title: 'Compare',
  heading: 'How do places differ?',
  lead: `Up to four areas side by side, with every figure.`,
  render,
};
