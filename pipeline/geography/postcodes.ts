import { A_POSTCODE, otherKind } from './larger-areas.js';
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

/** What a postcode, or the beginning of one, is looked up by. */
export interface PostcodeText {
  /** The sector or the district, as the lookup has it: `NR27 9`, `NR27`. */
  readonly key: string;
  /** unit: a whole postcode, of which only the sector is looked up. */
  readonly is: 'district' | 'sector' | 'unit';
  /** As it is written: `NR27 9AB`. */
  readonly written: string;
}

/**
 * Reads a postcode, a sector or a district, in capitals or not and with or without its space; undefined for
 * any other text. Without a space `M11` can be the district or the sector `M1 1`: it is the district where
 * there is one.
 */
export function readPostcode(text: string, postcodes: Pick<Postcodes, 'has'>): PostcodeText | undefined {
  if (otherKind(text) !== A_POSTCODE) return undefined;
  const given = text.trim().toUpperCase().replace(/\s+/g, ' ');
  const [, outward = '', sector, unit] = /^([A-Z]+\d[A-Z\d]??) ?(?:(\d)([A-Z]{2})?)?$/.exec(given) ?? [];
  const longest = /^[A-Z]+\d[A-Z\d]$/.test(given);
  if (longest && (postcodes.has(given) || !postcodes.has(`${outward} ${sector}`)))
    return { key: given, is: 'district', written: given };
  if (sector === undefined) return { key: given, is: 'district', written: given };
  const key = `${outward} ${sector}`;
  return unit === undefined
    ? { key, is: 'sector', written: key }
    : { key, is: 'unit', written: `${key}${unit}` };
}

/** The known sectors of a district, as `NR27 0` and `NR27 9`. */
export const sectorsOf = (postcodes: Postcodes, district: string): string[] =>
  [...postcodes.keys()].filter((key) => key.startsWith(`${district} `));
