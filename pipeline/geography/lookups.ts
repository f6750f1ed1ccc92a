import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { fileSystemError } from '../../errors/file-system.js';
import type { Table } from '../../schemas/table.js';
import { shipped } from '../system/package-root.js';
import { parseTable } from '../tables/read-shipped-table.js';
import { contextTable, LOOKUP_TABLES, lookupFile } from './lookup-tables.js';
import { listed } from './register-row.js';
import type { Registers } from './registers.js';

const texts = new Map<string, string>();
const known = new Map<string, unknown>();

/** The text of a table of `geography/`, read once. Throws an error of the file system. */
export function lookupTextOf(table: Pick<Table, 'name'>): string {
  const before = texts.get(table.name);
  if (before !== undefined) return before;
  const path = shipped(...lookupFile(table).split('/'));
  try {
    const text = readFileSync(path, 'utf8');
    texts.set(table.name, text);
    return text;
  } catch (error) {
    throw fileSystemError(error, `reading ${path}`);
  }
}

/**
 * The rows of a table of `geography/`, read once. Throws `figures-invalid`, or an error of the file system.
 */
export function readLookup<R extends z.ZodObject>(table: Table & { row: R }): readonly z.infer<R>[] {
  const before = known.get(table.name);
  if (before !== undefined) return before as z.infer<R>[];
  const rows = parseTable(table, lookupTextOf(table), lookupFile(table));
  known.set(table.name, rows);
  return rows;
}

/** The files of `geography/` that the files of areas are made from, by path: for the receipt. */
export const lookupTexts = (): ReadonlyMap<string, string> =>
  new Map(
    LOOKUP_TABLES.filter(({ name }) => name !== contextTable.name).map((table) => [
      lookupFile(table),
      lookupTextOf(table),
    ]),
  );

/**
 * What a local authority of an official file is today: itself, or what took its place. Several codes where
 * its ground was shared out, none for a code that the register does not have.
 */
export function codesOfToday(registers: Registers, code: string): readonly string[] {
  const row = registers.get(code);
  if (row === undefined) return [];
  return row.end === null ? [code] : listed(row.successors);
}

/** A part of a place that lies in one local authority of today. */
export interface Share {
  readonly code: string;
  /** Of the place, over 0 and up to 1; the shares of a place add up to 1. */
  readonly share: number;
}

/** A local authority of an official file, with how much of the place is in it. */
interface Part {
  readonly area_code: string;
  readonly amount: number;
}

/**
 * The shares of a place in the local authorities of today, the largest first, equal ones in order of code.
 * Former codes are those of today; parts of nothing are left out. Throws `RangeError` for a code that is not
 * one authority today: such a lookup has to be made from newer files.
 */
export function sharesOf(registers: Registers, parts: readonly Part[]): Share[] {
  // Plain loops: a release has tens of thousands of these, most of them of one part.
  const byCode = new Map<string, number>();
  let total = 0;
  for (const { area_code, amount } of parts) {
    if (amount <= 0) continue;
    const [code, ...more] = codesOfToday(registers, area_code);
    if (code === undefined || more.length > 0)
      throw new RangeError(`${area_code} is not one local authority of today`);
    byCode.set(code, (byCode.get(code) ?? 0) + amount);
    total += amount;
  }
  return Array.from(byCode, ([code, amount]) => ({ code, share: amount / total })).sort(
    (a, b) => b.share - a.share || (a.code < b.code ? -1 : 1),
  );
}

/** What is made of a register once, however often it is asked for. */
export function oncePerRegister<T extends object>(
  make: (registers: Registers) => T,
): (registers: Registers) => T {
  const made = new WeakMap<Registers, T>();
  return (registers) => {
    const before = made.get(registers);
    if (before !== undefined) return before;
    const found = make(registers);
    made.set(registers, found);
    return found;
  };
}
