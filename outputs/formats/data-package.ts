import { createHash } from 'node:crypto';
import {
  dataPackage,
  fileResource,
  type ResourceFile,
  tableResource,
} from '../../schemas/generate/data-package.js';
import { type JsonObject, jsonText } from '../../schemas/generate/json-schema.js';
import type { Table } from '../../schemas/table.js';
import { ATTRIBUTION, NOT_OFFICIAL } from '../notice.js';
import type { ReleaseHead } from '../release-data.js';

/** A file of a release as it was written. */
export interface HashedFile {
  /** Relative to the release, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Formats of a table. */
const TABLE_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  parquet: 'application/vnd.apache.parquet',
  arrow: 'application/vnd.apache.arrow.file',
};

/** Data that are not tables. Pages and metadata are no resources; the receipt names every file. */
const OTHER_TYPES: Readonly<Record<string, { mediatype: string; title: string }>> = {
  geojson: {
    mediatype: 'application/geo+json',
    title: 'Boundaries of the areas with their results, GeoJSON',
  },
  topojson: { mediatype: 'application/json', title: 'Boundaries of the areas with their results, TopoJSON' },
  xlsx: {
    mediatype: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    title: 'Workbook',
  },
};

function resource(tables: readonly Table[], { path, bytes, sha256 }: HashedFile): JsonObject[] {
  const dot = path.lastIndexOf('.');
  const [stem, format] = [path.slice(0, dot), path.slice(dot + 1)];
  const table = tables.find(({ name }) => name === stem);
  const file = (mediatype: string): ResourceFile => ({ path, bytes, sha256, format, mediatype });
  const type = TABLE_TYPES[format];
  if (table && type) return [tableResource(table, file(type))];
  const other = path.includes('/') ? undefined : OTHER_TYPES[format];
  return other ? [fileResource(other.title, file(other.mediatype))] : [];
}

/** Names the content: the same data have the same one, and no others have it. */
const contentId = (files: readonly HashedFile[]) =>
  `sha256:${createHash('sha256')
    .update(files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join(''))
    .digest('hex')}`;

/** `datapackage.json` of a release: every table in every format with its schema, size and hash; then the boundaries. */
export function dataPackageText(
  release: ReleaseHead,
  files: readonly HashedFile[],
  details: { readonly homepage?: string } = {},
): string {
  const { name, title, summary, version, sources } = release;
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const tables = release.tables.map(({ table }) => table);
  return jsonText(
    dataPackage({
      ...details,
      name,
      id: contentId(sorted),
      title,
      description: `${summary}\n\n${NOT_OFFICIAL}\n\n${ATTRIBUTION}`,
      version,
      sources: sources.map(({ title, landing_page, citation, licence }) => ({
        title,
        path: landing_page,
        citation,
        licence,
      })),
      resources: sorted.flatMap((file) => resource(tables, file)),
    }),
  );
}
