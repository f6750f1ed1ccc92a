import type { CountedPeople } from '../../sources/indices-of-deprivation-2019.js';
import { constituencyTable, lookupFile } from './lookup-tables.js';
import { readLookup } from './lookups.js';

/** What populations are called that are summed over the constituencies of the lookup. */
export const PEOPLE_OF_CONSTITUENCIES = { source: constituencyTable.name, period: '2019' } as const;

/**
 * The people of every local authority of the United Kingdom in 2019, by its code in the lookup of
 * constituencies: the sum over its parts, with the cells that they are in.
 */
export function peopleOfConstituencies(
  rows: readonly { readonly area_code: string; readonly people: number }[] = readLookup(constituencyTable),
): Map<string, CountedPeople> {
  const found = new Map<string, { code: string; people: number; cells: string[]; raw_text: string[] }>();
  rows.forEach(({ area_code: code, people }, i) => {
    const counted = found.get(code) ?? { code, people: 0, cells: [], raw_text: [] };
    counted.people += people;
    counted.cells.push(`${lookupFile(constituencyTable)}#${i + 2}:people`);
    counted.raw_text.push(String(people));
    found.set(code, counted);
  });
  return found;
}
