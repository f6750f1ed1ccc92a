import { group } from 'd3-array';
import { type ConstituencyRow, constituencyTable } from './lookup-tables.js';
import { oncePerRegister, readLookup, type Share, sharesOf } from './lookups.js';
import { nameKey } from './name-keys.js';
import type { Registers } from './registers.js';

/** A constituency of the House of Commons, as of 2024. */
export interface Constituency {
  readonly code: string;
  readonly name: string;
  /** Of its people, by local authority of today. */
  readonly shares: readonly Share[];
}

/** The constituencies of a lookup, in order of their codes. */
export const constituenciesIn = (rows: readonly ConstituencyRow[], registers: Registers): Constituency[] =>
  [...group(rows, ({ constituency_code }) => constituency_code)].map(([code, parts]) => ({
    code,
    name: parts[0]?.constituency_name ?? code,
    shares: sharesOf(
      registers,
      parts.map(({ area_code, people }) => ({ area_code, amount: people })),
    ),
  }));

/** Those of the lookup that the project ships; made once. */
export const constituenciesOf = oncePerRegister((registers): readonly Constituency[] =>
  constituenciesIn(readLookup(constituencyTable), registers),
);

const SAYS_SO = / (?:parliamentary )?constituency$/;

/** The constituency with this code or name, with or without the word `constituency`. */
export function findConstituency(all: readonly Constituency[], text: string): Constituency | undefined {
  const key = nameKey(text);
  const bare = key.replace(SAYS_SO, '');
  return all.find(({ code, name }) => nameKey(code) === bare || nameKey(name) === bare);
}

/** Whether a text says that it means a constituency. */
export const saysConstituency = (text: string): boolean => SAYS_SO.test(nameKey(text));
