import { quoteFound, SmiError } from '../../../errors/smi-error.js';
import { counted } from '../../../outputs/formats/numbers.js';
import type { ScoreMethod } from '../../../schemas/method/score-method.js';
import { LIMITS } from '../../tables/limits.js';
import type { ReadRows, Units } from './units.js';

/** Why a value is missing although the data have it; the position in this list is kept with the units. */
export const UNDIVIDED = ['', 'no_denominator', 'denominator_zero'] as const;

/** The indicators of a method with their denominators, in the order of the structure. */
const dividedOf = ({ structure }: Pick<ScoreMethod, 'structure'>) =>
  structure
    .filter(({ type }) => type === 'Indicator')
    .map(({ code, denominator }) => ({ code, denominator }));

/** The columns that are numbers: those of the indicators, then denominators that are none of these. */
export function numberColumns(method: Pick<ScoreMethod, 'structure'>): string[] {
  const divided = dividedOf(method);
  return [
    ...new Set([
      ...divided.map(({ code }) => code),
      ...divided.flatMap(({ denominator }) => (denominator === undefined ? [] : [denominator])),
    ]),
  ];
}

/** @throws SmiError `table-invalid` that lists the cells of a denominator that are below zero */
function checkNotNegative({ file, rows }: ReadRows, name: string, values: Float64Array): void {
  const wrong = [...values.keys()].filter((i) => values[i]! < 0);
  if (wrong.length === 0) return;
  const places = wrong
    .slice(0, LIMITS.badCells)
    .map((i) => `row ${rows[i]}, column ${quoteFound(name)}: ${values[i]}`);
  const more = wrong.length > 1 ? ` (and ${wrong.length - 1} more cells below zero)` : '';
  throw new SmiError(
    'table-invalid',
    `${file}, ${places[0]} is below zero, and indicators are divided by it${more}`,
    {
      next: 'correct the value, or leave the cell empty: the quotient is then missing',
      places,
    },
  );
}

/**
 * Divides each indicator that has a denominator by it, row by row. Where the denominator is missing or zero,
 * the quotient is missing, and `undivided` says why.
 * @param read values of `numberColumns`, in this order
 * @returns values of the indicators only
 * @throws SmiError `table-invalid` for a denominator below zero
 */
export function divideRows(read: ReadRows, method: Pick<ScoreMethod, 'structure'>): ReadRows {
  const names = numberColumns(method);
  const columns = new Map(names.map((name, i) => [name, read.values[i]!]));
  const columnOf = (name: string) => columns.get(name)!;
  const divided = dividedOf(method);
  const undivided = divided.map(({ denominator }) =>
    denominator === undefined ? null : new Uint8Array(read.rows.length),
  );
  const values = divided.map(({ code, denominator }, indicator) => {
    const given = columnOf(code);
    const why = undivided[indicator];
    if (denominator === undefined || !why) return given;
    const by = columnOf(denominator);
    checkNotNegative(read, denominator, by);
    return given.map((value, i) => {
      if (Number.isNaN(value) || by[i]! > 0) return value / by[i]!;
      why[i] = Number.isNaN(by[i]!) ? 1 : 2;
      return Number.NaN;
    });
  });
  return { ...read, values, undivided };
}

/** Units named in a warning. */
const MAX_NAMES = 4;

/** For a terminal, the units that lack a value because its denominator is missing or zero. */
export function undividedLines(
  { undivided, codes }: Units,
  method: Pick<ScoreMethod, 'structure'>,
): string[] {
  return dividedOf(method).flatMap(({ code, denominator }, indicator) => {
    const without = codes.filter((_, unit) => (undivided?.[indicator]?.[unit] ?? 0) > 0);
    if (without.length === 0) return [];
    const more = without.length > MAX_NAMES ? ` and ${without.length - MAX_NAMES} more` : '';
    const names = without
      .slice(0, MAX_NAMES)
      .map((unit) => quoteFound(unit))
      .join(', ');
    return [
      `${quoteFound(code)} is missing for ${counted(without.length, 'unit')}, because ${quoteFound(denominator ?? '')} is missing or zero: ${names}${more}`,
    ];
  });
}
