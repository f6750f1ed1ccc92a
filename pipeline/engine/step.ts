import type { Bindings } from './engine.js';

/** A named piece of SQL: it makes the table of its name from the tables of steps before it. */
export interface Step {
  readonly name: string;
  /** What it does, in one sentence, with the section of the method it carries out. */
  readonly purpose: string;
  /** The query whose rows are the table. */
  readonly query: string;
  readonly bindings: Bindings;
}
