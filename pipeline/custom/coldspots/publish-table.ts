import { readFile } from 'node:fs/promises';
import { onDisk } from '../../../errors/file-system.js';
import { type TableRelease, tableExtras } from '../../../outputs/kind-report/table-release.js';
import { readTopology, TOPOLOGY_FILE } from '../../../outputs/maps/topology.js';
import { topologyOfYear, VINTAGES_FILE } from '../../../outputs/maps/vintages.js';
import { AREA_DEFAULTS } from '../../../schemas/method/areas.js';
import type { Receipt } from '../../../schemas/release/receipt.js';
import { tableColdspotsTable, todayColdspotsTable } from '../../../schemas/release/table-coldspots-table.js';
import type { Row, Table } from '../../../schemas/table.js';
import areaRegisters from '../../../sources/area-registers.js';
import boundaries from '../../../sources/boundaries.js';
import codeChanges from '../../../sources/code-changes.js';
import indicesOfDeprivation from '../../../sources/indices-of-deprivation-2019.js';
import type { Engine } from '../../engine/engine.js';
import { load, type ReleaseTable } from '../../engine/tables.js';
import { REGISTER_FILE } from '../../geography/register-row.js';
import { insetOf, parseRegisters } from '../../geography/registers.js';
import type { WrittenFile } from '../../publish/folder-writer.js';
import { publish } from '../../publish/publish.js';
import { inputTexts } from '../../publish/receipt.js';
import { Stopwatch } from '../../system/clock.js';
import { shipped } from '../../system/package-root.js';

/** What is to be published, and what it was made from. */
export interface TableParts extends Pick<TableRelease, 'file' | 'year' | 'level' | 'columns'> {
  readonly rows: readonly Row[];
  readonly today: readonly Row[];
  readonly given: Receipt['inputs'][number];
  readonly options: NonNullable<Receipt['options']>;
}

/** Version of the way in which tables are read and ranked. */
const METHOD_VERSION = '1.0.0';

const said = [areaRegisters, boundaries, codeChanges, indicesOfDeprivation].map(
  ({ name, title, publisher, licence, licence_address, citation, landing_page, files }) => ({
    ...{ name, title, publisher, licence, licence_address, citation, landing_page, files },
  }),
);

const text = (file: string) => onDisk(`reading ${file}`, () => readFile(shipped(...file.split('/')), 'utf8'));

async function made(engine: Engine, table: Table, rows: readonly Row[]): Promise<ReleaseTable> {
  await load(engine, table, table.name, rows);
  return { table, orderBy: 'rank NULLS LAST, area_code' };
}

const headOf = ({ file, coldspots, today }: TableRelease) => ({
  name: 'coldspots-of-a-table',
  title: `Coldspots by the estimates of ${file}`,
  summary: `Areas ranked by the estimates of ${file}, a table that is not part of this project: earnings of the disadvantaged, the gap and its unexplained part. The coldspot rule is that of the project; the figures are those of the table.`,
  version: METHOD_VERSION,
  sources: said,
  tables: [coldspots, today],
});

/** Writes every file of the release into an empty folder. Throws as `publish`. */
export async function publishTable(
  folder: string,
  engine: Engine,
  { rows, today, given, options, ...about }: TableParts,
): Promise<WrittenFile[]> {
  const texts = new Map<string, string>();
  for (const file of [REGISTER_FILE, TOPOLOGY_FILE, VINTAGES_FILE]) texts.set(file, await text(file));
  const release: TableRelease = {
    ...about,
    coldspots: { table: tableColdspotsTable, rows },
    today: { table: todayColdspotsTable, rows: today },
    topologyThere: topologyOfYear(texts.get(VINTAGES_FILE) ?? '', about.year),
    topologyToday: readTopology(texts.get(TOPOLOGY_FILE) ?? ''),
    inset: insetOf(parseRegisters(texts.get(REGISTER_FILE) ?? ''), AREA_DEFAULTS.inset),
  };
  return publish(folder, {
    engine,
    prepared: {
      head: headOf(release),
      made: [await made(engine, tableColdspotsTable, rows), await made(engine, todayColdspotsTable, today)],
      extras: tableExtras(release),
      sections: [],
    },
    origin: { inputs: [...inputTexts(texts), given], official: [], options },
    watch: new Stopwatch(),
  });
}
