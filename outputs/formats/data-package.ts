import { dataPackage, fileResource, tableResource } from '../../schemas/generate/data-package.js';
import { type JsonObject, jsonText } from '../../schemas/generate/json-schema.js';
import { ATTRIBUTION, NOT_OFFICIAL } from '../notice.js';
import type { Release } from '../release.js';
import type { WriteContext } from '../writer.js';
import { contentId } from './content-id.js';

/**
 * `datapackage.json` of a release: every table in every format with its schema, size and hash, and other data
 * such as boundaries. Pages and metadata are not resources; the receipt lists every file. There is no licence
 * where the figures are not from the sources of the project.
 */
export function dataPackageText(
  { head, tables }: Pick<Release, 'head' | 'tables'>,
  { files }: Pick<WriteContext, 'files'>,
): string {
  const { name, title, summary, version, sources, rights } = head;
  const byName = new Map(tables.map(({ table }) => [table.name, table]));
  const resources = files.flatMap(({ path, bytes, sha256, writer }): JsonObject[] => {
    const format = path.slice(path.lastIndexOf('.') + 1);
    const file = { path, bytes, sha256, format, mediatype: writer.mediaType };
    const table = writer.table === undefined ? undefined : byName.get(writer.table);
    if (table !== undefined) return [tableResource(table, file)];
    return writer.data === true ? [fileResource(writer.title, file)] : [];
  });
  const described = dataPackage({
    name,
    id: contentId(files),
    title,
    description: `${summary}\n\n${NOT_OFFICIAL}\n\n${rights ?? ATTRIBUTION}`,
    version,
    sources: sources.map(({ title, landing_page, citation, licence }) => ({
      title,
      path: landing_page,
      citation,
      licence,
    })),
    resources,
  });
  if (rights === undefined) return jsonText(described);
  const { licenses, ...unlicensed } = described;
  return jsonText(unlicensed);
}
