/** Exit codes of the process: see `docs/errors.md`, which is generated from this file. */
export const EXIT = {
  done: 0,
  bug: 1,
  input: 2,
  check: 3,
  official: 4,
  surroundings: 5,
  interrupted: 130,
} as const;

export interface ErrorKind {
  readonly exit: number;
  /** What has happened, in general. */
  readonly title: string;
  /** What to do next, unless the code that throws says something more specific. */
  readonly next: string;
}

/** An error: exit code, what has happened, what to do next. */
export const kind = (exit: number, title: string, next: string): ErrorKind => ({ exit, title, next });
