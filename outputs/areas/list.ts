import { areaListTable } from '../../schemas/release/area-list-table.js';
import type { AreaProfile } from '../../schemas/release/area-profile.js';
import type { Row } from '../../schemas/table.js';
import { toCsv } from '../formats/csv.js';

/** An area as the list of those that have files has it. */
export function areaListRow({ area, standing }: Pick<AreaProfile, 'area' | 'standing'>): Row {
  const whole = standing.find(({ part }) => part === 'index');
  return {
    area_code: area.code,
    area_name: area.name,
    level: area.level,
    upper_tier_name: area.upper_tier?.name ?? null,
    region_name: area.region?.name ?? null,
    combined_authority_name: area.combined_authority?.name ?? null,
    rank: whole?.rank ?? null,
    fifth: whole?.fifth ?? null,
    download_name: area.download_name,
  };
}

/** `areas/index.csv`: a line for each area that has files, in the order of the codes. */
export const areaListCsv = (profiles: readonly AreaProfile[]): string =>
  toCsv(areaListTable, profiles.map(areaListRow));
