import { aggregatesBelowIndex, indexRowOf, nameOf } from '../../schemas/method/structure.js';
import type { MethodLevel } from '../../schemas/method.js';
import { aggregateOf, levelsOf } from './levels.js';
import { equalWeights, needed, treatmentWords, WEIGHTS_FOUND, WHOLE, weightShares } from './method-words.js';
import { isStandard } from './normalisation.js';
import { inWords } from './numbers.js';
import { scaleWords } from './scale-words.js';
import type { Step } from './steps.js';
import type { ReportView } from './view.js';
import { capital, spaced } from './words.js';

/** What values of the level are called in a formula: `z` where all are standardised. */
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
    ...{ uneven: true, aside: '' },
    more: uneven.map(([name, parts]) => `${name}: ${weightShares(parts)}.`).join(' '),
  };
}

/** What is done to the scores of a level: outliers, then the scale. `of` as in `A domain`. */
function afterwards(
  { treatment, normalise, individual = {} }: MethodLevel,
  below: MethodLevel,
  of: string,
  naming: (code: string) => string,
): string {
  const treated = treatment === 'none' ? '' : `${treatmentWords(treatment, of)} `;
  const again = isStandard(normalise) && isStandard(below.normalise) ? ' again' : '';
  const own = Object.entries(individual).map(
    ([code, other]) => ` ${naming(code)} is ${scaleWords(other).score}.`,
  );
  return `${treated}It is ${scaleWords(normalise).score}${again}.${own.join('')}`;
}

/** What the rows of the structure are called: titles of indicators, names of aggregates. */
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

/** How the aggregates of a level between the indicators and the index are made. @param at its number, from 0 */
function aggregateStep(view: ReportView, at: number): Step {
  const { levels } = view.data.method.steps;
  const level = levels[at]!;
  const below = levels[at - 1]!;
  const noun = spaced(level.name);
  const part = spaced(below.name);
  const naming = namesOf(view);
  const parts = aggregatesBelowIndex(view.data.method)
    .filter((row) => row.level === at + 1)
    .map(({ code }): [string, Part[]] => [naming(code), partsOf(view, code, naming)]);
  const { uneven, aside, more } = weighed(below, [...parts, ['', []]]);
  const { even, uneven: weighted, meaning = '', formula } = WHOLE[aggregateOf(level)];
  const a = withArticle(noun);
  return {
    name: capital(`${noun}s`),
    text: [
      `${a} is the ${uneven ? weighted : even} of its ${part}s${aside}, over those that are there; ${needed(level.minimum_weight_share)}, or the area has no score in the ${noun}.`,
      meaning,
      afterwards(level, below, a, naming),
      more,
    ]
      .filter(Boolean)
      .join(' '),
    formula: `${noun} = ${formula(at === 1 ? symbolOf(below) : part)}, over the ${part}s that are there`,
  };
}

function indexStep(view: ReportView): Step {
  const { levels } = view.data.method.steps;
  const { index } = levelsOf(view);
  const below = levels.at(-2)!;
  const part = spaced(below.name);
  const parts = partsOf(view, indexRowOf(view.data.method).code, namesOf(view));
  const scores = `${inWords(parts.length)} ${part} score${parts.length === 1 ? '' : 's'}`;
  const { uneven, aside, more } = weighed(below, [['', parts]]);
  const { even, uneven: weighted, meaning = '', formula } = WHOLE[aggregateOf(index)];
  return {
    name: 'Index',
    text: [
      `The index is the ${uneven ? weighted : even} of the ${scores}${aside}; ${needed(index.minimum_weight_share)}, or the area has no score and no rank.`,
      meaning,
      more,
      afterwards(index, below, 'The index', () => 'It'),
    ]
      .filter(Boolean)
      .join(' '),
    formula: `index = ${formula(part)}, over the ${part}s that are there`,
  };
}

/** How everything above the indicators is made, level by level. */
export const wholeSteps = (view: ReportView): Step[] => [
  ...view.data.method.steps.levels.slice(1, -1).map((_, at) => aggregateStep(view, at + 1)),
  indexStep(view),
];
