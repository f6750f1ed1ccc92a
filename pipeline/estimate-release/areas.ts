import { readFileSync } from 'node:fs';
import { SmiError } from '../../errors/smi-error.js';
import { estimatesGeoJson } from '../../outputs/estimates-geojson.js';
import { topologyOfYear, VINTAGES_FILE } from '../../outputs/geometry/vintages.js';
import type { Row } from '../../schemas/table.js';
import type { Place } from '../estimate/options.js';
import { type Registers, readRegisters } from '../geography/registers.js';
import { findVintage } from '../geography/vintage.js';
import { shipped } from '../package-root.js';
import type { Extra } from '../publish/prepared.js';

/** Every local authority that may stand in records, of any vintage, with its region: that of England, or the country. */
export function areasOfRegisters(registers: Registers = readRegisters()): Map<string, Place> {
  return new Map(
    [...registers.values()].map(({ code, name, region_code, region_name, country_code, country_name }) => [
      code,
      {
        name,
        region_code: region_code ?? country_code,
        region_name: region_name ?? country_name,
        ...{ country_code, country_name },
      },
    ]),
  );
}

/**
 * The map of the estimates on the boundaries that their areas are of; none, with a word why, where the codes are of no
 * one year, or none of them is in England.
 */
export function mapExtras(rows: readonly Row[], say: (why: string) => void): Extra[] {
  const codes = rows.map(({ area_code }) => String(area_code)).filter((code) => code.startsWith('E'));
  if (codes.length === 0) return [];
  try {
    const { year, tier } = findVintage(readRegisters(), codes);
    const topology = topologyOfYear(readFileSync(shipped(...VINTAGES_FILE.split('/')), 'utf8'), year);
    const level = tier === 'upper_tier' ? 'upper_tiers' : 'districts';
    // A code of another year that is the same area has no shape under that code.
    const drawn = new Set(topology.objects[level].geometries.map(({ id }) => id));
    const shown = rows.filter(({ area_code }) => drawn.has(String(area_code)));
    if (shown.length < codes.length) {
      say(`${codes.length - shown.length} areas have codes of other years than ${year}: there is no map`);
      return [];
    }
    return [{ lap: 'maps', path: 'estimates.geojson', text: () => estimatesGeoJson(topology, level, shown) }];
  } catch (error) {
    if (!(error instanceof SmiError)) throw error;
    say(`there is no map: ${error.message}`);
    return [];
  }
}
