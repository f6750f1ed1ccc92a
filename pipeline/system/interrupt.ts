/** What must be undone when the user stops the program half-way. Run at once, so it may only use synchronous calls. */
const cleanups = new Set<() => void>();

/** Registers `cleanup` for an interruption; call what it returns when the work is done. */
export function onInterrupt(cleanup: () => void): () => void {
  cleanups.add(cleanup);
  return () => cleanups.delete(cleanup);
}

/** Runs every cleanup; one that fails does not stop the others. */
export function runCleanups(): void {
  for (const cleanup of cleanups) {
    try {
      cleanup();
    } catch {
      // The next command mends what is left.
    }
  }
  cleanups.clear();
}
