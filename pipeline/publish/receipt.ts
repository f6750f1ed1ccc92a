import { toCsv } from '../../outputs/csv.js';
import type { TableData } from '../../outputs/release-data.js';
import type { Method } from '../../schemas/method.js';
import type { Origin } from '../../schemas/origin.js';
import { type Receipt, receiptFile, SCHEMA_VERSION } from '../../schemas/release/receipt.js';
import { columns } from '../../schemas/table.js';
import { sha256 } from '../hash.js';
import { PACKAGE } from '../package-root.js';
import type { WrittenFile } from './folder-writer.js';

export interface ReceiptParts {
  readonly method: Method;
  /** Texts of every file of ours that the release was made from, by path. */
  readonly inputs: ReadonlyMap<string, string>;
  /** The official files that the frozen figures were made from. */
  readonly official: Origin['official_files'];
  readonly outputs: readonly WrittenFile[];
  readonly tables: readonly TableData[];
  /** Version of the engine. */
  readonly engine: string;
}

/** The receipt of a release. It holds no time and no path of a machine. */
export function receiptText({ method, inputs, official, outputs, tables, engine }: ReceiptParts): string {
  const receipt: Receipt = {
    edition: method.edition,
    title: method.title,
    schema_version: SCHEMA_VERSION,
    method_version: method.method_version,
    program: { name: PACKAGE.name, version: PACKAGE.version },
    engine: { name: 'duckdb', version: engine },
    node: process.versions.node,
    inputs: [...inputs].map(([path, text]) => ({
      path,
      bytes: Buffer.byteLength(text),
      sha256: sha256(text),
    })),
    official_files: official,
    outputs: [...outputs],
    tables: tables.map(({ table, rows }) => ({
      name: table.name,
      rows: rows.length,
      columns: columns(table).length,
      logical_sha256: sha256(toCsv(table, rows)),
    })),
  };
  return `${JSON.stringify(receiptFile.parse(receipt), null, 2)}\n`;
}
