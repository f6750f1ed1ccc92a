import type { Log } from './log.js';

/** Logs of works that are done at the same time, whose messages come one work after another. */
export interface OrderedLogs {
  readonly logs: readonly Log[];
  /** Says that a work is over. The messages of the next one, so far held, are then written. */
  end(work: number): void;
}

/**
 * A log for each of so many works. The messages of a work are held until all works before it are over; then
 * they are written at once. Progress is shown of the work that is not held, and of no other.
 */
export function orderedLogs(log: Log, works: number): OrderedLogs {
  const held = Array.from({ length: works }, (): (() => void)[] => []);
  const over = new Set<number>();
  let current = 0;
  const say = (work: number, message: () => void) => {
    if (work <= current) message();
    else held[work]!.push(message);
  };
  return {
    logs: held.map((_, work) => ({
      stage: (label, line) => say(work, () => log.stage(label, line)),
      warn: (line) => say(work, () => log.warn(line)),
      progress: (label, done, total) => {
        if (work === current) log.progress(label, done, total);
      },
    })),
    end(work) {
      over.add(work);
      while (over.has(current)) {
        current += 1;
        for (const message of held[current]?.splice(0) ?? []) message();
      }
    },
  };
}
