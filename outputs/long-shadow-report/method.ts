import { counted, exactPerCent, fixed, inWords, whole } from '../formats/numbers.js';
import { type Content, html, type Markup } from '../page/markup.js';
import { LIST_OF, scaleWords, tieWords } from '../page/method-words.js';
import { numberOf, textOf } from '../page/rows.js';
import { dataTable } from '../page/table.js';
import { capital, listed, periodWords, told } from '../page/words.js';
import { ofKind, type ShadowOutcome, type ShadowView } from './view.js';

/** The years in which schools gave the GCSE grades of England, as no examinations were held. */
const GRADED_BY_SCHOOLS = /^(2020|2021)\b/;

/** The line behind the unexplained gap of the period that ranks an outcome. */
export const lineOf = ({ data }: ShadowView, { method }: ShadowOutcome) =>
  data.lines.rows.find(({ code, period }) => code === method.unexplained_gap && period === method.period);

/** Which GCSE year stands behind each outcome, and who gave its grades. */
export function gradeSentence(view: ShadowView): string {
  const found = view.outcomes.flatMap((outcome) => {
    const line = lineOf(view, outcome);
    return line === undefined ? [] : [{ name: told(outcome), year: textOf(line, 'on_period') }];
  });
  const schools = found.filter(({ year }) => GRADED_BY_SCHOOLS.test(year));
  if (schools.length === 0) return '';
  const years = listed(schools.map(({ name, year }) => `${periodWords(year)} (for ${name})`));
  return `The GCSE grades of ${years} were given by schools, since no examinations were held in 2020 and 2021: the unexplained gap rests on them and may differ for that alone.`;
}

/** A line for each figure and period: with these anyone can redo the unexplained gaps. */
export function lineTable({ data, outcomes }: ShadowView): Markup {
  const names = new Map(outcomes.map(({ method, name }) => [method.unexplained_gap, name]));
  if (data.lines.rows.length === 0)
    return html`<p>No line could be drawn: earlier results are missing.</p>\n`;
  const rows = data.lines.rows.map((row): Content[] => {
    const number = (column: string, places: number): string => {
      const value = numberOf(row, column);
      return value === null ? '–' : fixed(value, places);
    };
    const code = textOf(row, 'code');
    return [
      names.get(code) ?? code,
      periodWords(textOf(row, 'period')),
      periodWords(textOf(row, 'on_period')),
      whole(numberOf(row, 'areas') ?? 0),
      ...[number('slope', 3), number('intercept', 3), number('r_squared', 3)],
    ];
  });
  return html`<div class="more">${dataTable({
    id: 'line-table',
    caption: html`The lines behind the unexplained gaps <span class="sub">Slope: percentage points of gap for one point of gap in Attainment 8. R²: share of the variance of the gaps that the line explains.</span>`,
    columns: [
      { label: 'Outcome' },
      { label: 'Period' },
      { label: 'GCSE year' },
      { label: 'Areas', numeric: true },
      { label: 'Slope', numeric: true },
      { label: 'Intercept', numeric: true },
      { label: 'R²', numeric: true },
    ],
    rows,
  })}</div>
`;
}

const sign = (value: number): string => (value < 0 ? `− ${fixed(-value, 3)}` : `+ ${fixed(value, 3)}`);

/**
 * One unexplained gap to redo by hand: of the likeliest coldspot of the first outcome, or else of the first
 * area.
 */
export function workedExample(view: ShadowView): Markup | undefined {
  const [outcome] = view.outcomes;
  const line = outcome && lineOf(view, outcome);
  if (outcome === undefined || line === undefined) return undefined;
  const [likeliest] = ofKind(outcome, 'coldspot').sort((a, b) => (b.cold ?? 0) - (a.cold ?? 0));
  const area = likeliest ?? outcome.areas[0];
  const { method, data } = { method: outcome.method, data: view.data };
  const residual = data.method.derive.find(({ code }) => code === method.unexplained_gap);
  const on = residual?.step === 'residual' ? residual.on : undefined;
  const earlier = data.figures.rows.find(
    ({ area_code, indicator, period }) =>
      area_code === area?.code && indicator === on && period === textOf(line, 'on_period'),
  );
  const [explaining, slope, intercept] = [
    earlier && numberOf(earlier, 'value'),
    numberOf(line, 'slope'),
    numberOf(line, 'intercept'),
  ];
  if (area === undefined || area.gap === null || area.unexplained === null) return undefined;
  if (explaining === undefined || explaining === null || slope === null || intercept === null)
    return undefined;
  const expected = intercept + slope * explaining;
  return html`<div class="example"><h3>A worked example</h3>
<p>By ${told(outcome)}, the gap of ${area.name} is ${fixed(area.gap, 2)} percentage points; its gap in Attainment 8 of ${textOf(line, 'on_period')} was ${fixed(explaining, 2)} points. The line leads one to expect</p>
<p class="formula">${fixed(intercept, 3)} ${sign(slope)} × ${fixed(explaining, 2)} = ${fixed(expected, 2)}</p>
<p>and the unexplained gap is what is left:</p>
<p class="formula">${fixed(area.gap, 2)} − ${fixed(expected, 2)} = ${fixed(area.unexplained, 2)}</p></div>
`;
}

