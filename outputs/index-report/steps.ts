import { levelsOf } from './levels.js';
import { html, type Markup } from './markup.js';
import { IMPUTE, LIST_OF, tieWords, treatmentWords } from './method-words.js';
import { counted, exactPerCent, whole } from './numbers.js';
import { scaleWords } from './scale-words.js';
import type { ReportView } from './view.js';
import { symbolOf, wholeSteps } from './whole-steps.js';
import { listed } from './words.js';

export interface Step {
  readonly name: string;
  readonly text: string;
  readonly formula?: string;
}

function areaStep({ data, areas, country, many, one }: ReportView): Step {
  const { exclude, level, year } = data.method.areas;
  const left = exclude.map(({ name, reason }) => `${name} (${reason})`);
  const but = left.length === 0 ? '' : `, without ${listed(left)}`;
  return {
    name: 'Areas',
    text: `The ${LIST_OF[level]} of ${country} as listed in April ${year}${but}: ${counted(areas.length, one, many)}. Every official figure is brought to these areas first; its status says how.`,
  };
}

/** The scale of the indicators, with those that have another. */
function scaleStep(view: ReportView): Step {
  const { indicator } = levelsOf(view);
  const names = new Map(view.areas.map(({ code, name }) => [code, name]));
  const titles = new Map(view.data.declared.map(({ declaration }) => [declaration.code, declaration.title]));
  const wordsOf = (normalise: typeof indicator.normalise) =>
    scaleWords(normalise, (code) => names.get(code) ?? code);
  const { figure, formula } = wordsOf(indicator.normalise);
  const others = Object.entries(indicator.individual ?? {}).map(
    ([code, normalise]) => `${titles.get(code) ?? code} has a scale of its own. ${wordsOf(normalise).figure}`,
  );
  return {
    name: 'One scale',
    text: [figure, 'Higher is then better for every indicator.', ...others].join(' '),
    formula: `${symbolOf(indicator)} = ${formula}`,
  };
}

function groupStep({ scored, data, share, many }: ReportView): Step {
  const { group_share, tolerance } = data.method.steps;
  const least = Math.ceil(scored.length * group_share - tolerance);
  return {
    name: 'Hotspots and coldspots',
    text: `The best ${share} are hotspots and the worst ${share} coldspots: ${whole(least)} of ${whole(scored.length)} ${many} at each end (${exactPerCent(group_share)}, rounded up), with any that tie with the last. Fifth 1 holds the hotspots and fifth 5 the coldspots; the ranks between are cut in three as evenly as can be.`,
  };
}

function worthStep({ drawn, data }: ReportView): Step {
  const times = counted(data.robustness.replicates, 'time');
  return {
    name: 'What the ranks are worth',
    text: drawn
      ? `All of this is done ${times} more with choices and figures drawn at random. Intervals and probabilities are counted from the ranks that come out; “How sure the ranks are” says what is drawn.`
      : 'It was not worked out: no replicates were made.',
  };
}

/** The steps of the method in their order, in words from the method itself. */
export function methodSteps(view: ReportView): Markup {
  const { steps } = view.data.method;
  const all: readonly Step[] = [
    areaStep(view),
    { name: 'Missing figures', text: IMPUTE[steps.impute] },
    { name: 'Extreme values', text: treatmentWords(levelsOf(view).indicator.treatment, 'An indicator') },
    scaleStep(view),
    ...wholeSteps(view),
    {
      name: 'Ranks',
      text: `Rank 1 is the highest score, on all digits, before any rounding. ${tieWords(steps.tolerance)} and share the better rank; the next rank is left out for each area that ties.`,
    },
    groupStep(view),
    worthStep(view),
  ];
  const items = all.map(
    ({ name, text, formula }) =>
      html`<li><strong>${name}.</strong> ${text}${formula !== undefined && html`<span class="formula">${formula}</span>`}</li>\n`,
  );
  return html`<ol class="steps">\n${items}</ol>\n`;
}
