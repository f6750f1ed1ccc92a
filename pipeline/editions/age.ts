import { counted } from '../../outputs/formats/numbers.js';
import { type EditionIndicator, indicatorsOf } from '../../schemas/method/structure.js';
import type { IndexMethod, Method } from '../../schemas/method.js';
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

/** How old the figure of an indicator may be, in years, when it is carried. */
export const allowedAge = ({ max_age }: Pick<EditionIndicator, 'max_age'>): number => max_age ?? MAX_AGE;

/** Refuses an indicator that is carried and older than the method allows. */
export function checkAges(source: MethodText, method: IndexMethod, rowPathOf: (code: string) => Path): void {
  for (const row of indicatorsOf(method)) {
    const age = ageOf(method, row.period);
    if (row.carried !== true || age <= allowedAge(row)) continue;
    throw source.refused(
      [...rowPathOf(row.code), 'period'],
      `${row.code} is carried from ${row.period}, which is ${counted(age, 'year')} before ${method.edition}; allowed here: ${counted(allowedAge(row), 'year')}`,
      { next: `say so with max_age: ${age}, or leave the indicator out` },
    );
  }
}

/** A method whose notes mark each indicator that is carried with its age. */
export function withAges<M extends Method>(method: M): M {
  if (method.kind !== 'index') return method;
  const structure = method.structure.map((row) => {
    if (row.carried !== true || row.period === undefined) return row;
    const from = method.follows === undefined ? '' : ` from ${method.follows}`;
    const mark = `Carried${from}: no later period than ${row.period} was published, ${counted(ageOf(method, row.period), 'year')} before this edition.`;
    return { ...row, note: [mark, row.note].filter(Boolean).join(' ') };
  });
  return { ...method, structure };
}
