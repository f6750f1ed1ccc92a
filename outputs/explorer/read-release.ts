import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Table, Vector } from 'apache-arrow';
import { onDisk } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import { methodIn } from '../../pipeline/editions/edition.js';
import { readReceipt } from '../../pipeline/publish/receipt.js';
import { readRegular } from '../../pipeline/system/read-regular.js';
import type { Method } from '../../schemas/method.js';
import type { Receipt } from '../../schemas/release/receipt.js';
import { arrowLibrary } from '../formats/arrow.js';
import type { Numbers } from './data-types.js';

/** What a release on disk is: its receipt and its method. */
export interface ReleaseOnDisk {
  readonly folder: string;
  readonly receipt: Receipt;
  readonly method: Method;
}

const refuse = (path: string, problem: string, cause?: unknown) =>
  new SmiError('release-incomplete', `${path} ${problem}`, { cause });

/** The bytes of a file of a release. Throws `release-incomplete` where it is not there. */
export async function releaseFile(folder: string, name: string): Promise<Buffer> {
  const path = join(folder, name);
  if (!existsSync(path)) throw refuse(path, 'does not exist');
  return await onDisk(`reading ${path}`, () => readRegular(path));
}

/**
 * Receipt and method of a release. The method has the name of the folder and the title of the release, which
 * for a variant are not those of its method file.
 * @throws SmiError `release-incomplete` where one is missing or cannot be read
 */
export async function openRelease(folder: string): Promise<ReleaseOnDisk> {
  const receipt = await readReceipt(folder, refuse);
  const path = join(folder, 'method.yaml');
  const text = (await releaseFile(folder, 'method.yaml')).toString('utf8');
  try {
    return {
      folder,
      receipt,
      method: { ...methodIn(text, path), edition: basename(folder), title: receipt.title },
    };
  } catch (error) {
    if (!(error instanceof SmiError)) throw error;
    throw refuse(path, `is not a method of this version of the program: ${error.message}`, error);
  }
}

/** A table of a release, column by column. */
export class ReleaseTable {
  readonly #table: Table;
  readonly #path: string;

  constructor(bytes: Uint8Array, path: string) {
    this.#path = path;
    try {
      this.#table = arrowLibrary().tableFromIPC(bytes);
    } catch (error) {
      throw refuse(path, 'is not an Arrow file', error);
    }
  }

  get rows(): number {
    return this.#table.numRows;
  }

  get names(): string[] {
    return this.#table.schema.fields.map(({ name }) => name);
  }

  has(name: string): boolean {
    return this.names.includes(name);
  }

  #column(name: string): Vector {
    const found = this.#table.getChild(name);
    if (found === null) throw refuse(this.#path, `has no column ${name}`);
    return found;
  }

  /** Numbers as they are in the file; null where a cell is empty. */
  numbers(name: string): Numbers {
    const column = this.#column(name);
    // Without empty cells the array of the file is read at once, which takes a tenth of the time.
    const values: Iterable<unknown> = column.nullCount === 0 ? column.toArray() : column;
    return Array.from(values, (value) => (value === null || value === undefined ? null : Number(value)));
  }

  /** Texts; null where a cell is empty. */
  texts(name: string): (string | null)[] {
    // Each text of the dictionary of a column is decoded once.
    return Array.from(this.#column(name).memoize(), (value: unknown) =>
      value === null || value === undefined || value === '' ? null : String(value),
    );
  }
}

/** A table of a release. Throws `release-incomplete` where it is not there or is no Arrow file. */
export const releaseTable = async (folder: string, name: string): Promise<ReleaseTable> =>
  new ReleaseTable(await releaseFile(folder, `${name}.arrow`), join(folder, `${name}.arrow`));
