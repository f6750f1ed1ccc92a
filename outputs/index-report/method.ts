import { sum } from 'd3-array';
import { aggregatesBelowIndex, indexRowOf, indicatorsOf, nameOf } from '../../schemas/method/structure.js';
import type { EditionRow, MethodLevel } from '../../schemas/method.js';
import { counted, exactPerCent, fixed, fixedOrDash, inWords, whole } from '../formats/numbers.js';
import { later } from '../page/later.js';
import { html, type Markup } from '../page/markup.js';
import {
  areaWords,
  equalWeights,
  IMPUTE,
  isStandard,
  needed,
  ownTreatments,
  rankWords,
  scaleWords,
  treatmentWords,
  WEIGHTS_FOUND,
  WHOLE,
  weightShares,
} from '../page/method-words.js';
import { numberOf, textOf } from '../page/rows.js';
import type { Section, Step } from '../page/sections.js';
import { stepList } from '../page/sections.js';
import { dataTable } from '../page/table.js';
import { capital, spaced } from '../page/words.js';
import { aggregateOf, levelsOf, type ReportView } from './view.js';

/** Symbol of the values of a level in a formula: `z` where all are standardised. */
export const symbolOf = ({ normalise, individual = {} }: MethodLevel): string =>
  [normalise, ...Object.values(individual)].every(isStandard) ? 'z' : 's';

interface Part {
  readonly name: string;
  readonly weight: number;
}

/** How the parts of a whole are weighted; `uneven` says whether their weights differ. */
interface Weighed {
  readonly uneven: boolean;
  /** As in `, all with the same weight`. */
  readonly aside: string;
  /** Sentences of their own. */
  readonly more: string;
}

/** @param wholes parts of each whole, with the name of the whole where there are several */
function weighed({ weights }: MethodLevel, wholes: readonly (readonly [string, readonly Part[]])[]): Weighed {
  const same = { uneven: false, aside: ', all with the same weight', more: '' };
  if (weights === 'equal') return same;
  if (weights !== 'given') return { uneven: true, aside: '', more: `The weights ${WEIGHTS_FOUND[weights]}.` };
  const uneven = wholes.filter(([, parts]) => !equalWeights(parts));
  if (uneven.length === 0) return same;
  if (wholes.length === 1)
    return { uneven: true, aside: ` (${uneven.map(([, parts]) => weightShares(parts)).join()})`, more: '' };
  return {
    uneven: true,
    aside: '',
    more: uneven.map(([name, parts]) => `${name}: ${weightShares(parts)}.`).join(' '),
  };
}

/** What is done to the scores of a level: outliers, then the scale. `of` as in `A domain`. */
function afterwards(
  { treatment, normalise, individual = {} }: MethodLevel,
  below: MethodLevel,
  of: string,
  naming: (code: string) => string,
  rows: readonly EditionRow[],
): string {
  const general = treatment === 'none' ? [] : [treatmentWords(treatment, of)];
  const treated = [...general, ...ownTreatments(rows, naming), ''].join(' ');
  const again = isStandard(normalise) && isStandard(below.normalise) ? ' again' : '';
  const own = Object.entries(individual).map(
    ([code, other]) => ` ${naming(code)} is ${scaleWords(other).score}.`,
  );
  return `${treated}It is ${scaleWords(normalise).score}${again}.${own.join('')}`;
}

/** Titles of indicators and names of aggregates, by code. */
function namesOf({ data }: ReportView): (code: string) => string {
  const titles = new Map(data.declared.map(({ declaration }) => [declaration.code, declaration.title]));
  return (code) => titles.get(code) ?? nameOf(data.method, code);
}

/** The parts of an aggregate with their weights. */
const partsOf = ({ data }: ReportView, parent: string, naming: (code: string) => string): Part[] =>
  data.method.structure
    .filter((row) => row.parent === parent)
    .map(({ code, weight }) => ({ name: naming(code), weight }));

/** As in `A domain`. */
const withArticle = (noun: string): string => `${/^[aeiou]/.test(noun) ? 'An' : 'A'} ${noun}`;

/**
 * How the aggregates of a level between the indicators and the index are made. @param i its number, from 0
 */
function aggregateStep(view: ReportView, i: number): Step {
  const { levels } = view.data.method.steps;
  const level = levels[i]!;
  const below = levels[i - 1]!;
  const noun = spaced(level.name);
  const part = spaced(below.name);
  const naming = namesOf(view);
  const rows = aggregatesBelowIndex(view.data.method).filter((row) => row.level === i + 1);
  const parts = rows.map(({ code }): [string, Part[]] => [naming(code), partsOf(view, code, naming)]);
  const { uneven, aside, more } = weighed(below, [...parts, ['', []]]);
  const { even, uneven: weighted, meaning = '', formula } = WHOLE[aggregateOf(level)];
  const a = withArticle(noun);
  return {
    title: capital(`${noun}s`),
    text: [
      `${a} is the ${uneven ? weighted : even} of its ${part}s${aside}, over those that are there; ${needed(level.minimum_weight_share)}, or the area has no score in the ${noun}.`,
      meaning,
      afterwards(level, below, a, naming, rows),
      more,
    ]
      .filter(Boolean)
      .join(' '),
    formula: `${noun} = ${formula(i === 1 ? symbolOf(below) : part)}, over the ${part}s that are there`,
  };
}

