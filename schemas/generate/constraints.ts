import { z } from 'zod';
import { type Column, columns, type Table } from '../table.js';

/** A column with the constraints that its schema puts on a value. */
export interface ConstrainedColumn extends Column {
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  /** False where a cell of a CSV may be empty: a missing value, or an empty text. */
  readonly neverEmpty: boolean;
}

type Constraints = Pick<ConstrainedColumn, 'pattern' | 'minimum' | 'maximum' | 'minLength'>;

interface JsonProperty extends Constraints {
  readonly type?: string;
  readonly anyOf?: readonly JsonProperty[];
}

/**
 * JSON Schema of a zod type. The unit of a field, which the standard has no keyword for, is `x-unit`. There
 * are no limits of a safe integer, which zod gives every whole number, and no lists of types, which strict
 * readers refuse.
 */
export function jsonSchema(type: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const schema = z.toJSONSchema(type, {
    io,
    override: ({ jsonSchema: found }) => {
      if (found.minimum === Number.MIN_SAFE_INTEGER) delete found.minimum;
      if (found.maximum === Number.MAX_SAFE_INTEGER) delete found.maximum;
      if (found.unit !== undefined) {
        found['x-unit'] = found.unit;
        delete found.unit;
      }
    },
  });
  return withoutTypeLists(schema) as Record<string, unknown>;
}

/** A schema of a list of types as a choice of schemas of one type each. */
function withoutTypeLists(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutTypeLists);
  if (typeof schema !== 'object' || schema === null) return schema;
  const members = Object.entries(schema).map(([name, value]): [string, unknown] =>
    name === 'type' && Array.isArray(value)
      ? ['anyOf', value.map((type: string) => ({ type }))]
      : [name, withoutTypeLists(value)],
  );
  return Object.fromEntries(members);
}

function constrained(column: Column, property: JsonProperty): ConstrainedColumn {
  const { pattern, minimum, maximum, minLength } =
    property.anyOf?.find((option) => option.type !== 'null') ?? property;
  const admitsEmptyText =
    column.type === 'string' &&
    !(column.choices ? !column.choices.includes('') : false) &&
    (minLength ?? 0) === 0 &&
    (pattern === undefined || new RegExp(pattern).test(''));
  return {
    ...column,
    ...(pattern === undefined ? {} : { pattern }),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(minLength === undefined ? {} : { minLength }),
    neverEmpty: !column.nullable && !admitsEmptyText,
  };
}

/** As in `columns`: each table is described in three files of a release. */
const known = new WeakMap<z.ZodObject, readonly ConstrainedColumn[]>();

/** The columns of a table in order, with pattern and limits. Throws `TypeError` as `columns` does. */
export function constrainedColumns(table: Table): readonly ConstrainedColumn[] {
  const before = known.get(table.row);
  if (before !== undefined) return before;
  const { properties = {} } = jsonSchema(table.row, 'output') as {
    properties?: Record<string, JsonProperty>;
  };
  const found = columns(table).map((column) => constrained(column, properties[column.name] ?? {}));
  known.set(table.row, found);
  return found;
}
