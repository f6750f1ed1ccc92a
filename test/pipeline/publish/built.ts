import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { type BuildOptions, buildEdition } from '../../../pipeline/build.js';
import { silentLog } from '../../../pipeline/system/log.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import { EDITION } from './setup.js';

/**
 * Builds england-2026 from the figures that the project ships; with only a few replicates, unless a test
 * asks for more.
 */
export const build = (release: string, changes: Partial<BuildOptions> = {}) =>
  buildEdition(EDITION, {
    editions: shipped('editions'),
    release,
    threads: 1,
    seed: 1,
    log: silentLog,
    replicates: 20,
    sensitivity: false,
    ...changes,
  });

export const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

/** Every file of a folder with its bytes. */
export const filesOf = (folder: string): Map<string, Buffer> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry): [string, Buffer] => {
        const path = join(entry.parentPath, entry.name);
        return [path.slice(folder.length + 1), readFileSync(path)];
      })
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

export type CsvRow = Readonly<Record<string, string>>;

/** The rows of a CSV as texts, by column name. */
export const csvRows = (text: string): CsvRow[] =>
  Papa.parse<CsvRow>(text, { header: true, skipEmptyLines: true }).data;
