import type { Inset } from '../../schemas/method/areas.js';
import type { TableData } from '../../schemas/table.js';
import type { AreaTopology, Level } from '../maps/topology.js';
import type { ClassReport, Drawn } from './report.js';

/** Everything that a writer knows about coldspots by a given table. */
export interface TableRelease {
  /** Name of the table’s file. */
  readonly file: string;
  /** Year of the boundaries that the table is for. */
  readonly year: number;
  readonly level: Exclude<Level, 'regions'>;
  /** What a column is, such as `earnings`, to its header in the table. */
  readonly columns: Readonly<Record<string, string>>;
  readonly coldspots: TableData;
  /** The same on the districts of today. */
  readonly today: TableData;
  readonly topologyThere: AreaTopology;
  readonly topologyToday: AreaTopology;
  /** The region that the map also shows enlarged. */
  readonly inset?: Inset | undefined;
}

export const drawnOf = ({ topologyThere: topology, level: object, inset }: TableRelease): Drawn => ({
  topology,
  object,
  inset,
});

/** The page of such a release. */
export const tableReport = (release: TableRelease): ClassReport => ({
  name: 'coldspots-of-a-table',
  title: `Coldspots by the estimates of ${release.file}`,
  version: '1.0.0',
  explanation: `The areas of ${release.file}, a table that is not part of this project, by its estimates: earnings of people from poor families (level), the pay gap, and the part of the gap that education does not explain. A coldspot is among the worst fifth on level and on gap, a hotspot among the best fifth on both. Rank 1 is best.`,
  cautions: [
    'The figures are those of the given table; this page ranks them and adds none.',
    `The map is on the boundaries of ${release.year}. The same figures on the districts of today are in districts.csv, ranked again there.`,
    'How sure a rank or a class is can only be said where the table gives standard errors.',
  ],
  rows: release.coldspots.rows,
  figures: [
    { column: 'level', label: release.columns.earnings ?? 'Level', decimals: 0 },
    { column: 'gap', label: release.columns.gap ?? 'Gap', decimals: 0 },
    { column: 'unexplained_gap', label: release.columns.unexplained ?? 'Unexplained gap', decimals: 0 },
  ],
  drawn: drawnOf(release),
});
