import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileSystemError, isAbsent } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import { lockedAddress } from '../../pipeline/acquire/lock.js';
import { mirrorSegments } from '../../pipeline/acquire/mirror.js';
import type { SourceFile } from '../../schemas/source.js';
import type { ReferenceSource, SourceReader } from '../../sources/source.js';

/**
 * Reads official files from a folder that has them as <host>/<path>, in their locked versions, without
 * store or network.
 * Throws SmiError `mirror-lacks`, or errors of the file system.
 */
export class MirrorReader implements SourceReader {
  readonly #mirror: string;

  constructor(mirror: string) {
    this.#mirror = mirror;
  }

  async bytes(file: SourceFile): Promise<Uint8Array> {
    const path = join(this.#mirror, ...mirrorSegments(await lockedAddress(file)));
    try {
      return readFileSync(path);
    } catch (error) {
      if (isAbsent(error)) throw new SmiError('mirror-lacks', `${path} does not exist`, { cause: error });
      throw fileSystemError(error, `reading ${path}`);
    }
  }

  parquet(): Promise<never> {
    return Promise.reject(new RangeError('no register is a Parquet file'));
  }

  reference<T>(source: ReferenceSource<T>): Promise<T> {
    return source.read(this);
  }
}
