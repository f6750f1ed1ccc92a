import type { MethodLevel } from '../../schemas/method.js';
import { aggregateOf, levelsOf } from './levels.js';
import { equalWeights, needed, treatmentWords, WEIGHTS_FOUND, WHOLE, weightShares } from './method-words.js';
import { isStandard } from './normalisation.js';
import { inWords } from './numbers.js';
import { scaleWords } from './scale-words.js';
import type { Step } from './steps.js';
import type { ReportView } from './view.js';

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

export function domainStep(view: ReportView): Step {
  const { domains, data } = view;
  const { indicator, domain } = levelsOf(view);
  const titles = new Map(data.declared.map(({ declaration }) => [declaration.code, declaration.title]));
  const names = new Map(domains.map(({ code, name }) => [code, name]));
  const parts = domains.map(({ name, indicators }): [string, Part[]] => [
    name,
    indicators.map(({ code, weight }) => ({ name: titles.get(code) ?? code, weight })),
  ]);
  const { uneven, aside, more } = weighed(indicator, [...parts, ['', []]]);
  const { even, uneven: weighted, meaning = '', formula } = WHOLE[aggregateOf(domain)];
  return {
    name: 'Domains',
    text: [
      `A domain is the ${uneven ? weighted : even} of its indicators${aside}, over those that are there; ${needed(domain.minimum_weight_share)}, or the area has no score in the domain.`,
      meaning,
      afterwards(domain, indicator, 'A domain', (code) => names.get(code) ?? code),
      more,
    ]
      .filter(Boolean)
      .join(' '),
    formula: `domain = ${formula(symbolOf(indicator))}, over the indicators that are there`,
  };
}

export function indexStep(view: ReportView): Step {
  const { domains } = view;
  const { domain, index } = levelsOf(view);
  const scores = `${inWords(domains.length)} domain score${domains.length === 1 ? '' : 's'}`;
  const { uneven, aside, more } = weighed(domain, [['', domains]]);
  const { even, uneven: weighted, meaning = '', formula } = WHOLE[aggregateOf(index)];
  return {
    name: 'Index',
    text: [
      `The index is the ${uneven ? weighted : even} of the ${scores}${aside}; ${needed(index.minimum_weight_share)}, or the area has no score and no rank.`,
      meaning,
      more,
      afterwards(index, domain, 'The index', () => 'It'),
    ]
      .filter(Boolean)
      .join(' '),
    formula: `index = ${formula('domain')}, over the domains that are there`,
  };
}
