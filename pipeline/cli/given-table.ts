import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { onDisk } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import { onInterrupt } from '../system/interrupt.js';
import { unreadable } from '../tables/table-file.js';
import type { VerbContext } from './verb.js';

/** The path that means standard input. */
export const STANDARD_INPUT = '-';

/** How messages and receipts name a table that came from standard input. */
const NAME = 'standard input';

/** A table is read several times, so standard input is copied into a file that only its owner can read. */
async function spooled<T>(input: AsyncIterable<Uint8Array>, work: (path: string) => Promise<T>): Promise<T> {
  if ('isTTY' in input && input.isTTY === true)
    throw new SmiError('usage', 'standard input is a terminal, not a table', {
      next: 'pipe a table into the command, as in `… < data.csv`, or give its path',
    });
  const folder = await onDisk('making a temporary folder', async () =>
    mkdtempSync(join(tmpdir(), 'smi-input-')),
  );
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const done = onInterrupt(remove);
  try {
    const path = join(folder, NAME);
    const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
    await onDisk('copying standard input', () => pipeline(Readable.from(input), file));
    if (file.bytesWritten === 0) throw unreadable(`${NAME} is empty`, 'give a table with a header and rows');
    return await work(path);
  } finally {
    done();
    remove();
  }
}

/** Works with the path of a table that an option gives; `-` is standard input. Throws `SmiError`. */
export const withTable = <T>(
  given: string,
  { folder, input }: Pick<VerbContext, 'folder' | 'input'>,
  work: (path: string) => Promise<T>,
): Promise<T> => (given === STANDARD_INPUT ? spooled(input(), work) : work(resolve(folder, given)));
