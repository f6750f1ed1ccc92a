import { greatest, max } from 'd3-array';
import { exactPerCent, fixed, fixedOrDash, inWords, whole } from '../formats/numbers.js';
import { type Content, html, type Markup } from '../page/markup.js';
import { areaWords, rankWords, scaleWords } from '../page/method-words.js';
import { numberOf, textOf } from '../page/rows.js';
import type { Section, Step } from '../page/sections.js';
import { stepList } from '../page/sections.js';
import { dataTable } from '../page/table.js';
import { capital, inSentence, listed, periodWords } from '../page/words.js';
import { ofClass, type ShadowOutcome, type ShadowView } from './view.js';

/** The years in which schools gave the GCSE grades of England, as no examinations were held. */
const GRADED_BY_SCHOOLS = /^(2020|2021)\b/;

/** The line behind the unexplained gap of the period that ranks an outcome. */
export const lineOf = ({ data }: ShadowView, { method }: ShadowOutcome) =>
  data.lines.rows.find(({ code, period }) => code === method.unexplained_gap && period === method.period);

/** Which outcomes rest on GCSE grades that schools gave. */
export function gradeSentence(view: ShadowView): string {
  const found = view.outcomes.flatMap((outcome) => {
    const line = lineOf(view, outcome);
    return line === undefined ? [] : [{ name: inSentence(outcome), year: textOf(line, 'on_period') }];
  });
  const schools = found.filter(({ year }) => GRADED_BY_SCHOOLS.test(year));
  if (schools.length === 0) return '';
  const years = listed(schools.map(({ name, year }) => `${periodWords(year)} (for ${name})`));
  return `The GCSE grades of ${years} were given by schools, since no examinations were held in 2020 and 2021: the unexplained gap rests on them and may differ for that reason only.`;
}