type Step = readonly [name: string, text: string, formula?: string];

function areaStep({ data, country, one, many, outcomes }: ShadowView): Step {
  const { exclude, level, year } = data.method.areas;
  const left = exclude.map(({ name, reason }) => `${name} (${reason})`);
  const but = left.length === 0 ? '' : `, without ${listed(left)}`;
  const count = Math.max(0, ...outcomes.map(({ areas }) => areas.length));
  return [
    'Areas',
    `The ${LIST_OF[level]} of ${country} as listed in April ${year}${but}: ${counted(count, one, many)}. Results by free school meals are published for these. Every official figure is brought to these areas first.`,
  ];
}

function groupStep({ data, share, outcomes, one }: ShadowView): Step {
  const { group_share, tolerance } = data.method.steps;
  const count = Math.max(0, ...outcomes.map(({ classed }) => classed.length));
  const least = Math.ceil(count * group_share - tolerance);
  return [
    'Coldspots and hotspots',
    `The worst ${share} on a measure are ${whole(least)} of ${whole(count)} (${exactPerCent(group_share)}, rounded up), with any that tie with the last; so are the best. A coldspot is among the worst on level and on gap, a hotspot among the best on both. The unexplained gap plays no part in this. In each year the ends are counted anew: an ${one} can leave the coldspots because others fell.`,
  ];
}

function sureStep({ data }: ShadowView): Step {
  const { draws, least_years } = data.method.steps.precision;
  return [
    'How sure',
    `The standard error of level and of gap is the standard deviation of the yearly changes of the area, less those of the median area, divided by the square root of two; with fewer than ${inWords(least_years)} known years, the median of all areas. It takes in real changes as well as chance, so it is likelier too large than too small. With it the figures are drawn ${whole(draws)} times; ranks, coldspots and hotspots are found in each draw.`,
    'standard error = sd (change of the area − change of the median area) ÷ √2',
  ];
}

/** The steps of the method in their order, in words from the method itself. */
export function methodSteps(view: ShadowView): Markup {
  const { steps } = view.data.method;
  const all: readonly Step[] = [
    areaStep(view),
    [
      'Gap',
      'The figure of all others less that of the disadvantaged, of the same area and period.',
      'gap = others − level',
    ],
    [
      'Unexplained gap',
      'A straight line, by unweighted least squares, of the gap on the gap in Attainment 8 (GCSE results) of the same young people’s GCSE year, over all areas with both. What is left above or below the line is the unexplained gap.',
      'unexplained gap = gap − (intercept + slope × gap in Attainment 8)',
    ],
    [
      'One scale',
      `${scaleWords(steps.normalise).figure} Higher is then better for level, gap and unexplained gap alike.`,
    ],
    [
      'Score',
      'The long-shadow score is the mean of the three. An area without one of them has no score and no rank. For all outcomes together it is the mean of the scores of the outcomes, where all are there.',
    ],
    [
      'Ranks',
      `Rank 1 is the highest score, on all digits, before any rounding. ${tieWords(steps.tolerance)} and share the better rank.`,
    ],
    groupStep(view),
    sureStep(view),
    [
      'Years',
      `The same for every year. An area was cold in a year if it was a coldspot with figures of its own. Beside each figure stands its mean over ${inWords(steps.mean_years)} years.`,
    ],
  ];
  const items = all.map(
    ([name, text, formula]) =>
      html`<li><strong>${name}.</strong> ${text}${formula !== undefined && html`<span class="formula">${formula}</span>`}</li>\n`,
  );
  return html`<ol class="steps">\n${items}</ol>\n`;
}

/** The official figures and those derived from them, as they are declared. */
function figureTable({ data }: ShadowView): Markup {
  const periods = new Map(data.method.inputs.map((input) => [input.code, input.periods]));
  const spans = (code: string): string => {
    const own = periods.get(code);
    if (own === undefined) return 'Derived';
    return listed(
      [...new Set([own[0], own.at(-1)].flatMap((period) => period ?? []))].map(periodWords),
    ).replace(' and ', ' to ');
  };
  const rows = data.declared.map(({ declaration, note }): Content[] => [
    html`${declaration.title}<span class="sub">${declaration.description}${note !== '' && ` ${note}`}</span>`,
    capital(declaration.unit),
    spans(declaration.code),
  ]);
  return html`<div class="more">${dataTable({
    id: 'figures',
    caption: 'The figures behind the ranking',
    columns: [{ label: 'Figure' }, { label: 'Unit' }, { label: 'Periods' }],
    rows,
  })}</div>
`;
}

/** How the ranking is made: the steps, one sum to redo, the lines and the figures. */
export function methodSection(view: ShadowView): Markup {
  const grades = gradeSentence(view);
  return html`<section id="method" aria-labelledby="method-title">
<h2 id="method-title">How it is made</h2>
<div class="beside">${methodSteps(view)}${workedExample(view)}</div>
<h3>The lines</h3>
<p>${grades} The unexplained gap is a residual between areas: it says which areas lie above or below the line. It is not, as in the report of 2020, the part of a gap between persons that their qualifications leave over.</p>
${lineTable(view)}<h3>The figures</h3>
${figureTable(view)}</section>
`;
}
