import { ATTRIBUTION } from '../../outputs/notice.js';
import { arrowSchemaJson } from '../../schemas/generate/arrow.js';
import { csvwMetadata } from '../../schemas/generate/csvw.js';
import { dataPackage, tableResource } from '../../schemas/generate/data-package.js';
import { tableDdl } from '../../schemas/generate/ddl.js';
import {
  everyTable,
  FILE_SCHEMAS,
  GIVEN_TABLES,
  LONG_SHADOW_TABLES,
  releaseTables,
} from '../../schemas/generate/every.js';
import { fileJsonSchema, jsonText, tableJsonSchema } from '../../schemas/generate/json-schema.js';
import type { IndexMethod, LongShadowMethod, Method } from '../../schemas/method.js';
import type { Table } from '../../schemas/table.js';
import { dictionaryPage } from './dictionary.js';
import { errorsPage } from './errors.js';
import { SOURCES_MODULE, sourcesModule } from './sources.js';

/** The edition whose domains the columns of the index are shown with. */
export const SHOWN_EDITION = 'england-2026';

/** Holds generated files and nothing else. */
export const GENERATED_FOLDER = 'schemas/generated';

/** The editions that the generated files are shown with. */
export interface Shown {
  readonly index: IndexMethod;
  readonly longShadow: LongShadowMethod;
}

/** What the data package of every release looks like; a release adds its files, sizes and hashes. */
const packageTemplate = (method: Method, tables: readonly Table[]) =>
  jsonText(
    dataPackage({
      name: method.edition,
      title: method.title,
      description: method.summary,
      version: method.method_version,
      sources: [],
      resources: tables.map((table) =>
        tableResource(table, { path: `${table.name}.csv`, format: 'csv', mediatype: 'text/csv' }),
      ),
    }),
  );

/** Every committed generated file: its text by its path. `sources` lists the files that declare a data set. */
export function generatedFiles(
  { index, longShadow }: Shown,
  sources: readonly string[],
): Map<string, string> {
  const columns = { structure: index.structure, outcomes: longShadow.outcomes };
  const tables = everyTable(columns);
  const files = new Map<string, string>();
  const put = (name: string, text: string) => files.set(`${GENERATED_FOLDER}/${name}`, text);
  for (const table of tables) {
    put(`${table.name}.schema.json`, jsonText(tableJsonSchema(table)));
    put(
      `${table.name}.csv-metadata.json`,
      jsonText(csvwMetadata(table, { url: `${table.name}.csv`, rights: ATTRIBUTION })),
    );
  }
  for (const file of FILE_SCHEMAS) put(`${file.name}.schema.json`, jsonText(fileJsonSchema(file)));
  const named = (some: readonly Table[]) => new Set(some.map(({ name }) => name));
  const [given, shadow] = [named(GIVEN_TABLES), named(LONG_SHADOW_TABLES)];
  const ddl = (some: readonly Table[]) => `${some.map((table) => `${tableDdl(table)};`).join('\n\n')}\n`;
  put('tables.sql', ddl(tables.filter(({ name }) => !given.has(name) && !shadow.has(name))));
  put('long-shadow-tables.sql', ddl(tables.filter(({ name }) => shadow.has(name))));
  put('given-tables.sql', ddl(tables.filter(({ name }) => given.has(name))));
  put(
    'arrow-schemas.json',
    jsonText(Object.fromEntries(tables.map((table) => [table.name, arrowSchemaJson(table)]))),
  );
  put('datapackage.json', packageTemplate(index, releaseTables(columns)));
  put('long-shadow.datapackage.json', packageTemplate(longShadow, LONG_SHADOW_TABLES));
  files.set('docs/data-dictionary.md', dictionaryPage(columns, index.edition));
  files.set('docs/errors.md', errorsPage());
  files.set(SOURCES_MODULE, sourcesModule(sources));
  return files;
}
