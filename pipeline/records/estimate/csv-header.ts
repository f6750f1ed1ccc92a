import { open } from 'node:fs/promises';
import Papa from 'papaparse';
import { onDisk } from '../../../errors/file-system.js';
import { quoteFound, SmiError } from '../../../errors/smi-error.js';
import { PROBLEM } from './problems.js';

/** A first line is never longer than this. */
const LONGEST = 65_536;

/** The names in the first line of a CSV file. Throws when there is no such line, or a name stands twice. */
export async function csvHeader(path: string): Promise<string[]> {
  const fail = (why: string) => new SmiError(PROBLEM.schema, `${path}: ${why}`);
  const bytes = await onDisk(`reading ${path}`, async () => {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(LONGEST), 0, LONGEST, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  });
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  const [names] = Papa.parse<string[]>(text, { preview: 1, header: false, delimiter: ',' }).data;
  if (names === undefined || text === '') throw fail('it has no first line with the names of columns');
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw fail(`the column ${quoteFound(twice)} stands twice`);
  return names;
}
