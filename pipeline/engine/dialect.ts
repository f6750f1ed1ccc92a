import { identifier } from './engine.js';

/**
 * The few things that engines say differently in the steps. What is said here is all that the first engine has asked
 * for; a second one adds what it says otherwise, and the tables are made and read by `Engine`.
 */
export interface Dialect {
  readonly name: string;
  /** A name of a table or column, quoted. */
  identifier(name: string): string;
  /** Sum of a double in a fixed order: the same digits on any number of threads. Null for no row. */
  orderedSum(expression: string, by: string): string;
  /** Texts in a fixed order, separated by semicolons; those that are null are left out. Null for no text. */
  joinedTexts(expression: string, by: string): string;
  /** A placeholder for the bound value of that name. */
  bind(name: string): string;
}

export const duckdb: Dialect = {
  name: 'duckdb',
  identifier,
  orderedSum: (expression, by) => `sum(${expression} ORDER BY ${by})`,
  joinedTexts: (expression, by) => `string_agg(${expression}, ';' ORDER BY ${by})`,
  bind: (name) => `$${name}`,
};
