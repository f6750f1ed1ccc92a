import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { onDisk } from '../../errors/file-system.js';
import { onInterrupt } from './interrupt.js';
import { makeFolder } from './make-folder.js';
import { ownerMark, sweep } from './owner.js';
import { makePrivateFolder, withPrivateFiles } from './private-folder.js';
import { removeFolder } from './remove-folder.js';

/** What names of spill folders begin with; the mark of their process follows. */
const SPILL = 'smi-spill-';
const isSpill = new RegExp(`^${SPILL}$`);

/** In the temporary folder of the system, the file of a spill folder that says that it is elsewhere. */
const ELSEWHERE = 'elsewhere';

/** Removes the spill folder that the note of a dead run points to, if it does. */
function removeElsewhere(note: string): void {
  if (!existsSync(join(note, ELSEWHERE))) return;
  const there = readFileSync(join(note, ELSEWHERE), 'utf8');
  // The name has the mark of the same process, so that nothing else can be meant.
  if (basename(there) === basename(note)) removeFolder(there);
}

/**
 * Removes what killed runs of this user left in `folder`, in the temporary folder of the system, and where
 * notes there point to. What cannot be removed is left to the next run.
 */
export function sweepSpills(folder = tmpdir()): void {
  sweep(tmpdir(), isSpill, removeElsewhere);
  sweep(folder, isSpill);
}

/** Leaves a note in the temporary folder of where records are spilled, in case this run is killed. */
function leaveNote(path: string): () => void {
  const note = join(tmpdir(), basename(path));
  const remove = () => removeFolder(note);
  try {
    makePrivateFolder(note);
    const whole = join(realpathSync(dirname(path)), basename(path));
    writeFileSync(join(note, ELSEWHERE), whole, { mode: 0o600 });
  } catch {
    // Without a temporary folder, only a run with the same --spill finds what this one might leave.
  }
  return remove;
}

/**
 * Runs `work` with a new folder inside `folder` that only its owner can open, and which is removed afterwards
 * with its contents, whatever happens. What killed runs left is removed first. Throws `no-permission`,
 * `disk-full` or `file-system` when it cannot be made.
 */
export async function withSpill<T>(folder: string, work: (path: string) => Promise<T>): Promise<T> {
  const path = join(resolve(folder), `${SPILL}${ownerMark()}`);
  let removeNote = () => {};
  const remove = () => {
    removeFolder(path);
    removeNote();
  };
  const forget = onInterrupt(remove);
  try {
    return await withPrivateFiles(async () => {
      await onDisk(`spilling records to ${folder}`, () => {
        makeFolder(folder);
        sweepSpills(folder);
        if (resolve(folder) !== resolve(tmpdir())) removeNote = leaveNote(path);
        makePrivateFolder(path);
      });
      return await work(path);
    });
  } finally {
    forget();
    await onDisk(`removing ${path}`, remove);
  }
}