function indexStep(view: ReportView): Step {
  const { index } = levelsOf(view);
  const below = view.data.method.steps.levels.at(-2)!;
  const part = spaced(below.name);
  const parts = partsOf(view, indexRowOf(view.data.method).code, namesOf(view));
  const scores = `${inWords(parts.length)} ${part} score${parts.length === 1 ? '' : 's'}`;
  const { uneven, aside, more } = weighed(below, [['', parts]]);
  const { even, uneven: weighted, meaning = '', formula } = WHOLE[aggregateOf(index)];
  return {
    title: 'Index',
    text: [
      `The index is the ${uneven ? weighted : even} of the ${scores}${aside}; ${needed(index.minimum_weight_share)}, or the area has no score and no rank.`,
      meaning,
      more,
      afterwards(index, below, 'The index', () => 'It', [indexRowOf(view.data.method)]),
    ]
      .filter(Boolean)
      .join(' '),
    formula: `index = ${formula(part)}, over the ${part}s that are there`,
  };
}

/** How everything above the indicators is made, level by level. */
export const wholeSteps = (view: ReportView): Step[] => [
  ...view.data.method.steps.levels.slice(1, -1).map((_, i) => aggregateStep(view, i + 1)),
  indexStep(view),
];

const areaStep = (view: ReportView): Step => ({
  title: 'Areas',
  text: `${areaWords(view.data.method.areas, view, view.areas.length)} Every official figure is first brought to these areas; its status says how.`,
});

/** The scale of the indicators, with those that have another. */
function scaleStep(view: ReportView): Step {
  const { indicator } = levelsOf(view);
  const names = new Map(view.areas.map(({ code, name }) => [code, name]));
  const naming = namesOf(view);
  const wordsOf = (normalise: typeof indicator.normalise) =>
    scaleWords(normalise, (code) => names.get(code) ?? code);
  const { figure, formula } = wordsOf(indicator.normalise);
  const others = Object.entries(indicator.individual ?? {}).map(
    ([code, normalise]) => `${naming(code)} has a scale of its own. ${wordsOf(normalise).figure}`,
  );
  return {
    title: 'One scale',
    text: [figure, 'Higher is then better for every indicator.', ...others].join(' '),
    formula: `${symbolOf(indicator)} = ${formula}`,
  };
}

function groupStep({ scored, data, share, many }: ReportView): Step {
  const { group_share, tolerance } = data.method.steps;
  const size = Math.ceil(scored.length * group_share - tolerance);
  return {
    title: 'Hotspots and coldspots',
    text: `The best ${share} are hotspots and the worst ${share} coldspots: ${whole(size)} of ${whole(scored.length)} ${many} at each end (${exactPerCent(group_share)}, rounded up), with any that tie with the last of them. Fifth 1 holds the hotspots and fifth 5 the coldspots; the ranks between are divided in three, as evenly as possible.`,
  };
}

function certaintyStep({ drawn, data }: ReportView): Step {
  const times = counted(data.robustness.replicates, 'time');
  return {
    title: 'How certain the ranks are',
    text: drawn
      ? `All of this is repeated ${times} with choices and figures drawn at random. Intervals and probabilities are counted from the ranks of these replicates; “How sure the ranks are” says what is drawn.`
      : 'This was not worked out: no replicates were made.',
  };
}

/** What is done to the outliers of the indicators. */
function extremesText(view: ReportView): string {
  const own = ownTreatments(indicatorsOf(view.data.method), namesOf(view));
  return [treatmentWords(levelsOf(view).indicator.treatment, 'An indicator'), ...own].join(' ');
}

/** A trend has a scale of its own for every code, which one sentence says: see `trendStep`. */
function withoutOwnScales(view: ReportView): ReportView {
  const { method } = view.data;
  if (method.trend === undefined) return view;
  const levels = method.steps.levels.map(({ individual: _, ...level }) => level);
  return { ...view, data: { ...view.data, method: { ...method, steps: { ...method.steps, levels } } } };
}

/** Whose means and deviations the scores of a trend are on. */
const trendStep = ({ data: { method } }: ReportView): Step[] =>
  method.trend === undefined
    ? []
    : [
        {
          title: 'The scale of one edition',
          text: `Here and in all later steps the mean and the standard deviation are those of ${method.trend.base}, whatever the figures of this edition are: they are in trend_codes.csv. So a score of 0 is the mean of ${method.trend.base}, and all areas can rise at once.`,
        },
      ];

