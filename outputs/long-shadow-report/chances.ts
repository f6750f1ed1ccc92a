import { mean } from 'd3-array';
import type { Row } from '../../schemas/table.js';
import { counted, fixed, fixedOrDash, signed, whole } from '../formats/numbers.js';
import { fifthMark, legendItem, legendList } from '../page/fills.js';
import { later } from '../page/later.js';
import { atlas, type Shapes, shownBy } from '../page/map.js';
import { html, type Markup } from '../page/markup.js';
import { numberOf, textOf } from '../page/rows.js';
import type { Section } from '../page/sections.js';
import { bullets } from '../page/sections.js';
import { dataTable } from '../page/table.js';
import { listedNames, periodWords } from '../page/words.js';
import { FIFTHS, type Fifth } from '../release-data.js';
import type { ShadowView } from './view.js';

const FIFTH_WORDS: Readonly<Record<Fifth, string>> = {
  1: '1 – largest second chance',
  2: '2 – second fifth',
  3: '3 – middle fifth',
  4: '4 – fourth fifth',
  5: '5 – smallest second chance',
};

const fifthOf = (row: Row): Fifth | null => FIFTHS.find((fifth) => fifth === row.fifth) ?? null;

const points = (row: Row, column: string): string => {
  const value = numberOf(row, column);
  return value === null ? '–' : signed(value, 1);
};

function chanceMap({ data, object, country, many, one }: ShadowView, shapes: Shapes): Markup {
  const { rows } = data.secondChances;
  const known = new Map(rows.map((row) => [textOf(row, 'area_code'), row]));
  const count = (fifth: Fifth | null) =>
    counted(rows.filter((row) => fifthOf(row) === fifth).length, one, many);
  const items = [
    ...FIFTHS.map((fifth) => legendItem(fifthMark(fifth), FIFTH_WORDS[fifth], count(fifth))),
    legendItem(fifthMark(null), 'No figure', count(null)),
  ];
  return atlas({
    id: 'map-second-chances',
    title: 'Map of second chances: higher education by 25 less by 19',
    description: `${counted(rows.length, one, many)} of ${country} in fifths by how many more of the disadvantaged have entered higher education by 25 than by 19. The table gives every figure.`,
    caption: html`${country}’s ${many} by second chance: how many more have entered by 25 than by 19, in percentage points.`,
    legend: legendList(items),
    shapes,
    shown: shownBy(
      {
        topology: data.topology,
        level: object,
        byCode: known,
        absent: { mark: fifthMark(null), words: 'not ranked' },
      },
      (row) => ({
        mark: fifthMark(fifthOf(row)),
        title: `${textOf(row, 'area_name')}: ${points(row, 'second_chance')} percentage points, rank ${numberOf(row, 'rank') ?? '–'}`,
      }),
    ),
    codes: [...known.keys()],
    insetOf: 'second chances',
    insetShows: 'in the same fifths',
    many,
  });
}

function chanceTable({ data }: ShadowView): Markup {
  const number = (row: Row, column: string) => fixedOrDash(numberOf(row, column), 1);
  return dataTable({
    id: 'second-chances-table',
    caption: html`Second chances, the largest first <span class="sub">Shares in per cent, differences in percentage points.</span>`,
    columns: [
      { label: 'Area' },
      { label: 'Rank', numeric: true },
      { label: 'By 19', numeric: true },
      { label: 'By 25', numeric: true },
      { label: 'Second chance', numeric: true },
      { label: 'Of all others', numeric: true },
      { label: 'Change of the gap', numeric: true },
    ],
    rows: data.secondChances.rows.map((row) => [
      textOf(row, 'area_name'),
      fixedOrDash(numberOf(row, 'rank'), 0),
      number(row, 'by_19'),
      number(row, 'by_25'),
      points(row, 'second_chance'),
      points(row, 'others_second_chance'),
      points(row, 'gap_change'),
    ]),
  });
}

function sentences({ data, many }: ShadowView): string[] {
  const { rows } = data.secondChances;
  const values = (column: string) => rows.flatMap((row) => numberOf(row, column) ?? []);
  const own = mean(values('second_chance'));
  const others = mean(values('others_second_chance'));
  if (own === undefined || others === undefined) return [];
  const ranked = rows.filter((row) => numberOf(row, 'rank') !== null);
  const names = (some: readonly Row[]) =>
    listedNames(some.map((row) => `${textOf(row, 'area_name')} (${points(row, 'second_chance')})`));
  const closing = rows.filter((row) => (numberOf(row, 'gap_change') ?? 0) < 0).length;
  return [
    `On average over the ${many}, ${fixed(own, 1)} in a hundred of the disadvantaged enter after 19, and ${fixed(others, 1)} of all others.`,
    `The largest second chances: ${names(ranked.slice(0, 5))}. The smallest: ${names(ranked.slice(-5).reverse())}.`,
    `In ${closing} of ${rows.length} ${many} the gap is narrower by 25 than by 19.`,
  ];
}

/** Who enters higher education later: by 25 less by 19, of the same young people. */
export function chanceSection(view: ShadowView, shapes: Shapes): Section | undefined {
  const named = view.data.method.second_chances;
  if (named === undefined || view.data.secondChances.rows.length === 0) return undefined;
  const retyped = view.data.sources.find((source) => source.retyped !== undefined);
  return {
    id: 'second-chances',
    title: 'Second chances',
    body: html`<p>The same young people at two ages: those who were eligible for free school meals and have entered higher education by 25 (period ${periodWords(named.later.period)}), less those who had by 19 (period ${periodWords(named.earlier.period)}). The two ages come from two data sets, so that a difference of a point may be one of counting. A second chance is large where few had the first: look at the share by 25 as well. ${retyped !== undefined && `${retyped.title}: ${retyped.retyped}`}</p>
${chanceMap(view, shapes)}${bullets(sentences(view))}${later({
  id: 'all-second-chances',
  printed: true,
  summary: `Second chances of all ${whole(view.data.secondChances.rows.length)} ${view.many}`,
  instead: html`The same table for a spreadsheet: <a href="second_chances.csv">second_chances.csv</a>.`,
  body: html`<div class="more">${chanceTable(view)}</div>`,
})}`,
  };
}
