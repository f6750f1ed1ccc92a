import { NOT_OFFICIAL } from '../../../outputs/notice.js';
import { csvwMetadata } from '../../../schemas/generate/csvw.js';
import { dataPackage, tableResource } from '../../../schemas/generate/data-package.js';
import { READING_CSV, tableSection } from '../../../schemas/generate/dictionary.js';
import { type Json, type JsonObject, jsonText } from '../../../schemas/generate/json-schema.js';
import { code, plain } from '../../../schemas/generate/markdown.js';
import { SCHEMA_VERSION } from '../../../schemas/release/receipt.js';
import type { Table } from '../../../schemas/table.js';
import type { WrittenFile } from '../../publish/folder-writer.js';
import { sha256 } from '../../system/hash.js';

/** Version of the way in which tables are read, scored and written. */
export const OWN_INDEX_VERSION = '1.0.0';

/** Short name of every such release. */
export const OWN_INDEX = 'own-index';

/** Whose the figures are: the licence of this project is not theirs. */
export const RIGHTS =
  'The figures are made from data that were given by the user; the rights in those data, and their licence, are those of whoever made them.';

export interface OwnHead {
  readonly title: string;
  readonly summary: string;
}

const TABLE_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  parquet: 'application/vnd.apache.parquet',
  arrow: 'application/vnd.apache.arrow.file',
};

function resources(tables: readonly Table[], files: readonly WrittenFile[]): JsonObject[] {
  return files.flatMap(({ path, bytes, sha256: hash }) => {
    const dot = path.lastIndexOf('.');
    const [stem, format] = [path.slice(0, dot), path.slice(dot + 1)];
    const table = tables.find(({ name }) => name === stem);
    const mediatype = TABLE_TYPES[format];
    if (table === undefined || mediatype === undefined) return [];
    return [tableResource(table, { path, bytes, sha256: hash, format, mediatype })];
  });
}

/** `datapackage.json`: every table with its schema, size and hash. It names no licence: the data are not the project’s. */
export function packageText(head: OwnHead, tables: readonly Table[], files: readonly WrittenFile[]): string {
  const { licenses, ...rest } = dataPackage({
    name: OWN_INDEX,
    id: `sha256:${sha256(files.map((file) => `${file.sha256}  ${file.path}\n`).join(''))}`,
    title: head.title,
    description: `${head.summary}\n\n${NOT_OFFICIAL}\n\n${RIGHTS}`,
    version: OWN_INDEX_VERSION,
    sources: [],
    resources: resources(tables, files),
  });
  return jsonText(rest);
}

/** A column name as CSV on the Web takes one: letters, digits, underscores and percent signs. */
const csvwName = (name: string): string =>
  encodeURIComponent(name)
    .replace(/[-!~*'().]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/^_/, '%5F');

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const named = (value: Json | undefined): Json =>
  isObject(value) && typeof value.name === 'string'
    ? { ...value, name: csvwName(value.name) }
    : (value ?? null);

/** `<table>.csv-metadata.json`: codes of the user’s may be any text, names of columns there may not. */
export function csvwText(table: Table): string {
  const metadata = csvwMetadata(table, { url: `${table.name}.csv`, rights: RIGHTS, comment: NOT_OFFICIAL });
  const { tableSchema } = metadata;
  if (!isObject(tableSchema) || !Array.isArray(tableSchema.columns)) return jsonText(metadata);
  const columns: Json[] = tableSchema.columns.map(named);
  return jsonText({ ...metadata, tableSchema: { ...tableSchema, columns } });
}

/** `data-dictionary.md`: every column of every table. */
export const dictionaryText = ({ title, summary }: OwnHead, tables: readonly Table[]): string =>
  `${[
    `# Data dictionary: ${plain(title)}`,
    plain(summary),
    NOT_OFFICIAL,
    RIGHTS,
    `Edition ${code(OWN_INDEX)}, method ${plain(OWN_INDEX_VERSION)}, schema ${plain(SCHEMA_VERSION)}.`,
    READING_CSV,
    ...tables.map(tableSection),
  ].join('\n\n')}\n`;
