import type { Area } from '../../schemas/area.js';
import type { IndicatorDeclaration } from '../../schemas/indicator.js';

type Level = IndicatorDeclaration['level'];

/** The authority that publishes an indicator of a level for an area: its county, or the district itself. */
export const authorityOf = (area: Area, level: Level): string =>
  level === 'upper_tier' ? area.upper_tier_code : area.area_code;

/** Codes of today of the authorities that publish an indicator for the areas of an edition, sorted. */
export const authoritiesOf = (areas: readonly Area[], level: Level): string[] =>
  [...new Set(areas.map((area) => authorityOf(area, level)))].sort();
