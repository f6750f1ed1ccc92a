import type { Value } from '../../../engine/engine.js';
import type { Bound, Layer, SmallTable } from './dialect.js';

/** What writers of every dialect do in the same way: they collect a layer. */
export abstract class LayerWriter {
  protected readonly columns: { readonly name: string; readonly sql: string }[] = [];
  protected readonly where: string[] = [];
  protected readonly bindings: Record<string, Bound> = {};
  protected readonly joins: { readonly table: SmallTable; readonly only: boolean }[] = [];

  define(name: string, sql: string): void {
    this.columns.push({ name, sql });
  }

  filter(condition: string): void {
    this.where.push(condition);
  }

  countWhere(condition: string): string {
    return `count(*) FILTER (WHERE ${condition})`;
  }

  minWhere(sql: string, condition: string): string {
    return `min(${sql}) FILTER (WHERE ${condition})`;
  }

  lower(sql: string): string {
    return `lower(${sql})`;
  }

  length(sql: string): string {
    return `length(${sql})`;
  }

  layer(): Layer {
    return { columns: this.columns, where: this.where, bindings: this.bindings, joins: this.joins };
  }
}

/** Where the smallest type that holds a product ends: the largest integer of 64 bits, with a margin. */
export const BIGINT_END = 9e18;

export type Pairs = readonly (readonly [Value, Value])[];
