import type { Value } from '../../../engine/engine.js';

/** Types of what a pass returns, by their names in the local engine. */
export type ResultType = 'VARCHAR' | 'BOOLEAN' | 'INTEGER' | 'BIGINT' | 'HUGEINT' | 'DOUBLE';

/** A column of a pass: its name, its SQL and its type in the result. */
export interface Output {
  readonly name: string;
  readonly sql: string;
  readonly type: ResultType;
}

export type Bound = Value | readonly Value[] | readonly (readonly Value[])[];
export type BoundValues = Readonly<Record<string, Bound>>;

/** What is computed for each record and which records stay: a query without its source. */
export interface Layer {
  readonly columns: readonly { readonly name: string; readonly sql: string }[];
  readonly where: readonly string[];
  readonly bindings: BoundValues;
  /** Names of small tables that are joined, where the dialect joins them, with their key. */
  readonly joins: readonly { readonly table: SmallTable; readonly only: boolean }[];
}

/** What a layer computes, in the words of a writer of any dialect. */
export type WriteLayer = (sql: Writer) => void;

/** What a pass returns of its groups. */
export interface Returned {
  /** Columns that the pass defines. */
  readonly by: readonly (readonly [name: string, type: ResultType])[];
  readonly measures: readonly (readonly [name: string, sql: string, type: ResultType])[];
}

/** A pass over the records: what is computed for each, which count, and what is added up by group. */
export interface Pass {
  /** The table of the local engine that its rows become. */
  readonly name: string;
  /** What it does, in one sentence. */
  readonly purpose: string;
  readonly of: Relation;
  readonly write: (sql: Writer) => Returned;
}

/** A pass as one dialect writes it. */
export interface WrittenPass {
  readonly of: Relation;
  readonly layer: Layer;
  /** Columns of the layer. */
  readonly by: readonly Omit<Output, 'sql'>[];
  readonly measures: readonly Output[];
}

/** All records with their numbers as they are used, or those that were chosen. */
export type Relation = 'records' | 'chosen';

/** A table of a few rows that a pass needs: the cut-points, the medians, the bins of a quantile. */
export interface SmallTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: ResultType }[];
  readonly rows: readonly (readonly Value[])[];
}

/**
 * SQL of one dialect for what engines write differently, and the values that are bound in it. All else in the
 * steps (CASE, comparisons, IS NULL, BETWEEN, arithmetic, count, min, max, sum) means the same in each. Every
 * value that does not come from the program itself goes through `text`, `number`, `oneOf` or `recode`.
 *
 * A writer belongs to one layer of a query, and its names to that layer.
 */
export interface Writer {
  /** Refers to a column of this layer, or else of those below. */
  column(name: string): string;
  /** Refers to the column of the source that a role is read from. */
  source(column: string, role: string): string;
  /** Adds a column to this layer. */
  define(name: string, sql: string): void;
  /** Keeps the records for which it is true. */
  filter(condition: string): void;
  /** A value as a literal or as something bound. */
  text(value: string): string;
  integer(value: number): string;
  number(value: number, name: string): string;
  /**
   * True where it is one of the values; null where it is null. Values that an earlier pass found have a name.
   */
  oneOf(sql: string, values: readonly Value[], type: 'VARCHAR' | 'BIGINT' | 'DOUBLE', found?: string): string;
  /** Values that an earlier pass found replaced by others, and those that are not listed as they are. */
  recode(
    sql: string,
    pairs: readonly (readonly [Value, Value])[],
    type: 'VARCHAR' | 'BIGINT',
    found: string,
  ): string;
  /** Without these characters at both ends. */
  trimmed(sql: string, characters: string): string;
  lower(sql: string): string;
  /** Characters of a text. */
  length(sql: string): string;
  asText(sql: string): string;
  asDouble(sql: string): string;
  /** The number that a text is, or null. */
  parsed(sql: string): string;
  /** Null in place of not-a-number. */
  known(sql: string): string;
  /** A double rounded to a whole number, half away from zero. */
  rounded(sql: string): string;
  /** A whole number of 32 bits from a double without fraction. */
  whole(sql: string): string;
  /** 1 where it is true, 0 where it is false. */
  flag(condition: string): string;
  /** Quotient of two whole numbers, without the fraction. */
  quotient(dividend: string, divisor: number): string;
  /** The exact sum of a product of whole numbers, none of which is larger than `size`. */
  sum(factors: readonly string[], size: number): string;
  /** The largest product of whole numbers. */
  largest(factors: readonly string[], size: number): string;
  countWhere(condition: string): string;
  minWhere(sql: string, condition: string): string;
  /**
   * The row of a small table whose first column has this value: `found` is true where there is one.
   */
  lookup(key: string, table: SmallTable): { readonly found: string; of(column: string): string };
  /** Keeps the records whose two columns are a row of a small table with the same two columns. */
  onlyAmong(table: SmallTable): void;
  layer(): Layer;
}

export interface RecordDialect {
  readonly name: string;
  /** A writer of the layer called `name` over those below, the lowest first. */
  writer(name: 'records' | 'chosen' | 'pass', below: readonly Layer[]): Writer;
}
