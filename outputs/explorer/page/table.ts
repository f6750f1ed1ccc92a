import { nameKey } from '../../../pipeline/geography/name-keys.js';
import { whole } from '../../formats/numbers.js';
import { groupText, interval } from '../../page/certainty.js';
import { html, type Markup } from '../../page/markup.js';
import { type Explorer, measureBy, type View } from './context.js';
import { choiceSelect, editionSlider, measureSelect, regionsOf } from './controls.js';
import { fill, inside, on } from './dom.js';
import { wireDownloads } from './downloads.js';
import { groupedOf, type Measure } from './measures.js';
import { rowsOf } from './rows.js';
import { downloadBar, type Sheet } from './sheet.js';

interface Column {
  readonly head: string;
  readonly numeric?: boolean;
  readonly cell: (area: number) => string;
}

/**
 * What the table has besides the name: the measure that it is sorted by, and where each place is on the
 * whole.
 */
function columnsOf({ data }: Explorer, measure: Measure): Column[] {
  const [index] = data.parts;
  const faces = data.parts.filter(({ part }) => part === 'face');
  const rankOf = (rank: number | null | undefined) => (rank == null ? '–' : whole(rank));
  const own: Column[] =
    measure.id === 'index'
      ? []
      : [
          {
            head: measure.title,
            cell: (area) => [measure.text(area), measure.detail(area)].filter(Boolean).join('; '),
          },
        ];
  return [
    ...own,
    { head: 'Index rank', numeric: true, cell: (area) => rankOf(index?.rank[area]) },
    {
      head: '90% interval',
      numeric: true,
      cell: (area) => interval(index?.sure?.low[area] ?? null, index?.sure?.high[area] ?? null),
    },
    { head: 'Group', cell: (area) => (index === undefined ? '' : groupText(groupedOf(index, area))) },
    ...(data.kinds.length > 0
      ? [
          {
            head: 'Kind of place',
            cell: (area: number) => data.kinds[data.kind[area] ?? -1]?.words ?? 'No score',
          },
        ]
      : []),
    ...faces.map(
      ({ name, rank }): Column => ({
        head: `${name} rank`,
        numeric: true,
        cell: (area) => rankOf(rank[area]),
      }),
    ),
  ];
}

function tableMarkup(explorer: Explorer, measure: Measure, rows: readonly number[]): Markup {
  const { data, link, state } = explorer;
  const columns = columnsOf(explorer, measure);
  const lines = rows.map(
    (area) =>
      html`<tr data-name="${nameKey(data.areas.name[area]!)}"${data.areas.code[area] === state.area && html` class="is-chosen"`}><th scope="row"><a href="${link({ view: 'area', area: data.areas.code[area]! })}">${data.areas.name[area]}</a> <span class="code">${data.areas.region[area]}</span></th>${columns.map(
        ({ head, numeric, cell }) =>
          html`<td data-head="${head}"${numeric && html` class="num"`}>${cell(area)}</td>`,
      )}</tr>\n`,
  );
  return html`<div class="scroll tall" role="region" aria-labelledby="table-caption" tabindex="0"><table class="all"><caption id="table-caption">${measure.title}: <span id="table-count">${whole(rows.length)} ${data.nouns[1]}</span></caption>
<thead><tr><th scope="col">Area</th>${columns.map(({ head, numeric }) => html`<th scope="col"${numeric && html` class="num"`}>${head}</th>`)}</tr></thead>
<tbody>${lines}</tbody></table></div>
`;
}

function sheetOf(explorer: Explorer, measure: Measure, rows: readonly number[]): Sheet {
  const { data } = explorer;
  const { code, name, region } = data.areas;
  const [index] = data.parts;
  const faces = data.parts.filter(({ part }) => part === 'face');
  const isClass = measure.id === 'kind' || measure.id.startsWith('coldspot_');
  return {
    head: [
      'area_code',
      'area_name',
      'region_name',
      ...(measure.id === 'index' ? [] : [measure.id]),
      'rank',
      'rank_low',
      'rank_high',
      'fifth',
      'kind_of_place',
      ...faces.map((face) => `${face.code}_rank`),
    ],
    rows: rows.map((area) => [
      code[area]!,
      name[area]!,
      region[area]!,
      ...(measure.id === 'index' ? [] : [isClass ? measure.text(area) : (measure.values[area] ?? null)]),
      index?.rank[area] ?? null,
      index?.sure?.low[area] ?? null,
      index?.sure?.high[area] ?? null,
      index?.fifth[area] ?? null,
      data.kinds[data.kind[area] ?? -1]?.code ?? null,
      ...faces.map(({ rank }) => rank[area] ?? null),
    ]),
  };
}

async function render(place: HTMLElement, explorer: Explorer): Promise<void> {
  const { state, data, measures, go, list } = explorer;
  // By kind there is a filter; a table in the order of the kinds would say less than one of each.
  const sortable = measures.filter(({ id }) => id !== 'kind');
  const measure = await measureBy(explorer, state.measure === 'kind' ? 'index' : state.measure);
  const rows = rowsOf(explorer, measure);
  fill(
    place,
    html`<form class="controls" aria-label="What the table shows">${measureSelect('table-measure', 'Sort by', sortable, measure.id)}${choiceSelect(
      'table-region',
      'Region',
      'All of them',
      regionsOf(explorer).map((region) => [region, region]),
      state.region,
    )}${
      data.kinds.length > 0 &&
      choiceSelect(
        'table-kind',
        'Kind of place',
        'All of them',
        data.kinds.map(({ code, words }) => [code, words]),
        state.kind,
      )
    }<div class="control"><label for="table-name">Find in the table</label><input type="search" id="table-name" autocomplete="off"></div>${editionSlider(explorer, 'table-edition')}</form>
<p>${measure.about}</p>
${tableMarkup(explorer, measure, rows)}${downloadBar('table-take', { sheet: () => sheetOf(explorer, measure, rows) })}
<p class="what">Everything that is published of every area: <a href="${explorer.entry.folder}index.csv" download>index.csv</a>, <a href="${explorer.entry.folder}index.xlsx" download>index.xlsx</a>.</p>`,
  );
  wireDownloads(
    place,
    'table-take',
    { name: `${data.edition}-table`, sheet: () => sheetOf(explorer, measure, rows) },
    explorer,
  );
  on(place, 'change', '#table-measure', (select) => go({ measure: (select as HTMLSelectElement).value }));
  on(place, 'change', '#table-region', (select) => go({ region: (select as HTMLSelectElement).value }));
  on(place, 'change', '#table-kind', (select) => go({ kind: (select as HTMLSelectElement).value }));
  on(place, 'change', '#table-edition', (slider) =>
    go({ edition: list.editions[Number((slider as HTMLInputElement).value)]?.edition ?? '' }),
  );
  on(place, 'submit', 'form', (_, event) => event.preventDefault());
  on(place, 'input', '#table-name', (field) => {
    const wanted = nameKey((field as HTMLInputElement).value);
    let shown = 0;
    for (const row of place.querySelectorAll<HTMLElement>('tbody tr')) {
      row.hidden = !` ${row.dataset.name}`.includes(wanted === '' ? '' : wanted);
      if (!row.hidden) shown += 1;
    }
    inside(place, '#table-count').textContent = `${whole(shown)} ${data.nouns[1]}`;
    explorer.say(`${whole(shown)} ${data.nouns[1]}`);
  });
}

export const tableView: View = {
  id: 'table',
  title: 'Table',
  heading: 'How do all areas rank?',
  lead: 'Rank 1 is the best. A rank is never without its interval: nine in ten replicates lie in it.',
  render,
};
