import { basename } from 'node:path';
import Papa from 'papaparse';
import { z } from 'zod';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { unguardFormula } from '../../outputs/formats/csv.js';
import { type Column, columns, rowMaker, type Table } from '../../schemas/table.js';
import { readIfPresent } from '../system/read-if-present.js';

const INVALID = Symbol('invalid');
/** A number as the project's own tables write it; `Number` would also read `0x1F`. */
const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

function parseCell(
  text: string,
  { type, nullable }: Column,
): string | number | boolean | null | typeof INVALID {
  if (text === '' && nullable) return null;
  if (type === 'string') return unguardFormula(text);
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : INVALID;
  const value = Number(text);
  return NUMBER.test(text) && Number.isFinite(value) ? value : INVALID;
}

type Cell = string | number | boolean | null;

/** The fewest characters of a type of texts that asks for nothing else; undefined for any other type. */
function fewestCharacters(type: z.core.$ZodType): number | undefined {
  if (!(type instanceof z.ZodString) || 'format' in type.def) return undefined;
  const [check, ...others] = type.def.checks ?? [];
  if (check === undefined) return 0;
  return check instanceof z.core.$ZodCheckMinLength && others.length === 0
    ? check._zod.def.minimum
    : undefined;
}

/** Whether a type admits every number. */
const admitsAnyNumber = (type: z.core.$ZodType): boolean =>
  type instanceof z.ZodNullable
    ? admitsAnyNumber(type.def.innerType)
    : type instanceof z.ZodNumber && (type.def.checks ?? []).length === 0 && !('format' in type.def);

/**
 * Reads the cells of a column and asks its type about each text once: most columns hold a few texts many
 * times. Those that rarely hold one twice are mostly of types that there is nothing to ask.
 */
function columnReader(column: Column, type: z.core.$ZodType): (text: string) => Cell | typeof INVALID {
  if (admitsAnyNumber(type)) return (text) => parseCell(text, column);
  const fewest = fewestCharacters(type);
  if (fewest === 0) return unguardFormula;
  if (fewest !== undefined)
    return (text) => {
      const value = unguardFormula(text);
      return value.length < fewest ? INVALID : value;
    };
  const known = new Map<string, Cell | typeof INVALID>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const parsed = z.safeParse(type, parseCell(text, column));
    const found = parsed.success ? (parsed.data as Cell) : INVALID;
    known.set(text, found);
    return found;
  };
}

/**
 * Reads one of the project's own tables from its CSV text and checks every cell against its schema. Throws
 * `figures-invalid`.
 */
export function parseTable<R extends z.ZodObject>(
  table: Table & { row: R },
  text: string,
  file: string,
): z.infer<R>[] {
  const layout = columns(table);
  const { shape } = table.row;
  if ((table.row.def.checks ?? []).length > 0)
    throw new TypeError(`${table.name}: a row is checked cell by cell, and its schema checks it whole`);
  const readers = layout.map((column) => columnReader(column, shape[column.name]!));
  const names = layout.map(({ name }) => name);
  const { data, errors } = Papa.parse<string[]>(text, {
    delimiter: ',',
    header: false,
    skipEmptyLines: false,
  });
  const refuse = (where: string, problem: string): never => {
    throw new SmiError('figures-invalid', `${file}${where}: ${problem}`);
  };
  if (errors.length > 0) refuse(`, row ${(errors[0]?.row ?? 0) + 1}`, 'a quoted cell does not end');
  const [header = [], ...lines] = data;
  if (header.join(',') !== names.join(',')) refuse('', 'the columns are not those of the schema');
  if (lines.at(-1)?.length === 1 && lines.at(-1)?.[0] === '') lines.pop();
  else refuse('', 'the last line does not end');
  const newRow = rowMaker<Cell>(names);
  const keys = new Set<string>();
  return lines.map((fields, index) => {
    if (fields.length !== layout.length)
      refuse(`, row ${index + 2}`, `${fields.length} cells, not ${layout.length}`);
    const row = newRow();
    for (let i = 0; i < names.length; i += 1) {
      const found = fields[i]!;
      const value = readers[i]!(found);
      if (value === INVALID) refuse(`, row ${index + 2}, column ${names[i]}`, `found ${quoteFound(found)}`);
      row[names[i]!] = value as Cell;
    }
    const key = table.key.map((name) => row[name]).join(' ');
    if (keys.has(key)) refuse(`, row ${index + 2}`, `${key} appears twice`);
    keys.add(key);
    return row as z.infer<R>;
  });
}

/** Reads a frozen file of an edition. Throws `edition-incomplete` when it does not exist. */
export async function readEditionFile(path: string): Promise<string> {
  const text = await readIfPresent(path, basename(path));
  if (text === undefined) throw new SmiError('edition-incomplete', `${path} does not exist`);
  return text;
}
