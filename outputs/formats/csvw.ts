import { csvwMetadata } from '../../schemas/generate/csvw.js';
import { OGL } from '../../schemas/generate/data-package.js';
import { type Json, type JsonObject, jsonText } from '../../schemas/generate/json-schema.js';
import type { Table } from '../../schemas/table.js';
import { ATTRIBUTION, NOT_OFFICIAL } from '../notice.js';
import type { ReleaseHead } from '../release.js';

/** A column name as CSV on the Web allows it: letters, digits, underscores and percent signs. */
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

/**
 * W3C metadata of the CSV of a table, `<table>.csv-metadata.json`, where validators look for it. Codes of a
 * custom index are column headings and may be any text; column names in CSV on the Web may not, and are
 * percent-encoded.
 */
export function csvwText(table: Table, { rights }: Pick<ReleaseHead, 'rights'>): string {
  const metadata = csvwMetadata(table, {
    url: `${table.name}.csv`,
    rights: rights ?? ATTRIBUTION,
    ...(rights === undefined ? { license: OGL.path } : {}),
    comment: NOT_OFFICIAL,
  });
  const { tableSchema } = metadata;
  if (!isObject(tableSchema) || !Array.isArray(tableSchema.columns)) return jsonText(metadata);
  const columns: Json[] = tableSchema.columns.map(named);
  return jsonText({ ...metadata, tableSchema: { ...tableSchema, columns } });
}
