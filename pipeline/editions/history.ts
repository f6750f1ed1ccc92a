import { SmiError } from '../../errors/smi-error.js';
import type { Area } from '../../schemas/area.js';
import { type HistoryFigure, historyRow, historyTable } from '../../schemas/history.js';
import type { MethodHistory } from '../../schemas/method/history.js';
import { indicatorsOf } from '../../schemas/method/structure.js';
import type { IndexMethod, Method } from '../../schemas/method.js';
import { authoritiesOf } from '../harmonise/authorities.js';
import { parseTable } from '../tables/read-shipped-table.js';
import { declaredOf } from './declared.js';
import { endYear } from './derived.js';
import { allowedHere, type MethodText } from './method-text.js';

/** The earlier periods that a method names; none but for an index. */
export const historyOf = (method: Method): readonly MethodHistory[] =>
  method.kind === 'index' ? method.history : [];

/**
 * Refuses a history of what is not an indicator of the method with an official figure, of a period twice or
 * not before the scored one, and a break at a period that is not there.
 * @throws SmiError `method-invalid`
 */
export function checkHistory(source: MethodText, method: IndexMethod): void {
  const derived = new Set(method.derive.map(({ code }) => code));
  const scored = new Map(
    indicatorsOf(method).flatMap(({ code, period }) => (derived.has(code) ? [] : [[code, period]])),
  );
  for (const [i, { code, periods, breaks }] of method.history.entries()) {
    const refused = (rest: readonly PropertyKey[], problem: string) =>
      source.refused(['history', i, ...rest], problem);
    const own = scored.get(code);
    if (own === undefined)
      throw refused(
        ['code'],
        `${code} is no official indicator of the index${allowedHere([...scored.keys()])}`,
      );
    if (method.history.findIndex((other) => other.code === code) !== i)
      throw refused(['code'], `the history of ${code} appears twice`);
    for (const [j, period] of periods.entries()) {
      if (periods.indexOf(period) !== j) throw refused(['periods', j], `${period} appears twice`);
      // An edition of earlier years knows later ones too: all say how much a figure changes in a year.
      if (method.back === undefined && !(endYear(period) < endYear(own)))
        throw refused(['periods', j], `${period} does not end before ${own}, the scored period of ${code}`);
      if (endYear(period) === endYear(own))
        throw refused(['periods', j], `${period} ends in the year of ${own}, the scored period of ${code}`);
    }
    for (const [j, period] of breaks.entries())
      if (period !== own && !periods.includes(period))
        throw refused(['breaks', j], `${period} is no period of ${code}${allowedHere([...periods, own])}`);
  }
}

/**
 * The figures of earlier periods that the method names.
 * @param text of the frozen table; undefined where there is none
 * @throws SmiError `figures-invalid` where a figure that the method names is not there
 */
export function readHistory(
  method: IndexMethod,
  areas: readonly Area[],
  text: string | undefined,
  path: string,
): HistoryFigure[] {
  if (method.history.length === 0) return [];
  const next = { next: `write it with \`smi refresh ${method.edition} --accept\`` };
  if (text === undefined)
    throw new SmiError('edition-incomplete', `${path} does not exist, but the method has a history`, next);
  const rows = parseTable({ ...historyTable, row: historyRow }, text, path);
  const found = new Map(rows.map((row) => [`${row.authority_code} ${row.indicator} ${row.period}`, row]));
  return method.history.flatMap(({ code, periods }) =>
    periods.flatMap((period) =>
      authoritiesOf(areas, declaredOf(method, code, path).declaration.level).map((authority) => {
        const row = found.get(`${authority} ${code} ${period}`);
        if (row === undefined)
          throw new SmiError(
            'figures-invalid',
            `${path} has no row for ${code} of ${authority} in ${period}`,
            next,
          );
        return row;
      }),
    ),
  );
}
