import { rmSync } from 'node:fs';

const TURNS = 20;
const PAUSE_MS = 15;

/** Waits without giving way: what tidies up after an interruption may not be put off. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
}

/**
 * Removes a folder and all in it at once. The engine may just be putting a file there, on a thread of its own: Node's own
 * retries then try the folder again and not what has come into it, so that the whole is tried again here.
 * Throws what the system says when nothing helps.
 */
export function removeFolder(path: string): void {
  for (let turn = 1; ; turn += 1) {
    try {
      rmSync(path, { recursive: true, force: true });
      return;
    } catch (error) {
      if (turn === TURNS) throw error;
      pause();
    }
  }
}
