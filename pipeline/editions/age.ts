import { counted } from '../../outputs/formats/numbers.js';
import { type EditionIndicator, indicatorsOf } from '../../schemas/method/structure.js';
import type { Method } from '../../schemas/method.js';
import { endYear } from './derived.js';
import type { MethodText, Path } from './method-text.js';

/** Years after which a figure that is carried from the last edition needs a word of the method. */
export const MAX_AGE = 5;

/** The year that an edition is of: that at the end of its name, or else that of its areas. */
export const editionYear = ({ edition, areas }: Pick<Method, 'edition' | 'areas'>): number =>
  Number(/(?:^|-)(20\d{2})$/.exec(edition)?.[1] ?? areas.year);

/** Years between the end of a period and the year of an edition. */
export const ageOf = (method: Pick<Method, 'edition' | 'areas'>, period: string): number =>
  editionYear(method) - endYear(period);

/** An indicator, or an outcome, with its period. */
type Aged = Pick<EditionIndicator, 'code' | 'period' | 'carried' | 'max_age'>;

/** How old the figure of an indicator may be, in years, when it is carried. */
export const allowedAge = ({ max_age }: Pick<Aged, 'max_age'>): number => max_age ?? MAX_AGE;

/** What a method ranks by: indicators, or outcomes. */
export const agedRows = (method: Method): readonly Aged[] =>
  method.kind === 'index' ? indicatorsOf(method) : method.outcomes;

/** Refuses what is carried and older than the method allows. */
export function checkAges(source: MethodText, method: Method, rowPathOf: (code: string) => Path): void {
  for (const row of agedRows(method)) {
    const age = ageOf(method, row.period);
    if (row.carried !== true || age <= allowedAge(row)) continue;
    throw source.refused(
      [...rowPathOf(row.code), 'period'],
      `${row.code} is carried from ${row.period}, which is ${counted(age, 'year')} before ${method.edition}; allowed here: ${counted(allowedAge(row), 'year')}`,
      { next: `say so with max_age: ${age}, or leave it out` },
    );
  }
}

/** Where the figures of a period come from in a later edition, and how old they are. */
function markOf(method: Method, period: string): string {
  const from = method.follows === undefined ? '' : ` from ${method.follows}`;
  return `Carried${from}: no later period than ${period} was published, ${counted(ageOf(method, period), 'year')} before this edition.`;
}

/** A method that marks what is carried with its age: notes of indicators, or the summary for outcomes. */
export function withAges<M extends Method>(method: M): M {
  if (method.kind === 'long_shadow') {
    const marks = method.outcomes
      .filter(({ carried }) => carried === true)
      .map(({ name, period }) => `${name}: ${markOf(method, period)}`);
    return { ...method, summary: [method.summary, ...marks].join(' ') };
  }
  const structure = method.structure.map((row) => {
    if (row.carried !== true || row.period === undefined) return row;
    return { ...row, note: [markOf(method, row.period), row.note].filter(Boolean).join(' ') };
  });
  return { ...method, structure };
}
