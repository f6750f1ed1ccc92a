import type { Bindings } from './engine.js';

/** A named query: it makes the table called `name` from the tables of earlier steps. */
export interface Step {
  readonly name: string;
  /** What it does, in one sentence, with the section of the method that it carries out. */
  readonly purpose: string;
  /** The query whose rows become the table. */
  readonly query: string;
  readonly bindings: Bindings;
}
