import { basename } from 'node:path';
import { counted } from '../../../outputs/formats/numbers.js';
import type { WrittenFile } from '../../../outputs/writer.js';
import { CUSTOM_INDEX_WRITERS } from '../../../outputs/writers.js';
import type { ScoreMethod } from '../../../schemas/method/score-method.js';
import type { CheckWarning } from '../../../schemas/release/checks-file.js';
import type { Receipt } from '../../../schemas/release/receipt.js';
import { readScoreMethod } from '../../editions/method.js';
import { Engine } from '../../engine/engine.js';
import { checkOut, writeOut } from '../../publish/out-folder.js';
import { publish } from '../../publish/publish.js';
import { inputTexts } from '../../publish/receipt.js';
import { hashFile } from '../../system/hash.js';
import type { Log } from '../../system/log.js';
import { cleanText } from '../../tables/clean-text.js';
import { openTable } from '../../tables/open-table.js';
import { Notes } from '../../tables/table.js';
import { undividedLines } from './denominators.js';
import { columnsRead, readUnits } from './read-units.js';
import { checksOf, customIndexRelease } from './release.js';
import { type CustomRobustness, customRobustness, NO_REPLICATES } from './robustness.js';
import { type Scored, scoreUnits } from './score-units.js';

export interface CustomIndexOptions {
  /** Text of the method file, and its name for messages. */
  readonly methodText: string;
  readonly methodFile: string;
  readonly data: string;
  readonly sheet?: string;
  /** Where to write; nothing is written when not given. */
  readonly out?: string;
  /** Replicates in place of those of the method; 0 for none. */
  readonly replicates?: number;
  readonly threads: number;
  readonly seed: number;
  readonly log: Log;
}

export interface CustomIndex {
  readonly scored: Scored;
  readonly robustness: CustomRobustness;
  /** What the checks warn of. */
  readonly warnings: readonly CheckWarning[];
  /** Columns of the data that the method does not name. */
  readonly unnamed: readonly string[];
  readonly files: readonly WrittenFile[];
}

/** Names of unused columns in the warning. */
const MAX_UNUSED = 20;

function warnOfUnnamed(unnamed: readonly string[], log: Log): void {
  if (unnamed.length === 0) return;
  const more = unnamed.length > MAX_UNUSED ? ` and ${unnamed.length - MAX_UNUSED} more` : '';
  log.warn(`not in the method, and not used: ${unnamed.slice(0, MAX_UNUSED).join(', ')}${more}`);
}

function withReplicates(method: ScoreMethod, replicates: number | undefined): ScoreMethod {
  if (replicates === undefined) return method;
  return { ...method, robustness: { ...method.robustness, replicates } };
}

/** The engine writes a wide table of hundreds of thousands of rows in one go. */
const ENGINE_BYTES = 4 * 2 ** 30;

/** Scores a table of the user’s units by the user’s method, and writes the results. Throws `SmiError`. */
export async function customIndex(options: CustomIndexOptions): Promise<CustomIndex> {
  const { methodText, methodFile, data, sheet, out, threads, seed, log } = options;
  if (out !== undefined) checkOut(out);
  // The method comes first: its mistakes should not wait until a large table has been read.
  const read = readScoreMethod(methodText, methodFile);
  const method = withReplicates(read.method, options.replicates);
  const given = { path: data, threads, ...(sheet === undefined ? {} : { sheet }) };
  const notes = new Notes();
  const { units, unnamed } = await readUnits(await openTable(given, columnsRead(method)), method, notes);
  log.stage('read', `${counted(units.codes.length, 'unit')} of ${units.file}`);
  notes.report(log);
  warnOfUnnamed(unnamed, log);
  for (const line of undividedLines(units, method)) log.warn(line);
  const scored = scoreUnits(method, units, read.source);
  const ranked = scored.chain.ranks.reduce((sum, rank) => sum + (rank === 0 ? 0 : 1), 0);
  log.stage('score', `${counted(ranked, 'unit')} ranked by ${counted(units.figures.length, 'indicator')}`);
  const robustness =
    method.robustness.replicates === 0
      ? NO_REPLICATES
      : await customRobustness(scored, { seed, threads, log });
  const checks = checksOf(scored);
  const { warnings } = checks;
  if (out === undefined) return { scored, robustness, warnings, unnamed, files: [] };
  const file = cleanText(basename(data));
  const inputs: Receipt['inputs'] = [
    { path: file, ...(await hashFile(data, file)) },
    ...inputTexts(new Map([[cleanText(basename(methodFile)), methodText]])),
  ];
  const asked = { seed, replicates: method.robustness.replicates, sheet: sheet ?? '' };
  const origin = { inputs, official: [], options: asked };
  const release = customIndexRelease(scored, robustness, checks, { unnamed, methodText, origin });
  const files = await writeOut(out, (folder) =>
    Engine.use({ threads, folders: [folder], memory: ENGINE_BYTES }, (engine) =>
      publish(folder, CUSTOM_INDEX_WRITERS, release, { engine }),
    ),
  );
  log.stage('publish', `${files.length} files to ${out}`);
  return { scored, robustness, warnings, unnamed, files };
}