/** The regression line of each figure and period, from which the unexplained gaps can be reproduced. */
export function lineTable({ data, outcomes }: ShadowView): Markup {
  const names = new Map(outcomes.map(({ method, name }) => [method.unexplained_gap, name]));
  if (data.lines.rows.length === 0)
    return html`<p>No line could be drawn: earlier results are missing.</p>\n`;
  const rows = data.lines.rows.map((row): Content[] => {
    const number = (column: string): string => fixedOrDash(numberOf(row, column), 3);
    const code = textOf(row, 'code');
    return [
      names.get(code) ?? code,
      periodWords(textOf(row, 'period')),
      periodWords(textOf(row, 'on_period')),
      whole(numberOf(row, 'areas') ?? 0),
      number('slope'),
      number('intercept'),
      number('r_squared'),
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
 * A worked example of an unexplained gap: that of the likeliest coldspot of the first outcome, or of its
 * first area.
 */
export function workedExample(view: ShadowView): Markup | undefined {
  const [outcome] = view.outcomes;
  const line = outcome && lineOf(view, outcome);
  if (outcome === undefined || line === undefined) return undefined;
  const likeliest = greatest(ofClass(outcome, 'coldspot'), ({ cold }) => cold ?? 0);
  const area = likeliest ?? outcome.areas[0];
  const { method } = outcome;
  const { data } = view;
  const residual = data.method.derive.find(({ code }) => code === method.unexplained_gap);
  const against = residual?.step === 'residual' ? residual.against : undefined;
  const code = area?.code;
  const before = textOf(line, 'on_period');
  const earlier = data.figures.rows.find(
    (row) => row.area_code === code && row.indicator === against && row.period === before,
  );
  const explaining = numberOf(earlier ?? {}, 'value');
  const slope = numberOf(line, 'slope');
  const intercept = numberOf(line, 'intercept');
  if (area === undefined || area.gap === null || area.unexplained === null) return undefined;
  if (explaining === null || slope === null || intercept === null) return undefined;
  const expected = intercept + slope * explaining;
  return html`<div class="example"><h3>A worked example</h3>
<p>By ${inSentence(outcome)}, the gap of ${area.name} is ${fixed(area.gap, 2)} percentage points; its gap in Attainment 8 of ${textOf(line, 'on_period')} was ${fixed(explaining, 2)} points. The line gives an expected gap of</p>
<p class="formula">${fixed(intercept, 3)} ${sign(slope)} × ${fixed(explaining, 2)} = ${fixed(expected, 2)}</p>
<p>and the unexplained gap is the rest:</p>
<p class="formula">${fixed(area.gap, 2)} − ${fixed(expected, 2)} = ${fixed(area.unexplained, 2)}</p></div>
`;
}

function areaStep(view: ShadowView): Step {
  const count = max(view.outcomes, ({ areas }) => areas.length) ?? 0;
  return {
    title: 'Areas',
    text: `${areaWords(view.data.method.areas, view, count)} Results by free school meals are published for these. Every official figure is first brought to these areas.`,
  };
}

function groupStep({ data, share, outcomes, one }: ShadowView): Step {
  const { group_share, tolerance } = data.method.steps;
  const count = max(outcomes, ({ classed }) => classed.length) ?? 0;
  const size = Math.ceil(count * group_share - tolerance);
  return {
    title: 'Coldspots and hotspots',
    text: `The worst ${share} on a measure are ${whole(size)} of ${whole(count)} (${exactPerCent(group_share)}, rounded up), with any that tie with the last; so are the best. A coldspot is among the worst on level and on gap, a hotspot among the best on both. The unexplained gap plays no part in this. The ends are counted separately in each year: an ${one} can leave the coldspots because others fell.`,
  };
}

function sureStep({ data, outcomes }: ShadowView): Step {
  const { draws, earlier_draws = draws, least_years } = data.method.steps.precision;
  const counted = outcomes.filter(({ method }) => method.cohorts !== undefined);
  const yearly = `the standard deviation of the yearly changes of the area, less those of the median area, divided by the square root of two; with fewer than ${inWords(least_years)} known years, the median of all areas`;
  const errors =
    counted.length === 0
      ? `The standard error of level and of gap is ${yearly}.`
      : `Where the numbers of people are known (${listed(counted.map(inSentence))}), standard errors are binomial; elsewhere they are ${yearly}.`;
  return {
    title: 'How sure',
    text: `${errors} A local-level model says how much of a change lasts: its parameters are those that make the figures of all areas and years likeliest. By it, level and gap are pulled towards the area’s own earlier years and towards the mean of all. They are drawn ${whole(draws)} times (${whole(earlier_draws)} times for earlier years) about these values with what remains unknown; ranks, coldspots and hotspots are found in each draw. For the next year a year of drift and the error of a year are added, with parameters from the years so far only.`,
    formula: 'figure = level of the year + error; level = level of the year before + drift',
  };
}

/** The steps of the method in their order, in words from the method itself. */
export function methodSteps(view: ShadowView): Markup {
  const { steps } = view.data.method;
  const all: readonly Step[] = [
    areaStep(view),
    {
      title: 'Gap',
      text: 'The figure of all others less that of the disadvantaged, for the same area and period.',
      formula: 'gap = others − level',
    },
    {
      title: 'Unexplained gap',
      text: 'A straight line, by unweighted least squares, of the gap on the gap in Attainment 8 (GCSE results) of the same young people’s GCSE year, over all areas with both. The distance above or below the line is the unexplained gap.',
      formula: 'unexplained gap = gap − (intercept + slope × gap in Attainment 8)',
    },
    {
      title: 'One scale',
      text: `${scaleWords(steps.normalise).figure} Higher is then better for level, gap and unexplained gap alike.`,
    },
    {
      title: 'Score',
      text: 'The long-shadow score is the mean of the three. An area without one of them has no score and no rank. For all outcomes together it is the mean of the scores of the outcomes, where an area has all of them.',
    },
    {
      title: 'Ranks',
      text: rankWords(steps.tolerance),
    },
    groupStep(view),
    sureStep(view),
    {
      title: 'Years',
      text: `The same for every year. An area was cold in a year if it was a coldspot with figures of its own. The tables also give the mean of each figure over ${inWords(steps.mean_years)} years.`,
    },
  ];
  return stepList(all);
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

/** How the ranking is made: the steps, a worked example, the lines and the figures. */
export const methodSection = (view: ShadowView): Section => ({
  id: 'method',
  title: 'How it is made',
  body: html`<div class="columns">${methodSteps(view)}${workedExample(view)}</div>
<h3>The lines</h3>
<p>${gradeSentence(view)} The unexplained gap is a residual between areas: it says which areas lie above or below the line. It is not, as in the report of 2020, the part of a gap between persons that their qualifications do not explain.</p>
${lineTable(view)}<h3>The figures</h3>
${figureTable(view)}`,
});
