import Papa from 'papaparse';
import { SmiError } from '../../errors/smi-error.js';

/** An area as a register names it. */
export interface Named {
  readonly code: string;
  readonly name: string;
}

/** A district with its upper tier (itself where it has no county) and its region, or else its country. */
export interface Parentage {
  readonly district: Named;
  readonly upper_tier: Named;
  readonly region: Named;
}

const COLUMNS = ['LADCD', 'LADNM', 'UTLACD', 'UTLANM', 'RGNCD', 'RGNNM', 'CTRYCD', 'CTRYNM'] as const;
const LOCAL_AUTHORITY = /^[ENSW]\d{8}$/;

/**
 * Reads the register of local authorities: one entry for each district code of the United Kingdom, active or
 * not. Throws SmiError `column-missing`, or `rows-unreadable` when a district lacks a name or a parent, which
 * is its country only outside England.
 */
export function readRegister(text: string, file: string): Map<string, Parentage> {
  const { data, meta } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const absent = COLUMNS.find((column) => !meta.fields?.includes(column));
  if (absent !== undefined) throw new SmiError('column-missing', `${file} has no column ${absent}`);
  const register = new Map<string, Parentage>();
  for (const row of data) {
    const [code = '', name, upperCode, upperName, region, regionOf, country, countryOf] = COLUMNS.map(
      (column) => row[column] ?? '',
    );
    if (!LOCAL_AUTHORITY.test(code)) continue;
    const [regionCode, regionName] = code.startsWith('E') ? [region, regionOf] : [country, countryOf];
    if (!name || !upperCode || !upperName || !regionCode || !regionName) {
      throw new SmiError(
        'rows-unreadable',
        `${file}: the row of ${code} has an empty name, upper tier or region`,
      );
    }
    register.set(code, {
      district: { code, name },
      upper_tier: { code: upperCode, name: upperName },
      region: { code: regionCode, name: regionName },
    });
  }
  return register;
}
