import type { LockFile, SourceFile } from '../../schemas/source.js';
import type { DownloadOptions } from './download.js';
import type { Mirror } from './mirror.js';
import type { Write } from './receive.js';

/** The bytes of an official file, in the store. */
export interface StoredFile {
  readonly file: SourceFile;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface Taken {
  readonly stored: StoredFile;
  readonly from: 'store' | 'mirror' | 'network';
}

/** What one file needs to be acquired; `mirror` is absent when the network is asked. */
export interface FileContext extends Omit<DownloadOptions, 'allows'> {
  readonly store: string;
  readonly mirror: Mirror | undefined;
  readonly offline: boolean;
  readonly lock: LockFile;
  readonly relock: boolean;
  readonly now: () => Date;
  readonly write: Write;
}
