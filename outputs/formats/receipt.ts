import { PACKAGE } from '../../pipeline/system/package-root.js';
import { type Receipt, receiptFile, SCHEMA_VERSION } from '../../schemas/release/receipt.js';
import { columns } from '../../schemas/table.js';
import type { Release } from '../release.js';
import type { WriteContext } from '../writer.js';
import { contentId } from './content-id.js';

/**
 * The receipt of a release. It has no time and no path of the machine. The CSV of a table is its canonical
 * text: the hash of that file is the logical hash of the table. Of many files it names the list, which has
 * the hash of each.
 */
export async function receiptText(
  { head, tables, origin }: Pick<Release, 'head' | 'tables' | 'origin'>,
  { engine, files, rowCounts }: Pick<WriteContext, 'engine' | 'files' | 'rowCounts'>,
): Promise<string> {
  const hashes = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  const receipt: Receipt = {
    id: contentId(files),
    edition: head.name,
    title: head.title,
    schema_version: SCHEMA_VERSION,
    method_version: head.version,
    ...(head.leftOut !== undefined && {
      left_out: head.leftOut.map(({ code, what, reason }) => ({ code, what, reason })),
    }),
    program: { name: PACKAGE.name, version: PACKAGE.version },
    engine: { name: 'duckdb', version: await engine.version() },
    node: process.versions.node,
    options: origin.options,
    inputs: [...origin.inputs],
    official_files: [...origin.official],
    outputs: files
      .filter(({ writer }) => writer.listedIn === undefined)
      .map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })),
    tables: tables
      .filter(({ formats }) => formats.includes('csv'))
      .map(({ table }) => ({
        name: table.name,
        rows: rowCounts.get(table.name) ?? 0,
        columns: columns(table).length,
        logical_sha256: hashes.get(`${table.name}.csv`) ?? '',
      })),
  };
  return `${JSON.stringify(receiptFile.parse(receipt), null, 2)}\n`;
}
