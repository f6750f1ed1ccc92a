import { join } from 'node:path';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import type { SuiteIndex } from '../../schemas/suite.js';
import { columnsRead, readUnits } from '../custom/index/read-units.js';
import { type Scored, scoreUnits } from '../custom/index/score-units.js';
import { readScoreMethod } from '../editions/method.js';
import { fifthsOf, type GroupAndFifth } from '../methods/rank/groups.js';
import { readIfPresent } from '../system/read-if-present.js';
import { Notes } from '../tables/table.js';
import type { FoundTable } from './find-data.js';
import { openSuiteTable, readColumns } from './read-tables.js';
import { methodOf } from './variant.js';

/** An index of a suite, computed. Columns are in the order of `codes`. */
export interface SuiteScores {
  readonly index: SuiteIndex;
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly scored: Scored;
  readonly scores: Float64Array;
  /** 1 for the highest score; 0 without one. */
  readonly ranks: Int32Array;
  readonly groups: readonly GroupAndFifth[];
  /** What became of rows that are not simply units, unless the suite names the rows to keep. */
  readonly remarks: readonly string[];
}

/** The weights that a table gives to codes. */
async function weightsOf(
  { weights }: SuiteIndex,
  tableOf: (name: string) => FoundTable,
  threads: number,
): Promise<ReadonlyMap<string, number>> {
  if (weights === undefined) return new Map();
  const { code, weight, table } = weights;
  const read = await readColumns(tableOf(table), { key: code, numbers: [weight] }, threads);
  const values = read.numbers.get(weight)!;
  return new Map(read.codes.map((each, i) => [each, values[i]!]));
}

/**
 * Computes an index of a suite with the engine of `smi score`.
 * @param folder that of the suite, which has the method file
 * @throws SmiError `suite-invalid` without that file, and what reading method and table, and scoring throw
 */
export async function scoreSuite(
  index: SuiteIndex,
  folder: string,
  tableOf: (name: string) => FoundTable,
  threads: number,
): Promise<SuiteScores> {
  const path = join(folder, index.method);
  const text = await readIfPresent(path);
  if (text === undefined) throw new SmiError('suite-invalid', `${path} does not exist`);
  const weights = await weightsOf(index, tableOf, threads);
  const { method, source } = readScoreMethod(methodOf(text, path, index, weights), path);
  const notes = new Notes();
  const table = await openSuiteTable(tableOf(index.table), columnsRead(method), threads);
  const { units, remarks } = await readUnits(table, method, notes);
  const scored = scoreUnits(method, units, source);
  const { group_share, tolerance } = method.steps;
  return {
    index,
    codes: units.codes,
    names: units.names,
    scored,
    scores: scored.chain.values.at(-1)!,
    ranks: scored.chain.ranks,
    groups: fifthsOf(scored.chain.ranks, group_share, tolerance),
    remarks: index.keep === undefined ? remarks : [],
  };
}

/** Where a code is in the structure; the index where none is given. Throws `suite-invalid`. */
function positionOf({ scored, index }: SuiteScores, code: string | undefined): number {
  const { nodes } = scored.plan.structure;
  const position = code === undefined ? nodes.length - 1 : nodes.findIndex((node) => node.code === code);
  if (position >= 0) return position;
  throw new SmiError('suite-invalid', `${index.method} has no ${quoteFound(code ?? '')} in its structure`);
}

/** Values in the order of units: of an indicator as they were given, of an aggregate as computed. */
export function nodeValues(scores: SuiteScores, code: string | undefined): Float64Array {
  const position = positionOf(scores, code);
  return scores.scored.figures[position]?.values ?? scores.scored.chain.values[position]!;
}

/** Normalised values, on which higher is better. */
export const normalisedValues = (scores: SuiteScores, code: string | undefined): Float64Array =>
  scores.scored.chain.values[positionOf(scores, code)]!;
