import { whole } from '../../outputs/formats/numbers.js';
import { aggregatesBelowIndex, indicatorsOf } from '../../schemas/method/structure.js';
import type { Method } from '../../schemas/method.js';
import { allowedHere, type MethodText } from './method-text.js';

/** What a title or a summary can count, as in `{areas} districts ranked by {indicators} indicators`. */
const COUNTED: Readonly<Record<string, (method: Method, areas: number) => number>> = {
  areas: (_, areas) => areas,
  indicators: (method) => (method.kind === 'index' ? indicatorsOf(method).length : method.outcomes.length),
  domains: (method) =>
    method.kind === 'index' ? aggregatesBelowIndex(method).filter(({ level }) => level === 2).length : 0,
};

const PLACE = /\{([^{}]*)\}/g;
const FIELDS = ['title', 'summary'] as const;

/** Refuses a place for a number that nothing counts. */
export function checkCounts(source: MethodText, method: Method): void {
  for (const field of FIELDS)
    for (const [place, word = ''] of method[field].matchAll(PLACE))
      if (!Object.hasOwn(COUNTED, word))
        throw source.refused(
          [field],
          `${field} counts ${place}, which is not known${allowedHere(Object.keys(COUNTED))}`,
        );
}

/** A method with the numbers in its title and its summary counted, so that none can be out of date. */
export function withCounts<M extends Method>(method: M, areas: number): M {
  const counted = (text: string) =>
    text.replaceAll(PLACE, (place, word: string) => {
      const count = COUNTED[word];
      return count === undefined ? place : whole(count(method, areas));
    });
  return { ...method, title: counted(method.title), summary: counted(method.summary) };
}
