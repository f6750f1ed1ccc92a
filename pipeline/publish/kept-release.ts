import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SmiError } from '../../errors/smi-error.js';
import type { ReleaseOrigin } from '../../outputs/release.js';
import type { FileDescription, OutputFile, Writer } from '../../outputs/writer.js';
import { type Receipt, SCHEMA_VERSION } from '../../schemas/release/receipt.js';
import { hashFile } from '../system/hash.js';
import { PACKAGE } from '../system/package-root.js';
import { type Refuse, readReceipt } from './receipt.js';

/** A release that is there, and that is completed: what of it does not change is taken as it is. */
export interface KeptRelease {
  readonly folder: string;
  readonly receipt: Receipt;
}

const refuse: Refuse = (path, problem, cause) =>
  new SmiError('release-incomplete', `${path} ${problem}`, { cause });

/** Throws `release-incomplete` where something that the bytes depend on is not what it was. */
function checkVersions(folder: string, receipt: Receipt, edition: string, method: string): void {
  const { program, node } = receipt;
  const versions: readonly (readonly [what: string, there: string, here: string])[] = [
    ['edition', receipt.edition, edition],
    ['program', `${program.name} ${program.version}`, `${PACKAGE.name} ${PACKAGE.version}`],
    ['schema version', receipt.schema_version, SCHEMA_VERSION],
    ['method version', receipt.method_version, method],
    ['version of Node', node, process.versions.node],
  ];
  for (const [what, there, here] of versions)
    if (there !== here) throw refuse(folder, `has another ${what}: ${there}, and here it is ${here}`);
}

/**
 * The release of an edition as it was written: every file that its receipt names has the hash that it says.
 * @param folder of the release
 * @param method the version of the method of the edition, as it is now
 * @throws SmiError `release-incomplete` for one that is not there, was changed, or was made by another
 *   version of the program, of Node or of the method
 */
export async function keptRelease(folder: string, edition: string, method: string): Promise<KeptRelease> {
  const receipt = await readReceipt(folder, (path, problem, cause) =>
    problem === 'does not exist'
      ? new SmiError('release-incomplete', `${folder} has no release of ${edition}`, { cause })
      : refuse(path, problem, cause),
  );
  checkVersions(folder, receipt, edition, method);
  for (const { path, sha256 } of receipt.outputs) {
    const full = join(folder, ...path.split('/'));
    const found = await hashFile(full, full).catch((error: unknown) => {
      throw error instanceof SmiError && error.code === 'file-system'
        ? refuse(full, 'cannot be read, and the receipt names it', error)
        : error;
    });
    if (found.sha256 !== sha256)
      throw refuse(full, 'is not the file that was written: its hash differs from that in receipt.json');
  }
  return { folder, receipt };
}

/**
 * Throws `release-incomplete` unless a release was made from the same files.
 * @param added paths of inputs that it need not have been made from
 */
export function checkInputs(
  { folder, receipt }: KeptRelease,
  { inputs }: Pick<ReleaseOrigin, 'inputs'>,
  added: ReadonlySet<string>,
): void {
  const now = new Map(inputs.map(({ path, sha256 }) => [path, sha256]));
  const then = new Map(receipt.inputs.map(({ path, sha256 }) => [path, sha256]));
  for (const path of new Set([...now.keys(), ...then.keys()]))
    if (now.get(path) !== then.get(path) && !(added.has(path) && !then.has(path)))
      throw refuse(folder, `was made from another ${path}`);
}

/** Stages whose files do not depend on what a release is completed with. */
const SAME = new Set<Writer['stage']>(['tables', 'maps', 'checks']);

/** The file of a writer as a release has it; undefined where it must be made. */
export function keptFile(
  { folder, receipt }: KeptRelease,
  { path, stage }: FileDescription & Pick<Writer, 'stage'>,
): OutputFile | undefined {
  if (!SAME.has(stage) || !receipt.outputs.some((output) => output.path === path)) return undefined;
  return { path, content: (full) => copyFile(join(folder, path), full) };
}
