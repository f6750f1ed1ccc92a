import { quoteFound, SmiError } from '../../../errors/smi-error.js';
import type { ScoreMethod } from '../../../schemas/method/score-method.js';
import { didYouMean } from '../../system/nearest.js';
import { cleanText } from '../../tables/clean-text.js';

/** Where the columns that a method names stand in a table, from 0. */
export interface WantedColumns {
  readonly code: number;
  readonly name: number;
  readonly group: number | null;
  readonly period: number | null;
  /** In the order of the structure. */
  readonly indicators: readonly number[];
  /** Columns that the method does not name: they are told of and left alone. */
  readonly unnamed: readonly string[];
}

const MOST = 12;

function placeOf(columns: readonly string[], wanted: string, field: string, file: string): number {
  const column = cleanText(wanted);
  const at = columns.indexOf(column);
  if (at >= 0 && at === columns.lastIndexOf(column)) return at;
  if (at >= 0)
    throw new SmiError('code-duplicate', `${file}: the column ${quoteFound(column)} stands twice`, {
      next: 'give the two columns different names in the data',
    });
  const has = columns.slice(0, MOST).map((name) => quoteFound(name));
  throw new SmiError(
    'table-invalid',
    `${file} has no column ${quoteFound(column)}, the ${field} of the method`,
    {
      next: `correct the method; the data have ${has.join(', ')}${columns.length > MOST ? ' and more' : ''}`,
      ...didYouMean(column, columns),
    },
  );
}

/** Finds the columns of a method in a header. Throws `table-invalid` or `code-duplicate`. */
export function wantedColumns(
  { data, structure }: Pick<ScoreMethod, 'data' | 'structure'>,
  indicators: readonly string[],
  columns: readonly string[],
  file: string,
): WantedColumns {
  const of = (name: string, field: string) => placeOf(columns, name, field, file);
  const optional = (name: string | undefined, field: string) => (name === undefined ? null : of(name, field));
  const aggregates = new Set(structure.filter(({ type }) => type === 'Aggregate').map(({ code }) => code));
  const wanted = {
    code: of(data.unit_code, 'unit_code'),
    name: of(data.unit_name, 'unit_name'),
    group: optional(data.group, 'group'),
    period: optional(data.period, 'period'),
    indicators: indicators.map((code) => of(code, 'indicator')),
  };
  const named = new Set([wanted.code, wanted.name, wanted.group, wanted.period, ...wanted.indicators]);
  const unnamed = columns.flatMap((name, at) => {
    if (named.has(at)) return [];
    if (aggregates.has(name)) return [`${name} (the structure has it as an aggregate)`];
    return [name === '' ? `column ${at + 1}, which has no name` : name];
  });
  return { ...wanted, unnamed };
}
