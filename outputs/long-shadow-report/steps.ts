import { html, type Markup } from '../index-report/markup.js';
import { LIST_OF, tieWords } from '../index-report/method-words.js';
import { counted, exactPerCent, inWords, whole } from '../index-report/numbers.js';
import { scaleWords } from '../index-report/scale-words.js';
import { listed } from '../index-report/words.js';
import type { ShadowView } from './view.js';

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
