import { existsSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { SmiError } from '../../../errors/smi-error.js';
import { checkOut, placeOf, standing } from '../../publish/out-folder.js';
import type { EarlierOutput } from '../../records/disclosure/earlier-output.js';
import { DISCLOSURE_FILE, readPrevious } from '../../records/release/previous.js';
import { textOption } from '../options.js';
import type { VerbContext } from '../verb.js';

const isInside = (inner: string, outer: string) =>
  `${placeOf(inner)}${sep}`.startsWith(`${placeOf(outer)}${sep}`);

/** The earlier output, known by its file of disclosure control, that a place lies in. */
function earlierAround(place: string): string | undefined {
  for (let folder = dirname(place); folder !== dirname(folder); folder = dirname(folder))
    if (existsSync(join(folder, DISCLOSURE_FILE))) return folder;
  return undefined;
}

export interface Places {
  /** Undefined where nothing is to be written. */
  readonly out: string | undefined;
  readonly outPrivate: string | undefined;
  readonly spill: string;
}

/**
 * Where to write what, looked at before anything is read, also when nothing is written in the end: what may not leave
 * must not lie in the folder that leaves, nor pass through it. Throws `usage`, and as `checkOut`.
 */
export function placesOf({ options, dryRun, folder }: VerbContext): Places {
  const place = (name: string) => {
    const given = textOption(options, name);
    return given === undefined ? undefined : resolve(folder, given);
  };
  const [out, outPrivate, spill] = [place('out'), place('out-private'), place('spill')];
  if (out === undefined && !dryRun)
    throw new SmiError('usage', 'estimate needs --out DIR', {
      next: 'name a new folder, or ask for --dry-run',
    });
  for (const each of [out, outPrivate]) if (each !== undefined) checkOut(each);
  if (
    out !== undefined &&
    outPrivate !== undefined &&
    (isInside(outPrivate, out) || isInside(out, outPrivate))
  )
    throw new SmiError('usage', 'what may leave and what may not would lie in one folder', {
      next: 'give --out and --out-private two folders side by side',
    });
  const leaving = outPrivate === undefined ? undefined : earlierAround(outPrivate);
  if (leaving !== undefined)
    throw new SmiError('usage', `${leaving} is an earlier output, and what may not leave would lie in it`, {
      next: 'give --out-private a folder outside of it',
    });
  if (out !== undefined && spill !== undefined && isInside(spill, out))
    throw new SmiError('usage', 'records would be put aside in the folder that leaves', {
      next: 'give --spill a folder outside that of --out',
    });
  return {
    ...(dryRun ? { out: undefined, outPrivate: undefined } : { out, outPrivate }),
    spill: spill ?? (out === undefined ? folder : standing(dirname(out))),
  };
}

/** The earlier outputs that `--previous` names. Throws `usage` for a name that is empty, `previous-invalid`. */
export async function previousOf({ options, folder }: VerbContext): Promise<EarlierOutput[]> {
  const names =
    textOption(options, 'previous')
      ?.split(',')
      .map((name) => name.trim()) ?? [];
  if (names.includes(''))
    throw new SmiError('usage', '--previous names a folder without a name', {
      next: 'give folders separated by commas, as in --previous sons,all',
    });
  const folders = new Set(names.map((name) => resolve(folder, name)));
  const previous = [];
  for (const one of folders) previous.push(await readPrevious(one));
  return previous;
}
