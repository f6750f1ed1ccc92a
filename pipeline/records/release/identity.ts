import type { Receipt } from '../../../schemas/release/receipt.js';
import { sha256 } from '../../system/hash.js';
import type { ColumnMap, Role } from '../estimate/column-map.js';

/** Columns that decide who stands where. By others the same people would be counted, in the same groups. */
const DECIDING: readonly Role[] = ['area', 'cohort', 'sex', 'fsm', 'circumstances', 'qualification'];

/**
 * Stands for the records in `disclosure.json`: the same text, the same people in the same groups, whatever the order of
 * the files. The columns belong to it: areas of 2011 and of 2021 in the same files differ by a few people, and outputs
 * by the one and by the other must be held against each other as those of different records are.
 */
export function identityOf(hashed: Receipt['inputs'], columns: ColumnMap): string {
  const files = hashed.map((file) => file.sha256).sort();
  return sha256([...files, ...DECIDING.map((role) => JSON.stringify(columns[role] ?? role))].join('\n'));
}
