import { basename } from 'node:path';
import Papa from 'papaparse';
import type { z } from 'zod';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { unguardFormula } from '../../outputs/formats/csv.js';
import { type Column, columns, type Table } from '../../schemas/table.js';
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

/**
 * Reads one of the project's own tables from its CSV text and checks every row against its schema. Throws
 * `figures-invalid`.
 */
export function parseTable<R extends z.ZodObject>(
  table: Table & { row: R },
  text: string,
  file: string,
): z.infer<R>[] {
  const layout = columns(table);
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
  if (header.join(',') !== layout.map(({ name }) => name).join(','))
    refuse('', 'the columns are not those of the schema');
  if (lines.at(-1)?.length === 1 && lines.at(-1)?.[0] === '') lines.pop();
  else refuse('', 'the last line does not end');
  const keys = new Set<string>();
  return lines.map((fields, index) => {
    const where = `, row ${index + 2}`;
    if (fields.length !== layout.length) refuse(where, `${fields.length} cells, not ${layout.length}`);
    const row = Object.fromEntries(
      layout.map((column, i) => [column.name, parseCell(fields[i] ?? '', column)]),
    );
    const parsed = table.row.safeParse(row);
    if (!parsed.success) {
      const column = String(parsed.error.issues[0]?.path[0] ?? '');
      const found = fields[layout.findIndex(({ name }) => name === column)] ?? '';
      refuse(`${where}, column ${column}`, `found ${quoteFound(found)}`);
    }
    const key = table.key.map((name) => row[name]).join(' ');
    if (keys.has(key)) refuse(where, `${key} appears twice`);
    keys.add(key);
    return parsed.data as z.infer<R>;
  });
}

/** Reads a frozen file of an edition. Throws `edition-incomplete` when it does not exist. */
export async function readEditionFile(path: string): Promise<string> {
  const text = await readIfPresent(path, basename(path));
  if (text === undefined) throw new SmiError('edition-incomplete', `${path} does not exist`);
  return text;
}
