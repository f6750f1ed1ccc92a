import type { Dialect } from '../engine/dialect.js';
import type { Engine } from '../engine/engine.js';
import type { Step } from '../engine/step.js';
import type { Findings } from './findings.js';

/** What work beside the SQL may use. */
export interface Bench {
  readonly engine: Engine;
  readonly sql: Dialect;
  /** Codes of the units in order. */
  readonly units: readonly string[];
  readonly findings: Findings;
}

/** What SQL does not do: a check of what a step left, or weights that look at the values. */
export interface Work {
  /** Tables that it makes. */
  readonly makes: readonly string[];
  readonly run: (bench: Bench) => Promise<void>;
}

/** A part of the stage: most are steps of SQL. */
export type Part = Step | Work;

export const isStep = (part: Part): part is Step => 'query' in part;
