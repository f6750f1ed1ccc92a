import { onDisk } from '../../errors/file-system.js';
import { syncFile } from '../system/sync-path.js';

/** Waits until what was written to a file is on the disk. */
export type SyncFile = (fullPath: string) => Promise<void>;

/** As many as Node has threads to read and write with. */
const AT_A_TIME = 4;

/**
 * Waits for the disk when all files are written: of some thousand, the first takes most of the others along.
 * To wait while others are made would take longer, since making a file waits for the disk too then.
 */
export class DiskQueue {
  readonly #sync: SyncFile;
  readonly #waiting: (readonly [fullPath: string, path: string])[] = [];
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
  }

  /** Every file is on the disk then. Throws what `onDisk` makes of the first failure. */
  async empty(): Promise<void> {
    await Promise.all(Array.from({ length: AT_A_TIME }, () => this.#follow()));
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
