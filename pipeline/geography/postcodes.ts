import { type SectorRow, sectorTable } from './lookup-tables.js';
import { oncePerRegister, readLookup, type Share, sharesOf } from './lookups.js';
import type { Registers } from './registers.js';

/** Where the postcodes of sectors and districts are, by sector (`NR27 9`) and by district (`NR27`). */
export type Postcodes = ReadonlyMap<string, readonly Share[]>;

/** The part of a sector that names its postcode district. */
export const districtOf = (sector: string): string => sector.slice(0, sector.indexOf(' '));

/**
 * Sectors and districts in order, with the shares of their postcodes by local authority of today: each
 * district before its sectors.
 */
export function postcodesIn(rows: readonly SectorRow[], registers: Registers): Postcodes {
  const parts = new Map<string, { area_code: string; amount: number }[]>();
  const add = (key: string, part: { area_code: string; amount: number }) => {
    const known = parts.get(key);
    if (known === undefined) parts.set(key, [part]);
    else known.push(part);
  };
  for (const { sector, area_code, postcodes } of rows) {
    const part = { area_code, amount: postcodes };
    add(districtOf(sector), part);
    add(sector, part);
  }
  return new Map(Array.from(parts, ([key, found]) => [key, sharesOf(registers, found)]));
}

/** Those of the lookup that the project ships; made once. */
export const postcodesOf = oncePerRegister(
  (registers): Postcodes => postcodesIn(readLookup(sectorTable), registers),
);

/** The known sectors of a district, as `NR27 0` and `NR27 9`. */
export const sectorsOf = (postcodes: Postcodes, district: string): string[] =>
  [...postcodes.keys()].filter((key) => key.startsWith(`${district} `));
