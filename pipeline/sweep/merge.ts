import { join } from 'node:path';
import { ascending } from 'd3-array';
import { isAbsent } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import { type RobustnessFile, robustnessFile } from '../../schemas/release/robustness.js';
import type { Table } from '../../schemas/table.js';
import { Engine, text } from '../engine/engine.js';
import { checkAgainstReceipt, type Refuse, readJson } from '../publish/receipt.js';
import type { EditionSweep } from '../robustness/edition-robustness.js';
import type { KeptRanks } from '../robustness/kept.js';
import { readReplicates, replicatesTables } from '../robustness/replicates-table.js';
import { aboutOf } from './write-sweep.js';

/** A folder with some replicates of a sweep. */
export interface Part {
  readonly folder: string;
  readonly about: RobustnessFile;
}

/** Far more than its seven short fields need. */
const MAX_BYTES = 10_000;

const refused = (message: string, next?: string, cause?: unknown) =>
  new SmiError('parts-invalid', message, { ...(next === undefined ? {} : { next }), cause });

/** The error for a file of a part. */
const refusedFile: Refuse = (path, problem, cause) =>
  refused(
    `${path} ${problem}`,
    isAbsent(cause) || problem === 'does not exist'
      ? 'give folders as `smi robustness --replicates FROM-TO --out DIR` wrote them'
      : undefined,
    cause,
  );

const readAbout = async (folder: string): Promise<RobustnessFile> =>
  (await readJson(join(folder, 'robustness.json'), robustnessFile, refusedFile, MAX_BYTES)).data;

/**
 * Reads the `robustness.json` of every part, and sorts the parts by their replicates. Throws `parts-invalid`
 * unless all are of one edition and seed and their replicates run from 1 without gap or overlap.
 */
export async function readParts(folders: readonly string[]): Promise<Part[]> {
  const parts = await Promise.all(
    folders.map(async (folder) => ({ folder, about: await readAbout(folder) })),
  );
  parts.sort((a, b) => ascending(a.about.from, b.about.from));
  let next = 1;
  for (const { folder, about } of parts) {
    const first = parts[0]!;
    for (const name of ['edition', 'seed', 'program', 'areas', 'problem_sha256'] as const)
      if (about[name] !== first.about[name])
        throw refused(`${folder} and ${first.folder} differ in ${name}: they are parts of different sweeps`);
    if (about.to < about.from) throw refused(`${folder} ends before it begins`);
    if (about.from < next)
      throw refused(`${folder} holds replicate ${about.from}, which another part holds too`);
    if (about.from > next)
      throw refused(`no part holds replicates ${next} to ${about.from - 1}`, 'make them, and merge again');
    next = about.to + 1;
  }
  return parts;
}

/** The ranks of all parts, in the order of the replicates. Throws `parts-invalid`. */
export async function readRanks(
  parts: readonly Part[],
  sweep: EditionSweep,
  threads: number,
): Promise<{ ranks: KeptRanks; to: number }> {
  const { units, parts: kept } = sweep;
  const last = parts.at(-1)!.about;
  const first = parts[0]!;
  if (aboutOf(last.edition, sweep, { from: 1, to: last.to }).problem_sha256 !== last.problem_sha256)
    throw refused(
      `${first.folder} was made from other figures, another method or another version of the program than ${last.edition} has now`,
      'merge with the editions and the program that made the parts',
    );
  const codes = units.map(({ code }) => code);
  const read = async (table: Table) => {
    const { name } = table;
    const all = [undefined, ...kept].map(() => new Int32Array(last.to * units.length));
    for (const { folder, about } of parts) {
      const path = join(folder, `${name}.parquet`);
      await checkAgainstReceipt(folder, `${name}.parquet`, refusedFile);
      await Engine.use({ threads, files: [path] }, async (engine) => {
        const ranks = await readReplicates(
          engine,
          table,
          `read_parquet(${text(path)})`,
          about.from,
          about.to,
          codes,
        ).catch((cause: unknown) => {
          throw new SmiError('parts-invalid', `${path} cannot be read as replicates`, { cause });
        });
        if (ranks === null)
          throw refused(
            `${path} does not hold replicates ${about.from} to ${about.to} of every area, once each`,
          );
        for (const [k, own] of ranks.entries()) all[k]!.set(own, (about.from - 1) * units.length);
      });
    }
    return all;
  };
  const tables = replicatesTables(kept);
  const figures = sweep.drawsFigures ? await read(tables.figures) : [];
  return { ranks: { drawn: await read(tables.drawn), figures }, to: last.to };
}
