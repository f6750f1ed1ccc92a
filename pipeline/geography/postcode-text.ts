import { A_POSTCODE, otherKind } from './other-kind.js';

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
export function readPostcode(
  text: string,
  postcodes: { has(key: string): boolean },
): PostcodeText | undefined {
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
