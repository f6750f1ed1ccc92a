import { z } from 'zod';
import { type Column, columns, type Table } from '../table.js';

/** A column with what its schema demands of a value. */
export interface ConstrainedColumn extends Column {
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  /** False where an empty cell of a CSV is a value: no value, or a text of no length. */
  readonly neverEmpty: boolean;
}

type Constraints = Pick<ConstrainedColumn, 'pattern' | 'minimum' | 'maximum' | 'minLength'>;

interface JsonProperty extends Constraints {
  readonly type?: string;
  readonly anyOf?: readonly JsonProperty[];
}

/** JSON Schema of a zod type, without the limits that every whole number of JavaScript has and that say nothing. */
export function jsonSchema(type: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  return z.toJSONSchema(type, {
    io,
    override: ({ jsonSchema: found }) => {
      if (found.minimum === Number.MIN_SAFE_INTEGER) delete found.minimum;
      if (found.maximum === Number.MAX_SAFE_INTEGER) delete found.maximum;
    },
  });
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

/** The columns of a table in their order, with pattern and limits. Throws `TypeError` as `columns`. */
export function constrainedColumns(table: Table): ConstrainedColumn[] {
  const { properties = {} } = jsonSchema(table.row, 'output') as {
    properties?: Record<string, JsonProperty>;
  };
  return columns(table).map((column) => constrained(column, properties[column.name] ?? {}));
}
