import { closeSync, fsync, openSync } from 'node:fs';
import { promisify } from 'node:util';
import { onDisk } from '../../errors/file-system.js';

/** Waits until what was written to a file is on the disk. */
export type SyncFile = (fullPath: string) => Promise<void>;

const waitFor = promisify(fsync);

const syncFile: SyncFile = async (fullPath) => {
  // Windows lets only those wait who may write.
  const file = openSync(fullPath, 'r+');
  try {
    await waitFor(file);
  } finally {
    closeSync(file);
  }
};

/** Half of the threads with which Node reads and writes, which the engine needs too. */
const AT_A_TIME = 2;

/**
 * Waits for the disk while other files are made: of some thousand files of a release, each takes as long to
 * reach the disk as to be made.
 */
export class DiskQueue {
  readonly #sync: SyncFile;
  readonly #waiting: (readonly [fullPath: string, path: string])[] = [];
  readonly #lanes = new Set<Promise<void>>();
  #failure: { readonly error: unknown } | undefined;

  /** @param sync a parameter for tests */
  constructor(sync: SyncFile = syncFile) {
    this.#sync = sync;
  }

  /**
   * Adds a file that is written and closed.
   * @param path as messages name it
   */
  add(fullPath: string, path: string): void {
    this.#waiting.push([fullPath, path]);
    if (this.#lanes.size === AT_A_TIME) return;
    const lane: Promise<void> = this.#follow().finally(() => this.#lanes.delete(lane));
    this.#lanes.add(lane);
  }

  /** Every file is on the disk then. Throws what `onDisk` makes of the first failure. */
  async empty(): Promise<void> {
    await Promise.all(this.#lanes);
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  async #follow(): Promise<void> {
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      const [fullPath, path] = next;
      try {
        await onDisk(`writing ${path}`, () => this.#sync(fullPath));
      } catch (error) {
        this.#failure ??= { error };
        this.#waiting.length = 0;
      }
    }
  }
}
