import type { IndexEdition } from '../../pipeline/editions/edition.js';
import { METHODS_FILE, methodsText } from '../../pipeline/editions/variant.js';
import { tableDdl } from '../../schemas/generate/ddl.js';
import { everyTable, FILE_SCHEMAS, GIVEN_TABLES, LONG_SHADOW_TABLES } from '../../schemas/generate/every.js';
import { fileJsonSchema, jsonText, schemaFile, tableJsonSchema } from '../../schemas/generate/json-schema.js';
import type { IndexMethod, LongShadowMethod, Method } from '../../schemas/method.js';
import type { LockFile } from '../../schemas/source.js';
import type { Table } from '../../schemas/table.js';
import { SOURCES } from '../../sources/registry.js';
import { commandsPage } from './commands.js';
import { dictionaryPage } from './dictionary.js';
import { errorsPage } from './errors.js';
import { methodsComparedPage } from './methods-compared.js';
import { modelledPage } from './modelled.js';
import { readmePage } from './readme.js';
import { SBOM_FILE } from './sbom.js';
import { SOURCES_MODULE, sourcesModule } from './sources.js';
import { sourcesPage } from './sources-page.js';

/** The edition whose domains the columns of the index are shown with. */
export const SHOWN_EDITION = 'england-2026';

/** The same by the former method. */
export const FORMER_EDITION = 'england-2026-method-1';

/** A folder that holds only generated files. */
export const GENERATED_FOLDER = 'schemas/generated';

/** The editions that the generated files are shown with. */
export interface Shown {
  readonly index: IndexMethod;
  readonly longShadow: LongShadowMethod;
  /** Every method of the project, by the name of its edition. */
  readonly methods: readonly Method[];
  readonly lock: LockFile;
  /** The edition of the index with its figures. */
  readonly edition: IndexEdition;
  /** The same edition by its former method. */
  readonly before: IndexEdition;
}

/**
 * The text of every generated file that is committed, by path. Files that every release holds (CSVW metadata,
 * data package, Arrow schemas) are not committed.
 * @param sources the files that declare a data set
 * @param readme the README, in which only the tables of files are generated
 * @param installed the list of what is installed with the package
 */
export function generatedFiles(
  { index, longShadow, edition, before, methods, lock }: Shown,
  sources: readonly string[],
  readme: string,
  installed: string,
): Map<string, string> {
  const columns = { structure: index.structure, outcomes: longShadow.outcomes };
  const tables = everyTable(columns);
  const files = new Map<string, string>();
  const put = (name: string, text: string) => files.set(`${GENERATED_FOLDER}/${name}`, text);
  for (const table of tables) put(schemaFile(table.name), jsonText(tableJsonSchema(table)));
  for (const file of FILE_SCHEMAS) put(schemaFile(file.name), jsonText(fileJsonSchema(file)));
  const named = (some: readonly Table[]) => new Set(some.map(({ name }) => name));
  const given = named(GIVEN_TABLES);
  const shadow = named(LONG_SHADOW_TABLES);
  const ddl = (some: readonly Table[]) => `${some.map((table) => `${tableDdl(table)};`).join('\n\n')}\n`;
  put('tables.sql', ddl(tables.filter(({ name }) => !given.has(name) && !shadow.has(name))));
  put('long-shadow-tables.sql', ddl(tables.filter(({ name }) => shadow.has(name))));
  put('given-tables.sql', ddl(tables.filter(({ name }) => given.has(name))));
  files.set('docs/commands.md', commandsPage());
  files.set('docs/data-dictionary.md', dictionaryPage(columns, index.edition));
  files.set('docs/errors.md', errorsPage());
  files.set('docs/sources.md', sourcesPage(SOURCES, lock));
  files.set('docs/modelled-figures.md', modelledPage(edition));
  files.set('docs/decisions/0017-method-2-areas.md', methodsComparedPage(edition, before));
  files.set('README.md', readmePage(readme));
  files.set(SBOM_FILE, installed);
  files.set(`editions/${METHODS_FILE}`, methodsText(methods));
  files.set(SOURCES_MODULE, sourcesModule(sources));
  return files;
}
