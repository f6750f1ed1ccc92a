import type { Value } from '../../../engine/engine.js';
import type {
  Bound,
  BoundValues,
  Layer,
  RecordDialect,
  ResultType,
  SmallTable,
  Writer,
  WrittenPass,
} from './dialect.js';
import { LayerWriter, type Pairs } from './layer-writer.js';
import type { Layers } from './written-pass.js';

/** A name, quoted for a statement. */
export const quoted = (name: string): string => `\`${name.replaceAll(/[\\`]/g, '\\$&')}\``;

/** A text as a literal: for names of clusters, which no statement takes as something bound. */
export const literal = (value: string): string => `'${value.replaceAll(/[\\']/g, '\\$&')}'`;

const TYPES: Readonly<Record<ResultType, string>> = {
  VARCHAR: 'String',
  BOOLEAN: 'Bool',
  INTEGER: 'Int32',
  BIGINT: 'Int64',
  HUGEINT: 'Int128',
  DOUBLE: 'Float64',
};

/** Sums wrap around silently here: this many records of the largest product must fit. */
const RECORDS = 1e12;
const INT128_END = 1.7e38;
const wide = (size: number) => (size * RECORDS < INT128_END ? 'toInt128' : 'toInt256');

const product = (factors: readonly string[], size: number) =>
  factors.length === 0 ? `${wide(size)}(1)` : factors.map((factor) => `${wide(size)}(${factor})`).join(' * ');

/** Twice the largest bin, so that a unit and a bin make one whole number. */
const PER_UNIT = 2 ** 33;

const PREFIX = { records: 'r', chosen: 'c', pass: 'p' } as const;

/**
 * All layers are one flat query, because a query over a query brings the records themselves to the
 * coordinator: columns of layers are aliases with the letter of their layer before them. Small tables travel
 * as bound arrays, so that nothing is joined.
 */
class ClickhouseWriter extends LayerWriter implements Writer {
  readonly #prefix: string;
  readonly #below: readonly (readonly [string, Layer])[];
  readonly #sources: ReadonlyMap<string, string>;

  constructor(name: keyof typeof PREFIX, below: readonly Layer[], sources: ReadonlyMap<string, string>) {
    super();
    this.#prefix = PREFIX[name];
    this.#below = below.map((layer, i) => [i === 0 ? PREFIX.records : PREFIX.chosen, layer]);
    this.#sources = sources;
  }

