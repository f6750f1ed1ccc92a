import { SmiError } from '../../../errors/smi-error.js';
import type { EarlierOutput } from '../disclosure/earlier-output.js';
import type { AreaLevel } from '../estimate/area-estimate.js';

interface Placed {
  readonly area_code: string;
  readonly level: AreaLevel;
  readonly parent: string | null;
}

const HEIGHT: Readonly<Record<AreaLevel, number>> = { area: 0, region: 1, country: 2 };

/**
 * Holds the areas of earlier outputs against each other and against those of the records: each must lie in one and the
 * same larger area everywhere, or nothing can be added up. Throws `previous-invalid`, naming the area.
 */
export function checkPrevious(areas: readonly Placed[], previous: readonly EarlierOutput[]): void {
  const refused = (code: string, why: string) =>
    new SmiError('previous-invalid', `an earlier output says of ${code} ${why}`);
  const known = new Map(areas.map((area) => [area.area_code, area]));
  for (const cell of previous.flatMap(({ cells }) => cells)) {
    const { area_code, level, parent } = cell;
    const other = known.get(area_code) ?? cell;
    known.set(area_code, other);
    if (other.level !== level)
      throw refused(area_code, `that it is a ${level}, elsewhere it is a ${other.level}`);
    if (other.parent !== parent)
      throw refused(
        area_code,
        `that it lies in ${parent ?? 'nothing'}, elsewhere it lies in ${other.parent ?? 'nothing'}`,
      );
  }
  for (const { area_code, level, parent } of known.values()) {
    const above = parent === null ? undefined : known.get(parent);
    if (above !== undefined && HEIGHT[above.level] <= HEIGHT[level])
      throw refused(area_code, `that it lies in ${above.area_code}, which is a ${above.level} too`);
  }
}
