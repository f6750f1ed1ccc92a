import { SmiError } from '../../../errors/smi-error.js';
import type { Drawn } from '../../../outputs/kind-report/report.js';
import { objectOf } from '../../../outputs/maps/topology.js';
import { AREA_DEFAULTS, countriesOf, liesIn } from '../../../schemas/method/areas.js';
import type { Row } from '../../../schemas/table.js';
import { listed } from '../../geography/register-row.js';
import { insetOf, type Registers, readRegisters } from '../../geography/registers.js';
import { findVintage } from '../../geography/vintage.js';
import { boundariesOfYear } from '../../release/boundaries-of-year.js';
import type { Place } from '../estimate/options.js';

/**
 * Every local authority that may be in records, of any vintage, with its region (outside England the
 * country).
 */
export function areasOfRegisters(registers: Registers = readRegisters()): Map<string, Place> {
  return new Map(
    [...registers.values()].map(
      ({ code, name, region_code, region_name, country_code, country_name, ...row }) => [
        code,
        {
          name,
          upper_tier_code: row.upper_tier_code,
          ...(row.rule === null ? {} : { became: { codes: listed(row.became), rule: row.rule } }),
          region_code: region_code ?? country_code,
          region_name: region_name ?? country_name,
          country_code,
          country_name,
        },
      ],
    ),
  );
}

/** The countries in the boundaries of the project. */
const MAPPED = countriesOf(AREA_DEFAULTS);

/**
 * The boundaries to draw the areas with. Null, with a note why, where their codes are not all of one year;
 * null where none is in a country that the boundaries of the project have.
 */
export function drawnOf(rows: readonly Row[], say: (why: string) => void): Drawn | null {
  const codes = rows.map(({ area_code }) => String(area_code)).filter((code) => liesIn(code, MAPPED));
  if (codes.length === 0) return null;
  try {
    const registers = readRegisters();
    const { year, tier } = findVintage(registers, codes);
    const { topology } = boundariesOfYear(year, MAPPED);
    const object = objectOf(tier);
    // An area with a code of another year has no shape under that code.
    const there = new Set(topology.objects[object].geometries.map(({ id }) => id));
    const without = codes.filter((code) => !there.has(code)).length;
    if (without === 0) return { topology, object, inset: insetOf(registers, AREA_DEFAULTS.inset) };
    say(`${without} areas have codes of other years than ${year}: there is no map`);
  } catch (error) {
    if (!(error instanceof SmiError)) throw error;
    say(`there is no map: ${error.message}`);
  }
  return null;
}
