import { descending, max, mean, sum } from 'd3-array';
import type { Row } from '../../schemas/table.js';
import { counted, fixed, perCent, perCentOfDraws } from '../formats/numbers.js';
import { type Content, html, type Markup } from '../page/markup.js';
import { numberOf, textOf } from '../page/rows.js';
import type { Section } from '../page/sections.js';
import { bullets } from '../page/sections.js';
import { dataTable } from '../page/table.js';
import { inSentence, listedNames, periodWords } from '../page/words.js';
import type { ShadowOutcome, ShadowView } from './view.js';

/** From this probability on, what came true is printed next to what was stated. */
const OVERSTATED = 0.4;
/** How many areas an outcome names. */
const NAMED = 8;

const share = (row: Row, column: string): string => {
  const value = numberOf(row, column);
  return value === null ? '–' : perCent(value);
};

const limits = (row: Row): string =>
  numberOf(row, 'observed_low') === null
    ? '–'
    : `${share(row, 'observed_low')} to ${share(row, 'observed_high')}`;

/** As in `Derbyshire (56%; of such, 40% came true, limits 28% to 55%)`. */
function nextWords(row: Row): string {
  const next = numberOf(row, 'coldspot_next_year') ?? 0;
  const stated = perCentOfDraws(next);
  if (next < OVERSTATED || numberOf(row, 'next_year_observed') === null)
    return `${textOf(row, 'area_name')} (${stated})`;
  return `${textOf(row, 'area_name')} (stated ${stated}; of such, ${share(row, 'next_year_observed')} came true, limits ${share(row, 'next_year_observed_low')} to ${share(row, 'next_year_observed_high')})`;
}

function nextSentence({ data }: ShadowView, outcome: ShadowOutcome): string {
  const rows = data.coldspots.rows
    .filter((row) => row.outcome === outcome.code && (numberOf(row, 'coldspot_next_year') ?? 0) >= 0.2)
    .sort((a, b) =>
      descending(numberOf(a, 'coldspot_next_year') ?? 0, numberOf(b, 'coldspot_next_year') ?? 0),
    )
    .slice(0, NAMED);
  if (rows.length === 0) return '';
  return `${outcome.name}, the year after ${periodWords(outcome.method.period)}: ${listedNames(rows.map(nextWords))}.`;
}

function calibrationTable({ data }: ShadowView): Markup {
  const rows = data.calibration.rows.filter(({ outcome }) => outcome === 'all');
  return dataTable({
    id: 'calibration',
    caption: html`What was said of the next year, and what was found <span class="sub">All outcomes and years pooled; limits are those of 95%. Each outcome by itself is in calibration.csv.</span>`,
    columns: [
      { label: 'Probability stated' },
      { label: 'Cases', numeric: true },
      { label: 'Mean stated', numeric: true },
      { label: 'Came true', numeric: true },
      { label: 'Limits', numeric: true },
    ],
    rows: rows.map((row): Content[] => [
      `${perCent(numberOf(row, 'stated_from') ?? 0)} to ${perCent(numberOf(row, 'stated_to') ?? 0)}`,
      String(numberOf(row, 'cases') ?? 0),
      share(row, 'stated'),
      share(row, 'observed'),
      limits(row),
    ]),
  });
}

function heldSentence({ data }: ShadowView): string {
  const rows = data.calibration.rows.filter(({ outcome }) => outcome === 'all');
  const cases = sum(rows, (row) => numberOf(row, 'cases') ?? 0);
  const high = rows.filter((row) => (numberOf(row, 'stated_from') ?? 0) >= OVERSTATED - 1e-9);
  const many = sum(high, (row) => numberOf(row, 'cases') ?? 0);
  const over = (column: string) =>
    sum(high, (row) => (numberOf(row, column) ?? 0) * (numberOf(row, 'cases') ?? 0)) / many;
  const first = `Held against ${counted(cases, 'forecast')} for years that have passed, each made from the years before it.`;
  return many === 0
    ? first
    : `${first} Of those of ${perCent(OVERSTATED)} and more, ${perCent(over('stated'))} was stated on average and ${perCent(over('observed'))} came true: high probabilities are too high.`;
}

/** Whether areas will be found cold next year, and how such statements have fared. */
export function outlookSection(view: ShadowView): Section | undefined {
  const points = view.outcomes.map((outcome) => nextSentence(view, outcome)).filter(Boolean);
  if (points.length === 0) return undefined;
  return {
    id: 'next-year',
    title: 'Next year',
    body: html`<p>Two questions have two answers. Is the ${view.one} a coldspot now, behind the chance of a single year? That is the probability next to every group. Will next year’s figures make it a coldspot? That is another event: the ${view.one} may drift, next year’s figures have an error of their own, and the line to the worst ${view.share} runs through many. So this probability is mostly the smaller one.</p>
<p>The likeliest, by ${view.outcomes.length > 1 ? 'each outcome' : inSentence(view.outcomes[0]!)}:</p>
${bullets(points)}<p>${heldSentence(view)} Where the table has few cases its limits are wide.</p>
<div class="more">${calibrationTable(view)}</div>
`,
  };
}

/** Where two data sets give a figure of the same people: how they differ, and which is used. */
export function twoSourceMarkup({ data }: ShadowView): Markup | false {
  const { rows } = data.twoSources;
  const [first] = rows;
  if (first === undefined) return false;
  const title = (code: string) =>
    data.declared.find(({ declaration }) => declaration.code === code)?.declaration.title ?? code;
  const source = (name: string) => data.sources.find((one) => one.name === name)?.title ?? name;
  const keys = [...new Set(rows.map((row) => `${row.indicator}|${row.period}`))].sort();
  const table = dataTable({
    id: 'two-sources',
    caption: html`Two data sets about the same young people <span class="sub">Differences in percentage points, over all areas that both have.</span>`,
    columns: [
      { label: 'Figure used' },
      { label: 'Period' },
      { label: 'Areas', numeric: true },
      { label: 'Mean difference', numeric: true },
      { label: 'Largest', numeric: true },
    ],
    rows: keys.map((key): Content[] => {
      const own = rows.filter((row) => `${row.indicator}|${row.period}` === key);
      const differences = own.map((row) => Math.abs(numberOf(row, 'difference') ?? 0));
      return [
        title(textOf(own[0]!, 'indicator')),
        periodWords(textOf(own[0]!, 'period')),
        String(own.length),
        fixed(mean(differences) ?? 0, 2),
        fixed(max(differences) ?? 0, 2),
      ];
    }),
  });
  return html`<h3>Two data sets</h3>
<p>“${source(textOf(first, 'source'))}” is used where it has the figure, because it has counts; “${source(textOf(first, 'other_source'))}” gives rates of the same young people, which are not quite the same; neither says why. Both are in two_sources.csv, and the column source of coldspots_by_year.csv names the one that a row uses.</p>
<div class="more">${table}</div>
`;
}
