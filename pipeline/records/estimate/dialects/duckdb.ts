import { type Bindings, identifier, text, type Value } from '../../../engine/engine.js';
import type { Layer, RecordDialect, Relation, SmallTable, Writer, WrittenPass } from './dialect.js';
import { BIGINT_END, LayerWriter, type Pairs } from './layer-writer.js';

const literal = (value: Value): string =>
  value === null ? 'NULL' : typeof value === 'string' ? text(value) : String(value);

/** The narrowest type for a product that is at most this large. */
const productType = (size: number) => (size < BIGINT_END ? 'BIGINT' : 'HUGEINT');

const product = (factors: readonly string[], size: number) =>
  factors.length === 0 ? '1' : factors.map((factor) => `CAST(${factor} AS ${productType(size)})`).join(' * ');

/**
 * Layers are views one above the other, so that a column keeps its name, and small tables are joined. A view
 * takes no bindings, and words in it are compared as literals, so that the engine skips data that it need not
 * read.
 */
class DuckdbWriter extends LayerWriter implements Writer {
  column(name: string): string {
    return name;
  }

  source(_column: string, role: string): string {
    return role;
  }

  text(value: string): string {
    return text(value);
  }

  integer(value: number): string {
    return String(value);
  }

  number(value: number, name: string): string {
    this.bindings[name] = value;
    return `$${name}`;
  }

  oneOf(sql: string, values: readonly Value[]): string {
    return values.length === 0 ? 'false' : `${sql} IN (${values.map(literal).join(', ')})`;
  }

  recode(sql: string, pairs: Pairs): string {
    if (pairs.length === 0) return sql;
    const whens = pairs.map(([from, to]) => `WHEN ${literal(from)} THEN ${literal(to)}`);
    return `CASE ${sql} ${whens.join(' ')} ELSE ${sql} END`;
  }

  trimmed(sql: string, characters: string): string {
    return `trim(${sql}, ${text(characters)})`;
  }

  asText(sql: string): string {
    return `CAST(${sql} AS VARCHAR)`;
  }

  asDouble(sql: string): string {
    return `CAST(${sql} AS DOUBLE)`;
  }

  parsed(sql: string): string {
    return `TRY_CAST(${sql} AS DOUBLE)`;
  }

  known(sql: string): string {
    return `nullif(${sql}, CAST('NaN' AS DOUBLE))`;
  }

  rounded(sql: string): string {
    return `CAST(round(${sql}) AS BIGINT)`;
  }

  whole(sql: string): string {
    return `CAST(${sql} AS INTEGER)`;
  }

  flag(condition: string): string {
    return `CAST(${condition} AS INTEGER)`;
  }

  quotient(dividend: string, divisor: number): string {
    return `${dividend} // ${divisor}`;
  }

  sum(factors: readonly string[], size: number): string {
    return `sum(${product(factors, size)})`;
  }

  largest(factors: readonly string[], size: number): string {
    return `max(${product(factors, size)})`;
  }

  lookup(_key: string, table: SmallTable) {
    this.joins.push({ table, only: false });
    return {
      found: `${table.columns[1]?.name} IS NOT NULL`,
      of: (column: string) => column,
    };
  }

  onlyAmong(table: SmallTable): void {
    this.joins.push({ table, only: true });
  }
}

const select = ({ columns }: Pick<Layer, 'columns'>) =>
  columns.map(({ name, sql }) => (name === sql ? sql : `${sql} AS ${name}`)).join(',\n  ');

const whereOf = ({ where }: Layer) => (where.length === 0 ? '' : `\nWHERE ${where.join(' AND ')}`);

/** The query of a layer over the relation below it. */
export const layerQuery = (layer: Layer, from: string): string =>
  `SELECT ${select(layer)}\nFROM ${from}${whereOf(layer)}`;

/** The whole query of a pass over the views, and what is bound in it. */
export function passQuery({ of, layer, by, measures }: WrittenPass): { sql: string; bindings: Bindings } {
  const joined = layer.joins
    .filter(({ only }) => !only)
    .map(({ table }) => `\n  LEFT JOIN ${identifier(table.name)} USING (${table.columns[0]?.name})`);
  const found = layer.joins
    .filter(({ only }) => only)
    .map(({ table: { name, columns } }) => {
      const same = columns.map((column) => `found.${column.name} = record.${column.name}`);
      return `\nSEMI JOIN ${identifier(name)} AS found ON ${same.join(' AND ')}`;
    });
  const inner = layerQuery(layer, `${RELATIONS[of]}${joined.join('')}`);
  const grouped = by.map(({ name, type }) => ({
    name,
    sql: type === 'VARCHAR' ? `CAST(record.${name} AS VARCHAR)` : `record.${name}`,
  }));
  const groups = by.length === 0 ? '' : `\nGROUP BY ${by.map(({ name }) => `record.${name}`).join(', ')}`;
  return {
    sql: `SELECT ${select({ columns: [...grouped, ...measures] })}
FROM (
${inner}
) AS record${found.join('')}${groups}`,
    bindings: Object.fromEntries(
      Object.entries(layer.bindings).filter((entry): entry is [string, Value] => !Array.isArray(entry[1])),
    ),
  };
}

/** The views that the layers become. */
export const RELATIONS: Readonly<Record<Relation, string>> = {
  records: 'estimate_records',
  chosen: 'estimate_chosen',
};

export const duckdbRecords: RecordDialect = { name: 'duckdb', writer: () => new DuckdbWriter() };
