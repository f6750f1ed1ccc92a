import { randomUUID } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { onDisk } from '../../errors/file-system.js';
import { toCsv } from '../../outputs/formats/csv.js';
import { type Area, areaTable } from '../../schemas/area.js';
import { type Figure, figureTable } from '../../schemas/figure.js';
import { type Harmonised, harmonisedTable } from '../../schemas/harmonised.js';
import type { Origin } from '../../schemas/origin.js';
import type { Row, Table } from '../../schemas/table.js';
import { onInterrupt } from '../system/interrupt.js';
import { makeFolder } from '../system/make-folder.js';
import { EDITION_FILES } from './edition.js';
import { NATIONAL_FILE } from './national.js';
import { originText } from './origin.js';

/** The content that an edition freezes. */
export interface Frozen {
  readonly areas: readonly Area[];
  readonly figures: readonly Figure[];
  readonly context: readonly Figure[];
  readonly harmonised: readonly Harmonised[];
  /** What the official files print for the country; never scored. */
  readonly national?: readonly Figure[];
  readonly origin: Origin;
}

/** A frozen table with the name of its file in the folder of the edition. */
export interface FrozenTable {
  readonly file: string;
  readonly table: Table;
  readonly rows: readonly Row[];
}

/** The tables that an edition freezes. */
export const frozenTables = ({ areas, figures, context, harmonised, national }: Frozen): FrozenTable[] => [
  { file: EDITION_FILES.areas, table: areaTable, rows: areas },
  { file: EDITION_FILES.figures, table: figureTable, rows: figures },
  { file: EDITION_FILES.context, table: figureTable, rows: context },
  { file: EDITION_FILES.harmonised, table: harmonisedTable, rows: harmonised },
  ...(national === undefined ? [] : [{ file: NATIONAL_FILE, table: figureTable, rows: national }]),
];

/** Writes a new file; adds it to `begun` as soon as it exists. */
async function writeAside(path: string, text: string, begun: string[]): Promise<void> {
  const file = await open(path, 'wx');
  begun.push(path);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The present bytes of a file; `undefined` when there is none. */
const presentBytes = (path: string): Promise<Uint8Array | undefined> =>
  readFile(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });

/**
 * Writes files together: all under temporary names first, and only when every one is complete are they
 * renamed. When a rename fails, the files that were renamed before it are restored. Throws `disk-full`,
 * `no-permission` or `file-system`; nothing has changed then.
 */
export async function writeTogether(files: ReadonlyMap<string, string>): Promise<void> {
  const asides = [...files.keys()].map((path) => ({ path, aside: `${path}.${process.pid}-${randomUUID()}` }));
  const before = new Map<string, Uint8Array | undefined>();
  const begun: string[] = [];
  const placed: string[] = [];
  // The renames are synchronous, so that an interruption comes before all of them or after all of them.
  const place = () => {
    try {
      for (const { path, aside } of asides) {
        renameSync(aside, path);
        placed.push(path);
      }
    } catch (error) {
      for (const path of placed) {
        const bytes = before.get(path);
        if (bytes === undefined) rmSync(path, { force: true });
        else writeFileSync(path, bytes);
      }
      throw error;
    }
  };
  const discard = () => Promise.all(begun.map((aside) => rm(aside, { force: true })));
  const forget = onInterrupt(() => {
    for (const aside of begun) rmSync(aside, { force: true });
  });
  try {
    for (const { path, aside } of asides) {
      await onDisk(`writing ${path}`, async () => {
        before.set(path, await presentBytes(path));
        makeFolder(dirname(path));
        await writeAside(aside, files.get(path) ?? '', begun);
      });
    }
    await onDisk(`writing ${asides.map(({ path }) => path).join(', ')}`, place);
  } finally {
    await discard();
    forget();
  }
}

/** The texts of the frozen files, by path. */
export const frozenTexts = (folder: string, frozen: Frozen): Map<string, string> =>
  new Map([
    ...frozenTables(frozen).map(({ file, table, rows }) => [join(folder, file), toCsv(table, rows)] as const),
    [join(folder, EDITION_FILES.origin), originText(frozen.origin)],
  ]);

/** Writes the frozen files of an edition together with `more` texts by path. Throws as `writeTogether`. */
export const freeze = (
  folder: string,
  frozen: Frozen,
  more: ReadonlyMap<string, string> = new Map(),
): Promise<void> => writeTogether(new Map([...frozenTexts(folder, frozen), ...more]));
