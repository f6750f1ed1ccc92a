import { readFile } from 'node:fs/promises';
import { onDisk } from '../../../errors/file-system.js';
import { ALL_FORMATS } from '../../../outputs/formats/table-files.js';
import type { TableRelease } from '../../../outputs/kind-report/table-release.js';
import { readTopology, TOPOLOGY_FILE } from '../../../outputs/maps/topology.js';
import type { ReleaseTable } from '../../../outputs/release.js';
import type { CustomColdspotsOutputs } from '../../../outputs/writers.js';
import { AREA_DEFAULTS } from '../../../schemas/method/areas.js';
import {
  tableColdspotsTable,
  todayColdspotsTable,
} from '../../../schemas/release/custom-coldspots-tables.js';
import type { Receipt } from '../../../schemas/release/receipt.js';
import type { Row, TableData } from '../../../schemas/table.js';
import areaRegisters from '../../../sources/area-registers.js';
import boundaries from '../../../sources/boundaries.js';
import codeChanges from '../../../sources/code-changes.js';
import indicesOfDeprivation from '../../../sources/indices-of-deprivation-2019.js';
import { citing } from '../../editions/cite.js';
import { REGISTER_FILE } from '../../geography/register-row.js';
import { insetOf, parseRegisters } from '../../geography/registers.js';
import { inputTexts } from '../../publish/receipt.js';
import { boundariesOfYear } from '../../release/boundaries-of-year.js';
import { shipped } from '../../system/package-root.js';

/** The results to be published, and what they were made from. */
export interface TableParts extends Pick<TableRelease, 'file' | 'year' | 'level' | 'columns'> {
  readonly rows: readonly Row[];
  readonly today: readonly Row[];
  readonly given: Receipt['inputs'][number];
  readonly options: NonNullable<Receipt['options']>;
}

/** Version of how tables are read and ranked. */
const METHOD_VERSION = '1.0.0';

const SOURCES = [areaRegisters, boundaries, codeChanges, indicesOfDeprivation];

const text = (file: string) => onDisk(`reading ${file}`, () => readFile(shipped(...file.split('/')), 'utf8'));

const tableOf = ({ table, rows }: TableData): ReleaseTable => ({ table, rows, formats: ALL_FORMATS });

/** What the writers of the coldspots of a given table take. */
export async function givenColdspotsRelease({
  rows,
  today,
  given,
  options,
  ...about
}: TableParts): Promise<CustomColdspotsOutputs> {
  const texts = new Map<string, string>();
  for (const file of [REGISTER_FILE, TOPOLOGY_FILE]) texts.set(file, await text(file));
  const there = boundariesOfYear(about.year);
  texts.set(there.file, there.text);
  const release: TableRelease = {
    ...about,
    coldspots: { table: tableColdspotsTable, rows },
    today: { table: todayColdspotsTable, rows: today },
    topologyThere: there.topology,
    topologyToday: readTopology(texts.get(TOPOLOGY_FILE) ?? ''),
    inset: insetOf(parseRegisters(texts.get(REGISTER_FILE) ?? ''), AREA_DEFAULTS.inset),
  };
  return {
    head: {
      name: 'coldspots-of-a-table',
      title: `Coldspots by the estimates of ${about.file}`,
      summary: `Areas ranked by the estimates of ${about.file}, a table that is not part of this project: earnings of the disadvantaged, the gap and its unexplained part. The coldspot rule is that of the project; the figures are those of the table.`,
      version: METHOD_VERSION,
      sources: SOURCES.map(await citing()),
    },
    tables: [tableOf(release.coldspots), tableOf(release.today)],
    sections: [],
    origin: { inputs: [...inputTexts(texts), given], official: [], options },
    given: release,
  };
}
