import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isAbsent, onDisk } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import type { Origin } from '../../schemas/origin.js';
import { sha256, sha256Aside } from '../system/hash.js';
import { isLocked } from '../system/lock.js';
import { readRegular } from '../system/read-regular.js';
import { ASIDE, EDITION_FILES, EDITION_LOCK } from './files.js';
import { readOrigin } from './origin.js';

/** The frozen files of an edition, all of one refresh. */
export interface Whole {
  readonly origin: Origin;
  /** The text of the origin and of every table that it lists, by the name of the file. */
  readonly texts: ReadonlyMap<string, string>;
  /** True where a file was still aside: a refresh is moving its files, or was killed while it did. */
  readonly unfinished: boolean;
}

/** The same before the files are read as texts. */
interface WholeBytes extends Omit<Whole, 'texts'> {
  readonly bytes: ReadonlyMap<string, Uint8Array>;
}

type Attempt = WholeBytes | { readonly problem: SmiError; readonly seen: string };

const bytesOf = (path: string): Promise<Uint8Array<ArrayBuffer> | undefined> =>
  onDisk(`reading ${path}`, () =>
    readRegular(path).catch((error: unknown) => {
      if (isAbsent(error)) return undefined;
      throw error;
    }),
  );

const decode = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** The same text with line ends of LF. */
const unixLines = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n');

function alteredTable(path: string, bytes: Uint8Array, expected: string): SmiError {
  const what = `${path} was changed after it was frozen: its SHA-256 is not the one in ${EDITION_FILES.origin}`;
  if (sha256(Buffer.from(unixLines(bytes), 'latin1')) !== expected)
    return new SmiError('figures-invalid', what);
  return new SmiError('figures-invalid', `${what}, because its lines now end in CR LF`, {
    next: 'restore it with line ends of LF: in git, set core.autocrlf to false and check it out again',
  });
}

/** Each file is where the origin says, or still aside; its hash tells which of the two belongs to it. */
async function attempt(folder: string, originAt: string): Promise<Attempt> {
  const originPath = join(originAt, EDITION_FILES.origin);
  const originBytes = await bytesOf(originPath);
  const seen = [originBytes === undefined ? '' : sha256(originBytes)];
  const failed = (problem: SmiError) => ({ problem, seen: seen.join(' ') });
  if (originBytes === undefined)
    return failed(new SmiError('edition-incomplete', `${originPath} does not exist`));
  const whole = new Map<string, Uint8Array>([[EDITION_FILES.origin, originBytes]]);
  let origin: Origin;
  try {
    origin = readOrigin(decode(originBytes), originPath);
  } catch (error) {
    if (error instanceof SmiError) return failed(error);
    throw error;
  }
  let unfinished = originAt !== folder;
  let problem: SmiError | undefined;
  const found = await Promise.all(
    origin.tables.map(async ({ file }) => {
      const bytes = await bytesOf(join(folder, file));
      return { bytes, hash: bytes === undefined ? '' : await sha256Aside(bytes) };
    }),
  );
  for (const [i, { file, sha256: expected }] of origin.tables.entries()) {
    const { bytes, hash = '' } = found[i] ?? {};
    seen.push(hash);
    if (bytes !== undefined && hash === expected) {
      whole.set(file, bytes);
      continue;
    }
    const aside = await bytesOf(join(folder, ASIDE, file));
    if (aside !== undefined && sha256(aside) === expected) {
      whole.set(file, aside);
      unfinished = true;
      continue;
    }
    const path = join(folder, file);
    problem ??=
      bytes === undefined
        ? new SmiError('edition-incomplete', `${path} does not exist`)
        : alteredTable(path, bytes, expected);
  }
  return problem === undefined ? { origin, bytes: whole, unfinished } : failed(problem);
}

/**
 * The files in the folder, or, where a refresh was killed among its renames, those that it was moving there:
 * they are all aside or in place.
 */
async function eitherWhole(folder: string): Promise<Attempt> {
  const placed = await attempt(folder, folder);
  if (!('problem' in placed)) return placed;
  const aside = await attempt(folder, join(folder, ASIDE));
  return 'problem' in aside ? placed : aside;
}

const withTexts = ({ origin, bytes, unfinished }: WholeBytes): Whole => ({
  origin,
  texts: new Map([...bytes].map(([file, content]) => [file, decode(content)])),
  unfinished,
});

/** The frozen files of an edition as `readWhole` gives them; undefined where they are not whole just now. */
export async function tryWhole(folder: string): Promise<Whole | undefined> {
  const found = await eitherWhole(folder);
  return 'problem' in found ? undefined : withTexts(found);
}

/**
 * The origin of an edition all of whose files are in place, each held against it by its hash; undefined where
 * one is not, or is still aside.
 */
export async function originInPlace(folder: string): Promise<Origin | undefined> {
  const found = await attempt(folder, folder);
  return 'problem' in found || found.unfinished ? undefined : found.origin;
}

const PAUSE_MS = 25;
/** How long a reader waits for a command that writes to the edition, in milliseconds. */
const PATIENCE_MS = 10_000;

/**
 * Reads the frozen files of an edition and checks each against the origin. While another command writes to
 * the edition, the files are all the old ones or all the new ones.
 * @throws SmiError `edition-incomplete`, `figures-invalid`, or errors of the file system
 */
export async function readWhole(folder: string): Promise<Whole> {
  const end = Date.now() + PATIENCE_MS;
  let before: string | undefined;
  for (;;) {
    // Asked before the files are read: a command that ends meanwhile has written after some were.
    const locked = isLocked(join(folder, EDITION_LOCK));
    const found = await eitherWhole(folder);
    if (!('problem' in found)) return withTexts(found);
    // A failure counts when nothing moves any more: the same is found twice, and nobody writes.
    const settled = found.seen === before && !locked;
    if (settled || Date.now() >= end) throw found.problem;
    before = found.seen;
    await wait(PAUSE_MS);
  }
}

/** The files in the folder as they are, whole or not; for one that is absent there is no text. */
export async function readAsFound(folder: string, files: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const file of files) {
    const bytes = await bytesOf(join(folder, file));
    if (bytes !== undefined) texts.set(file, decode(bytes));
  }
  return texts;
}
