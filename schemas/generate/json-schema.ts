import { z } from 'zod';
import type { Table } from '../table.js';
import { jsonSchema } from './constraints.js';
import type { FileSchema } from './every.js';

/** A value that JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** JSON text of every generated file: indented by two spaces, ending in one line break. */
export const jsonText = (value: JsonObject): string => `${JSON.stringify(value, null, 2)}\n`;

/** The name of the file with the schema of a table or a file. */
export const schemaFile = (name: string): string => `${name}.schema.json`;

/** The id is relative to where the schema is read from: the same file is valid wherever it is published. */
function titled(
  schema: Record<string, unknown>,
  { name, title, description }: { name: string; title: string; description: string },
) {
  const { $schema, ...rest } = schema;
  return { $schema, $id: schemaFile(name), title, description, ...rest } as JsonObject;
}

/** JSON Schema 2020-12 of a table as a list of rows. */
export const tableJsonSchema = (table: Table): JsonObject =>
  titled(jsonSchema(z.array(table.row), 'output'), table);

/** JSON Schema 2020-12 of a file as people write it: a field with a default may be left out. */
export const fileJsonSchema = (file: FileSchema): JsonObject =>
  titled(jsonSchema(file.schema, 'input'), file);
