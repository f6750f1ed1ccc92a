import { ascending, group, quantileSorted } from 'd3-array';
import { COUNTRIES, type Country, countriesOf, liesIn } from '../../schemas/method/areas.js';
import type { Row } from '../../schemas/table.js';
import { figureText, whole } from '../formats/numbers.js';
import { later } from '../page/later.js';
import { type Content, html, type Markup } from '../page/markup.js';
import { numberOf, textOf } from '../page/rows.js';
import type { Section } from '../page/sections.js';
import { brief, dataTable } from '../page/table.js';
import { yearWords } from '../page/words.js';
import type { OwnFigure } from '../release-data.js';
import { areaLink, type ReportView } from './view.js';

/** The rows of the context of one nation, by figure and area. */
interface Nation {
  readonly letter: Country;
  readonly figures: readonly OwnFigure[];
  readonly rows: ReadonlyMap<string, readonly Row[]>;
  readonly areas: readonly { readonly code: string; readonly name: string }[];
}

function nationsOf({ data, areas }: ReportView): Nation[] {
  const { ownFigures = [] } = data;
  return countriesOf(data.method.areas)
    .map((letter): Nation => {
      const own = data.context.rows.filter((row) => liesIn(textOf(row, 'area_code'), [letter]));
      return {
        letter,
        figures: ownFigures.filter(({ countries }) => countries.includes(letter)),
        rows: group(own, (row) => textOf(row, 'indicator')),
        areas: areas
          .filter(({ code }) => liesIn(code, [letter]))
          .toSorted((a, b) => ascending(a.name, b.name)),
      };
    })
    .filter(({ figures }) => figures.length > 0);
}

const titleCell = ({ declaration: { title, unit, description }, period, note }: OwnFigure): Markup =>
  html`${title}<span class="sub">${unit}. ${description}${note !== '' && html` ${note}`}</span>${brief(yearWords(period))}`;

/** The figures of one nation in a table: over how many districts, and how far these are apart. */
function summaryTable({ letter, figures, rows }: Nation): Markup {
  return dataTable({
    id: `own-${letter}`,
    caption: `What is published of education and work for ${COUNTRIES[letter]}`,
    columns: [
      { label: 'Figure' },
      { label: 'Period', wide: true },
      { label: 'Districts', numeric: true, wide: true },
      { label: 'Lowest', numeric: true },
      { label: 'Median', numeric: true },
      { label: 'Highest', numeric: true },
    ],
    rows: figures.map((figure) => {
      const own = rows.get(figure.declaration.code) ?? [];
      const values = own.flatMap((row) => numberOf(row, 'value') ?? []).sort(ascending);
      const at = (share: number): string => figureText(quantileSorted(values, share) ?? null);
      return [titleCell(figure), yearWords(figure.period), whole(values.length), at(0), at(0.5), at(1)];
    }),
  });
}

/** Every district of one nation with its own figures, by name and never by rank. */
function districtTable(view: ReportView, { letter, figures, rows, areas }: Nation): Markup {
  const values = figures.map(({ declaration: { code } }) => {
    const own = rows.get(code) ?? [];
    return new Map(own.map((row) => [textOf(row, 'area_code'), numberOf(row, 'value')]));
  });
  return dataTable({
    id: `own-districts-${letter}`,
    caption: `The ${view.many} of ${COUNTRIES[letter]} by name`,
    columns: [
      { label: 'Area' },
      ...figures.map(({ declaration: { title, unit } }) => ({
        label: html`${title}<span class="sub">${unit}</span>` as Content,
        numeric: true,
      })),
    ],
    rows: areas.map(({ code, name }) => [
      areaLink(view, code, name),
      ...values.map((own) => figureText(own.get(code) ?? null)),
    ]),
  });
}

/** Beside an index of several nations, what each publishes for itself alone; undefined where none does. */
export function nationSection(view: ReportView): Section | undefined {
  const nations = nationsOf(view);
  if (nations.length === 0) return undefined;
  const composites = view.data.validity !== undefined;
  return {
    id: 'nations',
    title: 'Nation by nation',
    body: html`<p>The nations count education, and where it leads, each in its own way: other tests, ages, surveys and years. These figures are shown beside the index. They are not part of it, are never ranked, and say nothing across a border.</p>
${nations.map((nation) => html`<h3>${COUNTRIES[nation.letter]}</h3>\n${summaryTable(nation)}`)}${later({
  id: 'own-figures',
  summary: `Every ${view.one} with the figures of its nation, by name`,
  instead: html`They are in <a href="context.csv">context.csv</a>.`,
  body: nations.map((nation) => districtTable(view, nation)),
})}<p>Every figure with its official cell is in <a href="context.csv">context.csv</a>${composites && '; so are the composite indices of State of the Nation 2025 of the area there that each lies in'}.</p>
`,
  };
}
