import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { onDisk } from '../../errors/file-system.js';
import { readTopology, TOPOLOGY_FILE } from '../../outputs/geometry/topology.js';
import { topologyOfYear, VINTAGES_FILE } from '../../outputs/geometry/vintages.js';
import type { TableRelease } from '../../outputs/table-release.js';
import { tableExtras } from '../../outputs/table-release.js';
import { tableColdspotsTable, todayColdspotsTable } from '../../schemas/release/table-coldspots-table.js';
import type { Row, Table } from '../../schemas/table.js';
import areaRegisters from '../../sources/area-registers.js';
import boundaries from '../../sources/boundaries.js';
import codeChanges from '../../sources/code-changes.js';
import indicesOfDeprivation from '../../sources/indices-of-deprivation-2019.js';
import { Stopwatch } from '../clock.js';
import { Engine } from '../engine/engine.js';
import { REGISTER_FILE } from '../geography/register-row.js';
import { readRegisters } from '../geography/registers.js';
import { findVintage, type Tier, type Vintage } from '../geography/vintage.js';
import { sha256 } from '../hash.js';
import type { Log } from '../log.js';
import { shipped } from '../package-root.js';
import type { WrittenFile } from '../publish/folder-writer.js';
import { checkOut, writeOut } from '../publish/out-folder.js';
import { publish } from '../publish/publish.js';
import { inputTexts } from '../publish/receipt.js';
import { load, type ReleaseTable } from '../publish/tables.js';
import type { ColumnMap } from './column-map.js';
import { readEstimates } from './read-estimates.js';
import { readRows } from './read-rows.js';
import { tableRows, todayRows } from './table-rows.js';

export interface TableOptions {
  readonly table: string;
  readonly map: ColumnMap;
  readonly sheet?: string;
  readonly year?: number;
  readonly tier?: Tier;
  /** Where to write; nothing is written without. */
  readonly out?: string;
  readonly threads: number;
  readonly seed: number;
  readonly draws: number;
  readonly log: Log;
}

export interface TableColdspots {
  readonly vintage: Vintage;
  readonly rows: readonly Row[];
  readonly today: readonly Row[];
  readonly files: readonly WrittenFile[];
}

/** Version of the way in which tables are read and ranked. */
const METHOD_VERSION = '1.0.0';

const text = (file: string) => onDisk(`reading ${file}`, () => readFile(shipped(...file.split('/')), 'utf8'));

const said = [areaRegisters, boundaries, codeChanges, indicesOfDeprivation].map(
  ({ name, title, publisher, licence, licence_address, citation, landing_page, files }) => ({
    ...{ name, title, publisher, licence, licence_address, citation, landing_page, files },
  }),
);

async function made(engine: Engine, table: Table, rows: readonly Row[]): Promise<ReleaseTable> {
  await load(engine, table, table.name, rows);
  return { table, orderBy: 'rank NULLS LAST, area_code' };
}

/**
 * Ranks the areas of a table that the user has, finds its coldspots on the boundaries that it was made for, carries it to
 * the districts of today, and writes all of it. Throws `SmiError`.
 */
export async function coldspotsOfTable(options: TableOptions): Promise<TableColdspots> {
  const { table, map, sheet, year, tier, out, threads, seed, draws, log } = options;
  if (out !== undefined) checkOut(out);
  const raw = await readRows(table, sheet);
  const { rows: given, notes } = readEstimates(raw, map);
  for (const note of notes) log.warn(note);
  const registers = readRegisters();
  const vintage = findVintage(
    registers,
    given.map(({ area }) => area),
    {
      firstRow: given[0]?.row ?? 2,
      ...(year === undefined ? {} : { year }),
      ...(tier === undefined ? {} : { tier }),
    },
  );
  log.stage('read', `${given.length} areas of ${raw.name}, on the boundaries of ${vintage.year}`);
  const compute = async (engine: Engine) => {
    const rows = await tableRows(engine, registers, given, vintage, { seed, draws });
    return { rows, today: await todayRows(engine, registers, rows, vintage) };
  };
  if (out === undefined) {
    const engine = await Engine.open({ threads });
    try {
      return { vintage, ...(await compute(engine)), files: [] };
    } finally {
      engine.close();
    }
  }
  const [vintagesText, topologyText, registerText] = [
    await text(VINTAGES_FILE),
    await text(TOPOLOGY_FILE),
    await text(REGISTER_FILE),
  ];
  return writeOut(out, async (folder) => {
    const engine = await Engine.open({ threads, folders: [folder] });
    try {
      const { rows, today } = await compute(engine);
      const release: TableRelease = {
        file: basename(table),
        year: vintage.year,
        level: vintage.tier === 'upper_tier' ? 'upper_tiers' : 'districts',
        columns: Object.fromEntries(map),
        coldspots: { table: tableColdspotsTable, rows },
        today: { table: todayColdspotsTable, rows: today },
        topologyThere: topologyOfYear(vintagesText, vintage.year),
        topologyToday: readTopology(topologyText),
      };
      const files = await publish(folder, {
        engine,
        prepared: {
          head: {
            name: 'coldspots-of-a-table',
            title: `Coldspots by the estimates of ${release.file}`,
            summary: `Areas ranked by the estimates of ${release.file}, a table that is not part of this project: earnings of the disadvantaged, the gap and its unexplained part. The coldspot rule is that of the project; the figures are those of the table.`,
            version: METHOD_VERSION,
            sources: said,
            tables: [release.coldspots, release.today],
          },
          made: [
            await made(engine, tableColdspotsTable, rows),
            await made(engine, todayColdspotsTable, today),
          ],
          extras: tableExtras(release),
          sections: [],
        },
        origin: {
          inputs: [
            ...inputTexts(
              new Map([
                [REGISTER_FILE, registerText],
                [TOPOLOGY_FILE, topologyText],
                [VINTAGES_FILE, vintagesText],
              ]),
            ),
            { path: release.file, bytes: raw.bytes.length, sha256: sha256(raw.bytes) },
          ],
          official: [],
          options: {
            ...release.columns,
            year: vintage.year,
            tier: vintage.tier,
            seed,
            draws,
            sheet: sheet ?? '',
          },
        },
        watch: new Stopwatch(),
      });
      log.stage('publish', `${files.length} files to ${out}`);
      return { vintage, rows, today, files };
    } finally {
      engine.close();
    }
  });
}
