import { resolve } from 'node:path';
import { type ColumnMap, ROLES, readColumnMap } from '../../records/estimate/column-map.js';
import { textOption } from '../options.js';
import { readTextFile } from '../text-file.js';
import type { Option, VerbContext } from '../verb.js';

/** An option for the column of each role. */
export const COLUMN_OPTIONS: Readonly<Record<string, Option>> = Object.fromEntries(
  ROLES.map((role) => [
    role,
    { type: 'string' as const, value: 'COLUMN', description: `column of ${role} (${role})` },
  ]),
);

/** The names of the columns: those of the options, before those of the file of `--columns`. */
export async function columnsOf({ options, folder }: VerbContext): Promise<ColumnMap> {
  const given: Record<string, string> = {};
  for (const role of ROLES) {
    const column = textOption(options, role);
    if (column !== undefined) given[role] = column;
  }
  const file = textOption(options, 'columns');
  if (file === undefined) return readColumnMap(given);
  const text = await readTextFile(resolve(folder, file), 'columns');
  return readColumnMap(given, { text, name: file });
}
