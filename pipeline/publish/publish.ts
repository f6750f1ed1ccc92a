import { toArrow } from '../../outputs/formats/arrow.js';
import { toCsv } from '../../outputs/formats/csv.js';
import { csvwTexts } from '../../outputs/formats/csvw.js';
import { dataPackageText } from '../../outputs/formats/data-package.js';
import { dictionaryText } from '../../outputs/formats/dictionary.js';
import { writeParquet } from '../../outputs/formats/parquet.js';
import { SCHEMA_VERSION } from '../../schemas/release/receipt.js';
import type { Engine } from '../engine/engine.js';
import type { ReleaseTable } from '../engine/tables.js';
import type { Prepared } from '../release/prepared.js';
import type { Stopwatch } from '../system/clock.js';
import { FolderWriter, type WriteBytes, type WrittenFile } from './folder-writer.js';
import { type ReceiptParts, receiptText } from './receipt.js';

export interface PublishParts {
  readonly engine: Engine;
  readonly prepared: Prepared;
  /** What went in, for the receipt. */
  readonly origin: Pick<ReceiptParts, 'inputs' | 'official' | 'options'>;
  /** The method file, where there is one. */
  readonly methodText?: string;
  readonly watch: Stopwatch;
  /** How bytes are written, for tests. */
  readonly write?: WriteBytes;
}

const adoptParquet = (engine: Engine, folder: FolderWriter, { table: { name }, orderBy }: ReleaseTable) =>
  folder.adopt(`${name}.parquet`, (path) => writeParquet(engine, name, orderBy, path));

/** Every table as CSV; those that the engine made, for reading by programs, as Arrow and Parquet too. */
async function writeTables({ engine, prepared }: PublishParts, folder: FolderWriter): Promise<void> {
  for (const { table, rows } of prepared.head.tables) {
    await folder.write(`${table.name}.csv`, toCsv(table, rows));
    const made = prepared.made.find((one) => one.table.name === table.name);
    if (made === undefined) continue;
    await folder.write(`${table.name}.arrow`, await toArrow(table, rows));
    await adoptParquet(engine, folder, made);
  }
  for (const table of prepared.parquet ?? []) await adoptParquet(engine, folder, table);
}

async function writeDescriptions(
  { prepared: { head, sections }, methodText }: PublishParts,
  folder: FolderWriter,
): Promise<void> {
  if (methodText !== undefined) await folder.write('method.yaml', methodText);
  await folder.write('data-dictionary.md', dictionaryText(head, SCHEMA_VERSION, sections));
  for (const [path, text] of csvwTexts(head.tables)) await folder.write(path, text);
  await folder.write('datapackage.json', dataPackageText(head, folder.files));
}

/**
 * Writes every file of a release into an empty folder.
 * @returns the files, the receipt among them. Throws `disk-full`, `no-permission` or `file-system`.
 */
export async function publish(path: string, parts: PublishParts): Promise<WrittenFile[]> {
  const { prepared, watch, origin } = parts;
  const folder = new FolderWriter(path, parts.write);
  await watch.time('publish: tables', () => writeTables(parts, folder));
  for (const { lap, path: file, text } of prepared.extras)
    await watch.time(`publish: ${lap}`, async () => folder.write(file, text()));
  await watch.time('publish: descriptions', () => writeDescriptions(parts, folder));
  const receipt = receiptText({
    ...origin,
    head: prepared.head,
    outputs: folder.files,
    engine: await parts.engine.version(),
  });
  await folder.write('receipt.json', receipt);
  return folder.files;
}
