import type { Table } from '../table.js';
import { type ConstrainedColumn, constrainedColumns } from './constraints.js';
import type { Json, JsonObject } from './json-schema.js';

/** A file as a data package describes it. */
export interface ResourceFile {
  /** Relative to the package. */
  readonly path: string;
  readonly bytes?: number;
  readonly sha256?: string;
  /** Such as "csv". */
  readonly format: string;
  readonly mediatype: string;
}

export interface PackageSource {
  readonly title: string;
  /** Page that describes it. */
  readonly path: string;
  readonly citation?: string;
  readonly licence?: string;
}

export interface PackageDetails {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly version: string;
  readonly sources: readonly PackageSource[];
  readonly resources: readonly JsonObject[];
  /** Globally unique. */
  readonly id?: string;
  readonly homepage?: string;
}

const PROFILE = 'https://datapackage.org/profiles/2.0';

/** The licence of every release, under the name that the standard uses. */
export const OGL = {
  name: 'OGL-UK-3.0',
  path: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
  title: 'Open Government Licence v3.0',
};

function constraints(column: ConstrainedColumn, unique: boolean): JsonObject {
  const { choices, pattern, minimum, maximum, minLength } = column;
  return {
    ...(column.neverEmpty ? { required: true } : {}),
    ...(unique ? { unique: true } : {}),
    ...(choices === undefined ? {} : { enum: [...choices] }),
    ...(pattern === undefined ? {} : { pattern }),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(minLength === undefined ? {} : { minLength }),
  };
}

function packageField(column: ConstrainedColumn, unique: boolean): JsonObject {
  const rules = constraints(column, unique);
  return {
    name: column.name,
    type: column.type,
    title: column.title,
    description: column.description,
    ...(column.unit === undefined ? {} : { unit: column.unit }),
    ...(Object.keys(rules).length === 0 ? {} : { constraints: rules }),
  };
}

/** Frictionless table schema of a table. */
export function tableSchema(table: Table): JsonObject {
  const unique = table.key.length === 1 ? table.key[0] : undefined;
  return {
    $schema: `${PROFILE}/tableschema.json`,
    fields: constrainedColumns(table).map((column) => packageField(column, column.name === unique)),
    primaryKey: [...table.key],
    missingValues: [''],
  };
}

/**
 * The name of a resource: a path in lower case, with a hyphen for anything but letters, digits, `/`, `_` and
 * `-`.
 */
const resourceName = (path: string) => path.toLowerCase().replace(/[^a-z0-9/_-]+/g, '-');

const fileMembers = (file: ResourceFile): JsonObject => ({
  path: file.path,
  format: file.format,
  mediatype: file.mediatype,
  ...(file.format === 'csv' ? { encoding: 'utf-8' } : {}),
  ...(file.bytes === undefined ? {} : { bytes: file.bytes }),
  ...(file.sha256 === undefined ? {} : { hash: `sha256:${file.sha256}` }),
});

/** A file of a table as a resource with its schema. */
export const tableResource = (table: Table, file: ResourceFile): JsonObject => ({
  name: resourceName(file.path),
  type: 'table',
  title: table.title,
  description: table.description,
  ...fileMembers(file),
  ...(file.format === 'csv'
    ? { dialect: { delimiter: ',', lineTerminator: '\n', quoteChar: '"', doubleQuote: true, header: true } }
    : {}),
  schema: tableSchema(table),
});

/** A file that holds no table, such as boundaries. */
export const fileResource = (title: string, file: ResourceFile): JsonObject => ({
  name: resourceName(file.path),
  title,
  ...fileMembers(file),
});

const packageSource = ({ title, path, citation, licence }: PackageSource): JsonObject => ({
  title,
  path,
  ...(citation === undefined ? {} : { citation }),
  ...(licence === undefined ? {} : { licence }),
});

/** A Frictionless data package. It has no timestamp, so the same inputs give the same bytes. */
export function dataPackage(details: PackageDetails): JsonObject {
  const { name, id, title, description, homepage, version, sources, resources } = details;
  const members: Record<string, Json> = { $schema: `${PROFILE}/datapackage.json`, name };
  if (id !== undefined) members.id = id;
  Object.assign(members, { title, description });
  if (homepage !== undefined) members.homepage = homepage;
  Object.assign(members, { version, licenses: [OGL] });
  // The standard wants at least one source where there are any.
  if (sources.length > 0) members.sources = sources.map(packageSource);
  return { ...members, resources };
}
