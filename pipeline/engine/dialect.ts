import { identifier } from './engine.js';

/**
 * The few expressions of the steps that engines write differently: so far those that DuckDB needs. A second
 * engine adds what it writes otherwise. `Engine` makes and reads the tables.
 */
export interface Dialect {
  readonly name: string;
  /** A name of a table or column, quoted. */
  identifier(name: string): string;
  /** Sum of a double in a fixed order: the same digits on any number of threads. Null for no row. */
  orderedSum(expression: string, by: string): string;
  /** Texts in a fixed order, separated by semicolons, without nulls. Null for no text. */
  joinedTexts(expression: string, by: string): string;
  /** A placeholder for the bound value of this name. */
  bind(name: string): string;
}

export const duckdb: Dialect = {
  name: 'duckdb',
  identifier,
  orderedSum: (expression, by) => `sum(${expression} ORDER BY ${by})`,
  joinedTexts: (expression, by) => `string_agg(${expression}, ';' ORDER BY ${by})`,
  bind: (name) => `$${name}`,
};
