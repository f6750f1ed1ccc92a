import { z } from 'zod';
import type { Table } from '../table.js';
import { jsonSchema } from './constraints.js';
import type { FileSchema } from './every.js';

/** A value that JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** JSON text of every generated file: indented by two spaces, ending in one line break. */
export const jsonText = (value: JsonObject): string => `${JSON.stringify(value, null, 2)}\n`;

function titled(
  schema: Record<string, unknown>,
  { title, description }: { title: string; description: string },
) {
  const { $schema, ...rest } = schema;
  return { $schema, title, description, ...rest } as JsonObject;
}

/** JSON Schema 2020-12 of a table as a list of rows. */
export const tableJsonSchema = (table: Table): JsonObject =>
  titled(jsonSchema(z.array(table.row), 'output'), table);

/** JSON Schema 2020-12 of a file as people write it: a field with a default may be left out. */
export const fileJsonSchema = (file: FileSchema): JsonObject =>
  titled(jsonSchema(file.schema, 'input'), file);