/** The steps of the method in their order, in words from the method itself. */
export function methodSteps(given: ReportView): Markup {
  const view = withoutOwnScales(given);
  const { steps } = view.data.method;
  const all: readonly Step[] = [
    areaStep(view),
    { title: 'Missing figures', text: IMPUTE[steps.impute] },
    { title: 'Extreme values', text: extremesText(view) },
    scaleStep(view),
    ...trendStep(view),
    ...wholeSteps(view),
    {
      title: 'Ranks',
      text: `${rankWords(steps.tolerance, steps.rank_decimals)} The next rank is then skipped, once for each further area that ties.`,
    },
    groupStep(view),
    certaintyStep(view),
  ];
  return stepList(all);
}

/** Whether the worked example holds: the index is the weighted mean of its parts, standardised. */
function isMeanOfParts(view: ReportView): boolean {
  const { index } = levelsOf(view);
  const below = view.data.method.steps.levels.at(-2);
  if (below === undefined || view.data.method.steps.levels.length < 3) return false;
  const plain = index.treatment === 'none' && isStandard(index.normalise) && index.individual === undefined;
  const weighed = below.weights === 'given' || below.weights === 'equal';
  return index.aggregate === 'arithmetic_mean' && plain && weighed;
}

/**
 * How the score of the first area follows from the scores of the parts of the index; only where it is their
 * mean.
 */
export function workedExample(view: ReportView): Markup | undefined {
  if (!isMeanOfParts(view)) return undefined;
  const { data } = view;
  const below = data.method.steps.levels.at(-2)!;
  const even = below.weights === 'equal';
  const row = data.index.rows.find(({ rank }) => rank !== null);
  const scale = data.scales.rows.find(({ level }) => level === 'index') ?? {};
  const mean = numberOf(scale, 'mean');
  const deviation = numberOf(scale, 'standard_deviation');
  const score = row === undefined ? null : numberOf(row, 'score');
  if (row === undefined || score === null || mean === null || deviation === null) return undefined;
  const index = indexRowOf(data.method).code;
  const parts = data.method.structure.flatMap(({ code, name = code, weight, parent }) => {
    const own = parent === index ? numberOf(row, `${code}_score`) : null;
    return own === null ? [] : [{ name, weight: even ? 1 : weight, score: own }];
  });
  const weights = sum(parts, ({ weight }) => weight);
  const together = sum(parts, (part) => (part.weight * part.score) / weights);
  const listed = parts.map((part) => `${part.name} ${fixed(part.score, 3)}`).join(', ');
  return html`<div class="example"><h3>A worked example</h3>
<p>The ${spaced(below.name)} scores of ${textOf(row, 'area_name')} are: ${listed}. Their weighted mean is ${fixed(together, 3)}. Over all areas this mean has itself a mean of ${fixed(mean, 3)} and a standard deviation of ${fixed(deviation, 3)}, so the score is</p>
<p class="formula">(${fixed(together, 3)} − ${fixed(mean, 3)}) ÷ ${fixed(deviation, 3)} = ${fixed(score, 2)}</p></div>
`;
}

/** The scale of each indicator, in the order of the method. */
export function scaleTable({ data }: ReportView): Markup {
  const byCode = new Map(
    data.scales.rows.filter(({ level }) => level === 'indicator').map((row) => [row.code, row]),
  );
  return dataTable({
    id: 'scales',
    caption: 'The scale of each indicator over the areas',
    columns: [
      { label: 'Indicator' },
      { label: 'Unit' },
      { label: 'Areas', numeric: true },
      { label: 'Mean', numeric: true },
      { label: 'Standard deviation', numeric: true },
      { label: 'Lowest', numeric: true },
      { label: 'Highest', numeric: true },
    ],
    rows: data.declared.map(({ declaration: { code, title, unit } }) => {
      const row = byCode.get(code) ?? {};
      const moments = ['mean', 'standard_deviation', 'least', 'most'].map((name) =>
        fixedOrDash(numberOf(row, name), 2),
      );
      return [title, unit, fixedOrDash(numberOf(row, 'areas'), 0), ...moments];
    }),
  });
}

const scaleSentence = (view: ReportView): string =>
  isStandard(levelsOf(view).indicator.normalise) && view.data.method.trend === undefined
    ? 'With these means and standard deviations anyone can reproduce the scores of the indicators; those of what is made of them, for the remaining steps, are'
    : 'The figures of the indicators, as they went into the index. Those of what is made of them are';

/** How the index is made: the steps, a worked example, and the scales. */
export const methodSection = (view: ReportView): Section => ({
  id: 'method',
  title: 'How the index is made',
  body: html`<div class="columns">${methodSteps(view)}${workedExample(view)}</div>
${later({
  id: 'all-scales',
  summary: 'The scale of each indicator',
  instead: html`The same table for a spreadsheet: <a href="scales.csv">scales.csv</a>.`,
  body: html`<p>${scaleSentence(view)} in scales.csv.</p>
${scaleTable(view)}`,
})}`,
});
