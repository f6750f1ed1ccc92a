import { type Receipt, receiptFile, SCHEMA_VERSION } from '../../../schemas/release/receipt.js';
import { columns } from '../../../schemas/table.js';
import type { Engine } from '../../engine/engine.js';
import type { WrittenFile } from '../../publish/folder-writer.js';
import { ReleaseWriter } from '../../publish/release-writer.js';
import { PACKAGE } from '../../system/package-root.js';
import {
  csvwText,
  dictionaryText,
  OWN_INDEX,
  OWN_INDEX_VERSION,
  type OwnHead,
  packageText,
} from './descriptions.js';
import type { OwnTable } from './own-table.js';
import { type WrittenTable, writeTable } from './write-table.js';

export interface OwnRelease {
  readonly head: OwnHead;
  readonly tables: readonly OwnTable[];
  /** Files that are no tables: the page, the checks. */
  readonly texts: readonly { readonly path: string; readonly text: string }[];
  readonly methodText: string;
  readonly inputs: Receipt['inputs'];
  readonly options: NonNullable<Receipt['options']>;
}

/** The receipt. The CSV of a table is its canonical text, so that its hash is the table’s. */
function receiptText(
  { head, inputs, options }: OwnRelease,
  tables: readonly WrittenTable[],
  outputs: readonly WrittenFile[],
  engine: string,
): string {
  const receipt: Receipt = {
    ...{ edition: OWN_INDEX, title: head.title },
    ...{ schema_version: SCHEMA_VERSION, method_version: OWN_INDEX_VERSION },
    program: { name: PACKAGE.name, version: PACKAGE.version },
    engine: { name: 'duckdb', version: engine },
    node: process.versions.node,
    ...{ options, inputs, official_files: [], outputs: [...outputs] },
    tables: tables.map(({ table, rows, csv }) => ({
      ...{ name: table.name, rows, columns: columns(table).length, logical_sha256: csv.sha256 },
    })),
  };
  return `${JSON.stringify(receiptFile.parse(receipt), null, 2)}\n`;
}

/**
 * Writes every file of an index of anyone’s own into an empty folder.
 * @returns the files, the receipt among them. Throws `disk-full`, `no-permission` or `file-system`.
 */
export async function publishIndex(
  folder: string,
  engine: Engine,
  release: OwnRelease,
): Promise<WrittenFile[]> {
  const writer = new ReleaseWriter(folder);
  const written: WrittenTable[] = [];
  for (const table of release.tables) written.push(await writeTable(writer, engine, table));
  for (const { path, text } of release.texts) await writer.write(path, text);
  const tables = release.tables.map(({ table }) => table);
  await writer.write('method.yaml', release.methodText);
  await writer.write('data-dictionary.md', dictionaryText(release.head, tables));
  for (const table of tables) await writer.write(`${table.name}.csv-metadata.json`, csvwText(table));
  await writer.write('datapackage.json', packageText(release.head, tables, writer.files));
  await writer.write('receipt.json', receiptText(release, written, writer.files, await engine.version()));
  return writer.files;
}
