import type { Area } from '../../../schemas/area.js';
import type { Figure } from '../../../schemas/figure.js';

/** An area of its own upper tier, or of the one named, in a region. */
export const area = (area_code: string, region_code = 'E12000001', upper_tier_code = area_code): Area => ({
  area_code,
  area_name: `Area ${area_code}`,
  upper_tier_code,
  upper_tier_name: `Tier ${upper_tier_code}`,
  region_code,
  region_name: `Region ${region_code}`,
  combined_authority_code: null,
  combined_authority_name: null,
});

type Changes = Partial<Omit<Figure, 'area_code' | 'indicator' | 'value'>>;

/** A figure; a missing one has the value null. */
export const figure = (
  area_code: string,
  indicator: string,
  value: number | null,
  changes: Changes = {},
): Figure => ({
  area_code,
  indicator,
  value,
  period: '2025',
  lower: null,
  upper: null,
  status: value === null ? 'missing' : 'observed',
  reason: '',
  flags: '',
  from_codes: area_code,
  source: 'made-up',
  cells: '',
  raw_text: '',
  ...changes,
});

/** The figure of a county, as its district has it. */
export const inherited = (area_code: string, indicator: string, value: number, county: string): Figure =>
  figure(area_code, indicator, value, {
    status: 'inherited',
    reason: 'upper_tier',
    from_codes: county,
  });

/** Figures by area code. */
export const byArea = (...figures: readonly Figure[]): ReadonlyMap<string, Figure> =>
  new Map(figures.map((each) => [each.area_code, each]));
