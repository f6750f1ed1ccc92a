import type { Row } from '../schemas/table.js';
import { areasGeoJson } from './geometry/geojson.js';
import type { AreaTopology, Level } from './geometry/topology.js';
import type { TableData } from './release-data.js';

/** Everything that a writer may know of coldspots by a table that somebody else has made. */
export interface TableRelease {
  /** Name of the table’s file. */
  readonly file: string;
  /** Year of the boundaries that it was made for. */
  readonly year: number;
  readonly level: Level;
  /** Which column is what: `earnings` and the like, to the header. */
  readonly columns: Readonly<Record<string, string>>;
  readonly coldspots: TableData;
  /** The same on the districts of today. */
  readonly today: TableData;
  readonly topologyThere: AreaTopology;
  readonly topologyToday: AreaTopology;
}

const propertiesOf = (rows: readonly Row[]) =>
  new Map(
    rows
      .filter(({ area_code }) => String(area_code).startsWith('E'))
      .map((row): [string, Row] => [String(row.area_code), row])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** The files of such a release that are not its tables. */
export const tableExtras = (release: TableRelease) => [
  {
    ...{ lap: 'maps', path: 'coldspots.geojson' },
    text: () =>
      areasGeoJson(release.topologyThere, propertiesOf(release.coldspots.rows), { object: release.level }),
  },
  {
    ...{ lap: 'maps', path: 'districts.geojson' },
    text: () => areasGeoJson(release.topologyToday, propertiesOf(release.today.rows)),
  },
];
