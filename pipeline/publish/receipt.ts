import { toCsv } from '../../outputs/formats/csv.js';
import type { ReleaseHead } from '../../outputs/release-data.js';
import type { Origin } from '../../schemas/origin.js';
import { type Receipt, receiptFile, SCHEMA_VERSION } from '../../schemas/release/receipt.js';
import { columns } from '../../schemas/table.js';
import { sha256 } from '../system/hash.js';
import { PACKAGE } from '../system/package-root.js';
import type { WrittenFile } from './folder-writer.js';

export interface ReceiptParts {
  readonly head: ReleaseHead;
  /** Every file of ours, or of the user’s, that the release was made from. */
  readonly inputs: Receipt['inputs'];
  /** The official files that the frozen figures were made from. */
  readonly official: Origin['official_files'];
  readonly outputs: readonly WrittenFile[];
  /** What was asked for, where there is no method file that says it. */
  readonly options?: Receipt['options'];
  /** Version of the engine. */
  readonly engine: string;
}

/** What the receipt says of texts that went in, by path. */
export const inputTexts = (texts: ReadonlyMap<string, string>): Receipt['inputs'] =>
  [...texts].map(([path, text]) => ({ path, bytes: Buffer.byteLength(text), sha256: sha256(text) }));

/** The receipt of a release. It holds no time and no path of a machine. */
export function receiptText({ head, inputs, official, outputs, options, engine }: ReceiptParts): string {
  const receipt: Receipt = {
    edition: head.name,
    title: head.title,
    schema_version: SCHEMA_VERSION,
    method_version: head.version,
    program: { name: PACKAGE.name, version: PACKAGE.version },
    engine: { name: 'duckdb', version: engine },
    node: process.versions.node,
    ...(options === undefined ? {} : { options }),
    inputs,
    official_files: official,
    outputs: [...outputs],
    tables: head.tables.map(({ table, rows }) => ({
      name: table.name,
      rows: rows.length,
      columns: columns(table).length,
      logical_sha256: sha256(toCsv(table, rows)),
    })),
  };
  return `${JSON.stringify(receiptFile.parse(receipt), null, 2)}\n`;
}
