import { group } from 'd3-array';
import { absenceOf } from '../../outputs/formats/absence.js';
import type { Figure } from '../../schemas/figure.js';
import type { Comparator, NamedArea } from '../../schemas/release/area-parts.js';
import type { Row } from '../../schemas/table.js';
import { countyFigure, rowsFrom } from '../explain/upper-tier.js';

/** A figure that an official file prints for a larger area. */
export type Printed = Pick<Figure, 'value' | 'lower' | 'upper' | 'status' | 'reason' | 'flags' | 'source'> &
  Pick<Figure, 'period' | 'from_codes' | 'cells' | 'raw_text'>;

/** The printed figure of a larger area for an indicator; undefined where no file has a row. */
export type PrintedFigures = (area: string, indicator: string) => Printed | undefined;

/**
 * The figures that official files print for counties, regions, combined authorities and countries.
 * @param frozen those that the edition has of larger areas
 * @param rows of indicators.csv: a county’s figure is in those of the districts that share it
 * @param counties codes of the counties
 */
export function printedFigures(
  frozen: readonly Figure[],
  rows: readonly Row[],
  counties: ReadonlySet<string>,
): PrintedFigures {
  const byKey = new Map<string, Printed>(
    frozen.map((figure) => [`${figure.area_code} ${figure.indicator}`, figure]),
  );
  const shared = group(
    rows.filter(({ from_codes }) => counties.has(String(from_codes))),
    ({ from_codes }) => String(from_codes),
  );
  for (const [code, own] of shared)
    for (const [indicator, row] of rowsFrom(code, own)) {
      const key = `${code} ${indicator}`;
      const value = countyFigure(row);
      if (byKey.has(key)) continue;
      byKey.set(key, {
        value,
        // The limits of a modelled figure are its own.
        lower: row.status === 'inherited' ? ((row.lower as number | null) ?? null) : null,
        upper: row.status === 'inherited' ? ((row.upper as number | null) ?? null) : null,
        status: value === null ? 'missing' : 'observed',
        reason: value === null ? String(row.reason) : '',
        flags: String(row.flags),
        source: String(row.source),
        period: String(row.period),
        from_codes: code,
        cells: String(row.cells),
        raw_text: String(row.raw_text),
      });
    }
  return (area, indicator) => byKey.get(`${area} ${indicator}`);
}

/** The figure of a larger area as another area is compared with it. */
export function comparatorOf(printed: PrintedFigures, area: NamedArea, indicator: string): Comparator {
  const found = printed(area.code, indicator);
  const value = found?.value ?? null;
  return {
    code: area.code,
    name: area.name,
    value,
    missing: absenceOf(value, found?.reason),
    cells: found?.cells ?? '',
  };
}
