import { toArrow } from '../../outputs/arrow.js';
import { toCsv } from '../../outputs/csv.js';
import { csvwTexts } from '../../outputs/csvw.js';
import { dataPackageText } from '../../outputs/data-package.js';
import { dictionaryText } from '../../outputs/dictionary.js';
import { areasGeoJson } from '../../outputs/geometry/geojson.js';
import { areasTopoJson } from '../../outputs/geometry/topojson.js';
import { mapPicture } from '../../outputs/map-picture.js';
import { writeParquet } from '../../outputs/parquet.js';
import { publishedTables } from '../../outputs/published-tables.js';
import type { ReleaseData } from '../../outputs/release-data.js';
import { reportHtml } from '../../outputs/report/report.js';
import type { Origin } from '../../schemas/origin.js';
import type { Row } from '../../schemas/table.js';
import type { Stopwatch } from '../clock.js';
import type { Engine } from '../engine/engine.js';
import { FolderWriter, type WriteBytes, type WrittenFile } from './folder-writer.js';
import { receiptText } from './receipt.js';
import type { ReleaseTable } from './tables.js';

export interface PublishParts {
  readonly engine: Engine;
  /** The tables that the engine made. */
  readonly tables: readonly ReleaseTable[];
  readonly data: ReleaseData;
  /** Texts of the files of ours that went in, by path. */
  readonly inputs: ReadonlyMap<string, string>;
  readonly official: Origin['official_files'];
  readonly methodText: string;
  readonly watch: Stopwatch;
  /** How bytes are written, for tests. */
  readonly write?: WriteBytes;
}

/** Every table as CSV; those that the engine made, for reading by programs, as Arrow and Parquet too. */
async function writeTables({ engine, tables, data }: PublishParts, folder: FolderWriter): Promise<void> {
  for (const { table, rows } of publishedTables(data)) {
    await folder.write(`${table.name}.csv`, toCsv(table, rows));
    const made = tables.find((one) => one.table.name === table.name);
    if (made === undefined) continue;
    await folder.write(`${table.name}.arrow`, await toArrow(table, rows));
    await folder.adopt(`${table.name}.parquet`, (path) =>
      writeParquet(engine, table.name, made.orderBy, path),
    );
  }
}

async function writeMaps({ data }: PublishParts, folder: FolderWriter): Promise<void> {
  const properties = new Map(data.index.rows.map((row): [string, Row] => [String(row.area_code), row]));
  await folder.write('areas.geojson', areasGeoJson(data.topology, properties));
  await folder.write('areas.topojson', areasTopoJson(data.topology, properties));
  await folder.write('map.svg', mapPicture(data));
}

async function writeDescriptions({ data, methodText }: PublishParts, folder: FolderWriter): Promise<void> {
  await folder.write('method.yaml', methodText);
  await folder.write('data-dictionary.md', dictionaryText(data));
  for (const [path, text] of csvwTexts(data)) await folder.write(path, text);
  await folder.write('datapackage.json', dataPackageText(data, folder.files));
}

/**
 * Writes every file of a release into an empty folder.
 * @returns the files, the receipt among them. Throws `disk-full`, `no-permission` or `file-system`.
 */
export async function publish(path: string, parts: PublishParts): Promise<WrittenFile[]> {
  const { data, watch } = parts;
  const folder = new FolderWriter(path, parts.write);
  await watch.time('publish: tables', () => writeTables(parts, folder));
  await watch.time('publish: maps', () => writeMaps(parts, folder));
  await watch.time('publish: report', async () => folder.write('report.html', reportHtml(data)));
  await watch.time('publish: descriptions', () => writeDescriptions(parts, folder));
  const receipt = receiptText({
    method: data.method,
    inputs: parts.inputs,
    official: parts.official,
    outputs: folder.files,
    tables: publishedTables(data),
    engine: await parts.engine.version(),
  });
  await folder.write('receipt.json', receipt);
  return folder.files;
}
