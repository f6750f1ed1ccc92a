import { rmSync } from 'node:fs';

const ATTEMPTS = 20;
const PAUSE_MS = 15;

/** Waits without yielding to other work: a cleanup after an interruption must not be deferred. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
}

/**
 * Removes a folder and everything in it, synchronously. The engine may be writing a file there at the same
 * moment, on its own thread; Node's retries then repeat only the removal of the folder, not of the new file,
 * so the whole removal is repeated here. Throws the system's error when every attempt fails.
 */
export function removeFolder(path: string): void {
  for (let attempt = 1; ; attempt += 1) {
    try {
      rmSync(path, { recursive: true, force: true });
      return;
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      pause();
    }
  }
}
