import { identifier } from './engine.js';

/**
 * The few things that engines say differently. Steps are written against this, so that a second engine is a second
 * object of this type and not a second set of steps.
 */
export interface Dialect {
  readonly name: string;
  /** A name of a table or column, quoted. */
  identifier(name: string): string;
  /** Sum of a double in a fixed order: the same digits on any number of threads. Null for no row. */
  orderedSum(expression: string, by: string): string;
  /** A placeholder for the bound value of that name. */
  bind(name: string): string;
}

export const duckdb: Dialect = {
  name: 'duckdb',
  identifier,
  orderedSum: (expression, by) => `sum(${expression} ORDER BY ${by})`,
  bind: (name) => `$${name}`,
};
