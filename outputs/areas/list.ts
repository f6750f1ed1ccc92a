import { areaListTable } from '../../schemas/release/area-list-table.js';
import type { AreaPart } from '../../schemas/release/area-parts.js';
import type { Row } from '../../schemas/table.js';
import { toCsv } from '../formats/csv.js';

/** An area that has files, with its rank in the edition as a whole. */
export interface ListedArea {
  readonly area: AreaPart;
  readonly rank: number | null;
  readonly fifth: number | null;
}

/** An area as the list of those that have files has it. */
export const areaListRow = ({ area, rank, fifth }: ListedArea): Row => ({
  area_code: area.code,
  area_name: area.name,
  level: area.level,
  upper_tier_name: area.upper_tier?.name ?? null,
  region_name: area.region?.name ?? null,
  combined_authority_name: area.combined_authority?.name ?? null,
  rank,
  fifth,
  download_name: area.download_name,
});

/** `areas/index.csv`: a line for each area that has files, in the order of the codes. */
export const areaListCsv = (areas: readonly ListedArea[]): string =>
  toCsv(areaListTable, areas.map(areaListRow));