  #bind(value: Bound, type: string): string {
    const name = `${this.#prefix}${Object.keys(this.bindings).length + 1}`;
    this.bindings[name] = value;
    return `{${name}:${type}}`;
  }

  column(name: string): string {
    if (this.columns.some((column) => column.name === name)) return `${this.#prefix}_${name}`;
    const found = this.#below.findLast(([, { columns }]) => columns.some((column) => column.name === name));
    return `${found?.[0] ?? PREFIX.records}_${name}`;
  }

  source(column: string): string {
    return this.#sources.get(column) ?? `src.${quoted(column)}`;
  }

  text(value: string): string {
    return this.#bind(value, 'String');
  }

  integer(value: number): string {
    return this.#bind(value, 'Int64');
  }

  number(value: number): string {
    return this.#bind(value, 'Float64');
  }

  oneOf(sql: string, values: readonly Value[], type: 'VARCHAR' | 'BIGINT' | 'DOUBLE'): string {
    return values.length === 0 ? 'false' : `${sql} IN ${this.#bind(values, `Array(${TYPES[type]})`)}`;
  }

  recode(sql: string, pairs: Pairs, type: 'VARCHAR' | 'BIGINT'): string {
    if (pairs.length === 0) return sql;
    const of = TYPES[type];
    const from = this.#bind(
      pairs.map(([word]) => word),
      `Array(${of})`,
    );
    const to = this.#bind(
      pairs.map(([, word]) => word),
      `Array(Nullable(${of}))`,
    );
    return `transform(CAST(${sql} AS Nullable(${of})), ${from}, ${to}, CAST(${sql} AS Nullable(${of})))`;
  }

  trimmed(sql: string, characters: string): string {
    const codes = [...characters].map((each) => `\\x{${each.codePointAt(0)?.toString(16)}}`).join('');
    return `replaceRegexpAll(${sql}, ${this.text(`^[${codes}]+|[${codes}]+$`)}, '')`;
  }

  override lower(sql: string): string {
    return `lowerUTF8(${sql})`;
  }

  override length(sql: string): string {
    return `lengthUTF8(${sql})`;
  }

  asText(sql: string): string {
    return `toString(${sql})`;
  }

  asDouble(sql: string): string {
    return `toFloat64(${sql})`;
  }

  parsed(sql: string): string {
    return `toFloat64OrNull(${sql})`;
  }

  known(sql: string): string {
    return `if(isNaN(${sql}), NULL, ${sql})`;
  }

  /** `round` of this engine rounds halves to the even number. */
  rounded(sql: string): string {
    const fraction = `abs(${sql} - trunc(${sql}))`;
    return `toInt64(trunc(${sql}) + if(${fraction} >= 0.5, sign(${sql}), 0))`;
  }

  whole(sql: string): string {
    return `toInt32(${sql})`;
  }

  flag(condition: string): string {
    return `toInt32(${condition})`;
  }

  quotient(dividend: string, divisor: number): string {
    return `intDiv(${dividend}, ${divisor})`;
  }

  sum(factors: readonly string[], size: number): string {
    return `sum(${product(factors, size)})`;
  }

  largest(factors: readonly string[], size: number): string {
    return `max(${product(factors, size)})`;
  }

  override countWhere(condition: string): string {
    return `countIf(${condition})`;
  }

  override minWhere(sql: string, condition: string): string {
    return `minIf(${sql}, ${condition})`;
  }

  /** The position of a key among others, from 1; 0 where it is none of them. */
  #position(key: string, keys: readonly Value[], type: ResultType): string {
    const of = TYPES[type];
    const from = this.#bind(keys, `Array(${of})`);
    const to = this.#bind(
      keys.map((_, i) => i + 1),
      'Array(Int64)',
    );
    return `ifNull(transform(CAST(${key} AS Nullable(${of})), ${from}, ${to}, toInt64(0)), 0)`;
  }

  lookup(key: string, { name, columns, rows }: SmallTable) {
    const position = `${name}_row`;
    const keys = rows.map(([first]) => first ?? null);
    this.define(position, this.#position(this.column(key), keys, columns[0]?.type ?? 'VARCHAR'));
    const found = `${this.column(position)} > 0`;
    const of = (column: string) => {
      const i = columns.findIndex((each) => each.name === column);
      const values = this.#bind(
        rows.map((row) => row[i] ?? null),
        `Array(${TYPES[columns[i]?.type ?? 'DOUBLE']})`,
      );
      return `if(${found}, arrayElement(${values}, ${this.column(position)}), NULL)`;
    };
    return { found, of };
  }

  onlyAmong({ name, columns, rows }: SmallTable): void {
    const [unit, bin] = columns;
    const units = [...new Set(rows.map(([first]) => first ?? null))];
    const index = new Map(units.map((each, i) => [each, i + 1]));
    const position = `${name}_row`;
    this.define(position, this.#position(this.column(unit?.name ?? ''), units, unit?.type ?? 'VARCHAR'));
    const pair = `${this.column(position)} * ${PER_UNIT} + ${this.column(bin?.name ?? '')}`;
    const pairs = rows.map(([first, second]) => (index.get(first ?? null) ?? 0) * PER_UNIT + Number(second));
    this.filter(`${this.column(position)} > 0`);
    this.filter(this.oneOf(pair, pairs, 'BIGINT'));
  }
}

/** The whole query of a pass over a source, which has the alias `src`. All that it returns is text. */
export function clickhouseQuery(
  source: string,
  layers: Layers,
  { of, layer, by, measures }: WrittenPass,
): { readonly sql: string; readonly bindings: BoundValues } {
  const all = [...layers[of], layer];
  const prefixes = [...layers[of].map((_, i) => (i === 0 ? PREFIX.records : PREFIX.chosen)), PREFIX.pass];
  const aliases = all.flatMap(({ columns }, i) =>
    columns.map(({ name, sql }) => `${sql} AS ${prefixes[i]}_${name}`),
  );
  const groups = by.map(({ name }) => `p_${name}`);
  const outputs = [...groups, ...measures.map(({ sql }) => sql)].map((sql) => `toString(${sql})`);
  const where = all.flatMap((each) => each.where);
  return {
    sql: [
      `WITH\n  ${aliases.join(',\n  ')}`,
      `SELECT ${outputs.join(',\n  ')}`,
      `FROM ${source} AS src`,
      ...(where.length === 0 ? [] : [`WHERE ${where.join('\n  AND ')}`]),
      ...(groups.length === 0 ? [] : [`GROUP BY ${groups.join(', ')}`]),
    ].join('\n'),
    bindings: Object.assign({}, ...all.map(({ bindings }) => bindings)),
  };
}

/**
 * ClickHouse.
 * @param sources SQL of the columns that must be cast before they are read, by name
 */
export const clickhouseRecords = (sources: ReadonlyMap<string, string>): RecordDialect => ({
  name: 'clickhouse',
  writer: (name, below) => new ClickhouseWriter(name, below, sources),
});
