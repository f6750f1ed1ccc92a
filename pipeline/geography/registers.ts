import { readFileSync } from 'node:fs';
import { fileSystemError } from '../../errors/file-system.js';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { didYouMean } from '../system/nearest.js';
import { shipped } from '../system/package-root.js';
import { parseTable } from '../tables/read-shipped-table.js';
import { REGISTER_FILE, type RegisterRow, registerTable } from './register-row.js';

/** Every local authority of the United Kingdom by its code, of any vintage since 2016, in order of codes. */
export type Registers = ReadonlyMap<string, RegisterRow>;

/** Reads the register from its text. Throws `figures-invalid`, naming `file` and row. */
export function parseRegisters(text: string, file: string = REGISTER_FILE): Registers {
  return new Map(parseTable(registerTable, text, file).map((row) => [row.code, row]));
}

/** Reads the register that the project ships. Throws `figures-invalid`, or of the file system. */
export function readRegisters(path: string = shipped(...REGISTER_FILE.split('/'))): Registers {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw fileSystemError(error, `reading ${path}`);
  }
  return parseRegisters(text, path);
}

export interface NamedPlace {
  readonly code: string;
  readonly name: string;
}

/** An area with the larger areas that it lies in. */
export interface Place extends NamedPlace {
  /** null outside England. */
  readonly region: NamedPlace | null;
  readonly country: NamedPlace;
}

/** Where the area of a code lies; the code may be of any vintage. Throws `area-unknown`. */
export function placeOf(registers: Registers, code: string): Place {
  const row = registers.get(code);
  if (row === undefined) {
    const near = didYouMean(code, [...registers.keys()])?.next ?? `give a code that is in ${REGISTER_FILE}`;
    throw new SmiError('area-unknown', `no local authority has the code ${quoteFound(code)}`, { next: near });
  }
  const { name, region_code, region_name, country_code, country_name } = row;
  return {
    code,
    name,
    region: region_code === null || region_name === null ? null : { code: region_code, name: region_name },
    country: { code: country_code, name: country_name },
  };
}
