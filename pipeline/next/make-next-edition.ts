import { existsSync, rmSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { onDisk } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import type { Comparison } from '../../schemas/comparison.js';
import type { Method } from '../../schemas/method.js';
import { rankingOf, standingsOf } from '../changes/standings.js';
import { type EarlierEdition, earlierEdition } from '../editions/earlier-edition.js';
import { loadEdition, readMethod } from '../editions/edition.js';
import { EDITION_FILES, TABLES_BY_HAND } from '../editions/files.js';
import { readEditionMethod } from '../editions/method.js';
import { nextEdition } from '../editions/next-edition.js';
import type { NextPeriod } from '../editions/next-periods.js';
import { type RefreshOptions, refresh } from '../refresh.js';
import { onInterrupt } from '../system/interrupt.js';
import { syncAll, syncFolder } from '../system/sync-path.js';

export interface NextOptions extends Omit<RefreshOptions, 'folder' | 'to' | 'there' | 'followed'> {
  /** The folder of editions. */
  readonly editions: string;
  /** Codes of indicators that are carried however old they are. */
  readonly carry?: readonly string[];
  /** By how many years every period is moved back, for an edition of earlier years. */
  readonly back?: number;
}

export interface Next {
  /** The folder of the new edition, which exists only where it was accepted. */
  readonly folder: string;
  readonly method: Method;
  readonly periods: readonly NextPeriod[];
  /** What becomes of each indicator, and what is left out, where periods are moved back. */
  readonly earlier?: Omit<EarlierEdition, 'text'>;
  readonly figures: number;
  readonly comparison: readonly Comparison[];
  /** Addresses of the files whose entries in the lock are new. */
  readonly relocked: readonly string[];
}

/** Copies from the last edition what no refresh makes: tables by hand, boundaries of its own. */
async function copyByHand(from: string, to: string, { areas }: Method): Promise<void> {
  for (const file of [...TABLES_BY_HAND, areas.boundaries])
    if (existsSync(join(from, file)))
      await onDisk(`writing ${join(to, file)}`, () => copyFile(join(from, file), join(to, file)));
}

/** Does `work` with a new folder that no other command sees; it becomes `folder` when all of it is there. */
async function inNewFolder<T>(folder: string, aside: string, work: () => Promise<T>): Promise<T> {
  const forget = onInterrupt(() => rmSync(aside, { recursive: true, force: true }));
  try {
    await onDisk(`making ${aside}`, () => mkdir(aside, { recursive: true }));
    const done = await work();
    await onDisk(`making ${folder}`, async () => {
      await syncAll(aside);
      await rename(aside, folder);
      syncFolder(dirname(folder));
    });
    return done;
  } finally {
    await rm(aside, { recursive: true, force: true });
    forget();
  }
}

/**
 * Makes the next edition: the same method with the latest periods, its figures, and a comparison with the
 * last edition; or, with `back`, an edition of earlier years. Without `accept` nothing is written outside the
 * store.
 * @param name of the last edition
 * @param next name of the new one
 * @throws SmiError `usage`, `period-old`, `edition-partial`, and what `refresh` throws; there is no folder
 *   then
 */
export async function makeNextEdition(name: string, next: string, options: NextOptions): Promise<Next> {
  const { editions, carry, back, accept = false, ...given } = options;
  const folder = join(editions, next);
  if (existsSync(folder))
    throw new SmiError('usage', `--new: there is already a folder ${folder}`, {
      next: 'refresh that edition, or give another name',
    });
  const last = await loadEdition(editions, name);
  const read = await readMethod(editions, name);
  const from = join(editions, name);
  const {
    acquired,
    absent = [],
    observations = [],
  } = await refresh(read.method, {
    ...given,
    folder: from,
    to: 'ingest',
  });
  const earlier = back === undefined ? undefined : earlierEdition(read, next, back, observations, carry);
  const { text, periods } = earlier
    ? { ...earlier, periods: [] }
    : nextEdition(read, next, observations, carry);
  const { method } = readEditionMethod(text, join(folder, EDITION_FILES.method));
  const followed =
    method.follows === name
      ? { followed: rankingOf(last.method, await standingsOf(last.method, last, given.threads)) }
      : {};

  const make = async (at: string) => {
    const { frozen, relocked } = await refresh(method, {
      ...given,
      accept,
      there: { acquired, absent },
      folder: at,
      ...followed,
    });
    if (frozen === undefined) throw new TypeError('a refresh without a last stage freezes its figures');
    return { figures: frozen.figures.length, comparison: frozen.comparison ?? [], relocked };
  };
  const { periods: moved = [], leftOut = [] } = earlier ?? {};
  const about = { folder, method, periods, ...(earlier && { earlier: { periods: moved, leftOut } }) };
  if (!accept) return { ...about, ...(await make(folder)) };
  const aside = join(editions, `.${next}.${process.pid}`);
  const made = await inNewFolder(folder, aside, async () => {
    const path = join(aside, EDITION_FILES.method);
    await onDisk(`writing ${path}`, () => writeFile(path, text));
    await copyByHand(from, aside, method);
    return make(aside);
  });
  return { ...about, ...made };
}
