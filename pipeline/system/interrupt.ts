/**
 * What to undo when the user stops the program halfway. A cleanup runs at once, so it may only make
 * synchronous calls.
 */
const cleanups = new Set<() => void>();

/** Registers `cleanup` for an interruption; call the function returned when the work is done. */
export function onInterrupt(cleanup: () => void): () => void {
  cleanups.add(cleanup);
  return () => cleanups.delete(cleanup);
}

/** Runs every cleanup, the latest first, so that a lock is released last; one that fails stops no other. */
export function runCleanups(): void {
  for (const cleanup of [...cleanups].reverse()) {
    try {
      cleanup();
    } catch {
      // The next command tidies up what is left.
    }
  }
  cleanups.clear();
}
