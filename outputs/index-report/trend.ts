import { descending } from 'd3-array';
import { facesOf, indexRowOf } from '../../schemas/method/structure.js';
import type { Row } from '../../schemas/table.js';
import { signed } from '../formats/numbers.js';
import { html, type Markup } from '../page/markup.js';
import { numberOf, textOf } from '../page/rows.js';
import { bullets, type Section } from '../page/sections.js';
import { dataTable } from '../page/table.js';
import type { TrendTables } from '../release-data.js';
import { type TrendLine, trendChart } from './trend-chart.js';
import { areaLink, type ReportView } from './view.js';

/** How many areas the table of ranks names at each end. */
const FEW = 5;

/** What figures are relative to, in words. */
const PLACES: Readonly<Record<string, string>> = {
  K02000001: 'the United Kingdom',
  E92000001: 'England',
};

interface Found extends TrendTables {
  readonly editions: readonly string[];
  readonly base: string;
}

const rowsFor = ({ codes }: TrendTables, code: string): readonly Row[] =>
  codes.rows.filter((row) => row.code === code);

/** The index and its faces, as lines. */
function linesOf({ data: { method } }: ReportView, found: Found): TrendLine[] {
  const index = indexRowOf(method);
  const drawn = [
    { code: index.code, name: 'Index' },
    ...facesOf(method).map(({ code, name = code }) => ({ code, name })),
  ];
  return drawn.map(({ code, name }) => ({
    name,
    points: rowsFor(found, code).flatMap((row) => {
      const value = numberOf(row, 'mean_score');
      return value === null
        ? []
        : [{ edition: textOf(row, 'edition'), value, segment: numberOf(row, 'segment') ?? 1 }];
    }),
  }));
}

/** The mean score of each code in each edition; a mark where it cannot be compared with the one before. */
function meanTable({ data: { method } }: ReportView, found: Found): Markup {
  const inOrder = [...new Set(found.codes.rows.map((row) => textOf(row, 'code')))].reverse();
  const cell = (row: Row | undefined, before: Row | undefined) => {
    const mean = row === undefined ? null : numberOf(row, 'mean_score');
    const broken = row !== undefined && before !== undefined && row.segment !== before.segment;
    return html`${broken && html`<abbr title="a break: not to be compared with the edition before">≠</abbr> `}${mean === null ? '–' : signed(mean, 2)}`;
  };
  return dataTable({
    id: 'trend-means',
    caption: html`Mean scores by edition <span class="sub">In standard deviations of ${found.base}, whose mean is 0. ≠: definition or grading changed since the edition before; the two are not compared, nor is a score that they are a part of.</span>`,
    columns: [
      { label: 'Score' },
      { label: 'Level' },
      ...found.editions.map((label) => ({ label, numeric: true })),
    ],
    rows: inOrder.map((code) => {
      const rows = rowsFor(found, code);
      const name = code === indexRowOf(method).code ? 'Index' : textOf(rows[0] ?? {}, 'name');
      const at = (edition: string | undefined) => rows.find((row) => row.edition === edition);
      return [
        name,
        textOf(rows[0] ?? {}, 'level'),
        ...found.editions.map((edition, i) => cell(at(edition), at(found.editions[i - 1]))),
      ];
    }),
  });
}

/** The ranks of the areas that rose and fell most between the first edition and the last. */
function rankTable(view: ReportView, { areas, editions }: Found): Markup {
  const index = indexRowOf(view.data.method).code;
  const ranks = new Map<string, Map<string, number>>();
  for (const row of areas.rows) {
    const rank = row.code === index ? numberOf(row, 'rank') : null;
    if (rank === null) continue;
    const code = textOf(row, 'area_code');
    ranks.set(code, (ranks.get(code) ?? new Map()).set(textOf(row, 'edition'), rank));
  }
  const [first = '', last = ''] = [editions[0], editions.at(-1)];
  const moved = view.areas
    .flatMap((area) => {
      const own = ranks.get(area.code);
      const [then, now] = [own?.get(first), own?.get(last)];
      return own === undefined || then === undefined || now === undefined
        ? []
        : [{ area, own, places: then - now }];
    })
    .sort((a, b) => descending(a.places, b.places));
  const ends = moved.length <= 2 * FEW ? moved : [...moved.slice(0, FEW), ...moved.slice(-FEW)];
  return dataTable({
    id: 'trend-ranks',
    caption: html`Ranks of those that rose and fell most from ${first} to ${last} <span class="sub">By what is in all editions; rank 1 is the best. A rank says where an area stands among all, and not whether it did better than before.</span>`,
    columns: [
      { label: 'Area' },
      ...editions.map((label) => ({ label, numeric: true })),
      { label: 'Places', numeric: true },
    ],
    rows: ends.map(({ area, own, places }) => [
      areaLink(view, area.code, area.name),
      ...editions.map((edition) => own.get(edition) ?? '–'),
      signed(places, 0),
    ]),
  });
}

/** The editions of a trend on one scale; undefined for an edition without a trend. */
export function trendSection(view: ReportView): Section | undefined {
  const { trend: tables, method } = view.data;
  const { trend } = method;
  if (tables === undefined || trend === undefined) return undefined;
  const found = { ...tables, editions: trend.editions, base: trend.base };
  const relative = trend.relative.map(({ code, to }) => {
    const name = textOf(rowsFor(found, code)[0] ?? {}, 'name');
    return ` ${name}: relative to the figure of ${PLACES[to] ?? to} in its year.`;
  });
  return {
    id: 'trend',
    title: 'Over time',
    body: html`<p>Each edition is scored by what is in all of them, on the means and the standard deviations of ${found.base}: all areas can rise at once.${relative} Ranks are those within an edition.</p>
${trendChart({
  id: 'trend-chart',
  caption: html`Mean scores of all ${view.many} <span class="sub">No line joins two editions where definition or grading changed.</span>`,
  editions: trend.editions,
  lines: linesOf(view, found),
})}
${meanTable(view, found)}
${rankTable(view, found)}
<h3>Breaks</h3>
${bullets(trend.breaks.map(({ code, edition, note }) => `${textOf(rowsFor(found, code)[0] ?? {}, 'name')}, from ${edition}: ${note}.`))}
<p>Every area, indicator, domain and face in every edition: <a href="trend.csv">trend.csv</a>; scales and breaks: <a href="trend_codes.csv">trend_codes.csv</a>.</p>`,
  };
}
