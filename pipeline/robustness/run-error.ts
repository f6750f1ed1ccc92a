import { type Problem, ToolboxError } from '../methods/problem.js';

/** An error of the toolbox in one of many runs: names the run, and keeps the problem and the codes. */
export class RunError extends ToolboxError {
  override readonly name = 'RunError';
  readonly problem: Problem;
  override readonly cause: ToolboxError;
  /** Name of the run, as in `replicate 17`. */
  readonly run: string;

  constructor(run: string, cause: ToolboxError) {
    super(`${run}: ${cause.message}`, cause.codes);
    this.run = run;
    this.cause = cause;
    this.problem = cause.problem;
  }
}

/** Makes a run. Errors of the toolbox are thrown as `RunError` with its name, other errors as they are. */
export function named<T>(run: () => string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw error instanceof ToolboxError ? new RunError(run(), error) : error;
  }
}
