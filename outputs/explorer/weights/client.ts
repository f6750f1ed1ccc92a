import type { DrawsFile } from '../../../schemas/release/draws-file.js';
import type { Choice } from './choice.js';
import type { Answer, ChangedFigure, Intervals, Question } from './engine.js';

/**
 * Asks a worker for intervals, one question at a time. Where several come while it works, it is asked the
 * last of
 * them only: a slider moves faster than intervals are made. An answer to an older question is not passed on.
 */
export class IntervalClient {
  readonly #post: (message: { readonly draws: DrawsFile } | Question) => void;
  readonly #answered: (intervals: Intervals | null, error: string | null) => void;
  #id = 0;
  #busy = false;
  #waiting: { readonly choice: Choice; readonly figure: ChangedFigure | null } | undefined;

  /**
   * @param post sends to the worker, whose messages go to `receive` and whose failure to `fail`
   * @param answered is called with the answer to the latest question
   */
  constructor(
    post: (message: { readonly draws: DrawsFile } | Question) => void,
    draws: DrawsFile,
    answered: (intervals: Intervals | null, error: string | null) => void,
  ) {
    this.#post = post;
    this.#answered = answered;
    post({ draws });
  }

  ask(choice: Choice, figure: ChangedFigure | null = null): void {
    this.#waiting = { choice, figure };
    this.#next();
  }

  #next(): void {
    if (this.#busy || this.#waiting === undefined) return;
    const { choice, figure } = this.#waiting;
    this.#waiting = undefined;
    this.#busy = true;
    this.#id += 1;
    this.#post({ id: this.#id, weights: [...choice], figure });
  }

  receive({ id, intervals, error }: Answer): void {
    if (id !== this.#id) return;
    this.#busy = false;
    if (this.#waiting === undefined) this.#answered(intervals, error);
    else this.#next();
  }

  /** The worker cannot go on: no later question is answered. */
  fail(why: string): void {
    this.#busy = true;
    this.#answered(null, why);
  }
}
