import { z } from 'zod';

/** What a reader needs to know about a field; every generated file takes it from here. */
export interface FieldMeta {
  readonly title: string;
  readonly description: string;
  /** Unit of measure in plain words, as in "per cent" or "standard deviations". */
  readonly unit?: string;
}

/** Gives a type its title, unit and description. */
export function field<T extends z.ZodType>(type: T, meta: FieldMeta): T {
  return type.meta({ ...meta }) as T;
}

/** A field that one text describes: in tables within the program, and in those that stay with its user. */
export const plainField = <T extends z.ZodType>(type: T, description: string): T =>
  field(type, { title: description, description });

export type Row = Readonly<Record<string, string | number | boolean | null>>;

/**
 * What makes rows of columns that are known by name only when the program runs: each has all of them, null at
 * first. An object that is given many keys one by one, and more after it was copied, becomes a dictionary,
 * which takes three times the memory and ten times as long to make.
 */
export function rowMaker<V>(names: readonly string[]): () => Record<string, V | null> {
  const empty: Record<string, null> = JSON.parse(
    JSON.stringify(Object.fromEntries(names.map((name) => [name, null]))),
  );
  return () => ({ ...empty });
}

/** A table at a boundary between stages, or of a release. */
export interface Table<R extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Columns that together identify a row. */
  readonly key: readonly string[];
  readonly row: R;
}

export type ColumnType = 'string' | 'number' | 'integer' | 'boolean';

export interface Column extends FieldMeta {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
  /** The only values allowed, for a field that is a choice. */
  readonly choices?: readonly string[];
}

interface JsonProperty {
  type?: string | string[];
  enum?: string[];
  anyOf?: JsonProperty[];
  title?: string;
  description?: string;
  unit?: string;
}

function toColumn(name: string, property: JsonProperty): Column {
  const options = (property.anyOf ?? [property]).flatMap((option) =>
    [option.type ?? []].flat().map((type) => ({ ...option, type })),
  );
  const main = options.find((option) => option.type !== 'null');
  const type = main?.type;
  if (type !== 'string' && type !== 'number' && type !== 'integer' && type !== 'boolean') {
    throw new TypeError(`field ${name}: no column type for ${JSON.stringify(property)}`);
  }
  if (!property.title || !property.description)
    throw new TypeError(`field ${name} has no title or description`);
  return {
    name,
    type,
    nullable: options.some((option) => option.type === 'null'),
    title: property.title,
    description: property.description,
    ...(property.unit === undefined ? {} : { unit: property.unit }),
    ...(main?.enum === undefined ? {} : { choices: main.enum }),
  };
}

/** The columns of each schema that was asked for: a build asks for those of one table a dozen times. */
const known = new WeakMap<z.ZodObject, readonly Column[]>();

/**
 * The columns of a table in order, read from its schema. Throws `TypeError` for a field that is no column.
 */
export function columns(table: Table): readonly Column[] {
  const before = known.get(table.row);
  if (before !== undefined) return before;
  const schema = z.toJSONSchema(table.row) as { properties?: Record<string, JsonProperty> };
  const found = Object.entries(schema.properties ?? {}).map(([name, property]) => toColumn(name, property));
  known.set(table.row, found);
  return found;
}

/** Orders rows by rank, those without one at the end; ties are in the order of the codes in column `code`. */
export const byRank =
  (code = 'area_code') =>
  (a: Row, b: Row): number =>
    Number(a.rank ?? Number.POSITIVE_INFINITY) - Number(b.rank ?? Number.POSITIVE_INFINITY) ||
    (String(a[code]) < String(b[code]) ? -1 : 1);

/** A table with its rows in published order. */
export interface TableData {
  readonly table: Table;
  readonly rows: readonly Row[];
}
