import { basename } from 'node:path';
import { counted } from '../../../outputs/formats/numbers.js';
import { objectOf } from '../../../outputs/maps/topology.js';
import type { WrittenFile } from '../../../outputs/writer.js';
import { CUSTOM_COLDSPOTS_WRITERS } from '../../../outputs/writers.js';
import { AREA_DEFAULTS, COUNTRIES, countriesOf, liesIn } from '../../../schemas/method/areas.js';
import type { Row } from '../../../schemas/table.js';
import { Engine } from '../../engine/engine.js';
import { readRegisters } from '../../geography/registers.js';
import type { Tier, Vintage } from '../../geography/vintage.js';
import { checkOut, writeOut } from '../../publish/out-folder.js';
import { publish } from '../../publish/publish.js';
import { hashFile } from '../../system/hash.js';
import type { Log } from '../../system/log.js';
import { cleanText } from '../../tables/clean-text.js';
import { openTable } from '../../tables/open-table.js';
import { Notes } from '../../tables/table.js';
import type { ColumnMap, Role } from './column-map.js';
import { columnsRead, readEstimates } from './read-estimates.js';
import { givenColdspotsRelease } from './release.js';
import { tableRows } from './table-rows.js';
import { todayRows } from './today-rows.js';
import { vintageOfRows } from './vintage-of-rows.js';

export interface TableOptions {
  readonly table: string;
  readonly map: ColumnMap;
  readonly sheet?: string;
  readonly year?: number;
  readonly tier?: Tier;
  /** Where to write; nothing is written when not given. */
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

/** The countries on the maps of the project. */
const MAPPED = countriesOf(AREA_DEFAULTS);

const ERRORS: readonly Role[] = ['earnings_se', 'gap_se', 'unexplained_se'];

/** Warns that ranks have no intervals where only some of the measures have standard errors. */
function warnOfMissingErrors(map: ColumnMap, log: Log): void {
  const missing = ERRORS.filter((role) => !map.has(role));
  if (missing.length > 0 && missing.length < ERRORS.length)
    log.warn(`the ranks have no intervals: --map names no column for ${missing.join(', ')}`);
}

/**
 * Ranks the areas of a given table, finds its coldspots on the boundaries that it was made for, carries its
 * figures to the districts of today, and writes the results. Throws `SmiError`.
 */
export async function coldspotsOfTable(options: TableOptions): Promise<TableColdspots> {
  const { table, map, sheet, year, tier, out, threads, seed, draws, log } = options;
  if (out !== undefined) checkOut(out);
  const file = { path: table, threads, ...(sheet === undefined ? {} : { sheet }) };
  const opened = await openTable(file, columnsRead(map));
  const notes = new Notes();
  const given = await readEstimates(opened, map, notes);
  notes.report(log);
  warnOfMissingErrors(map, log);
  const registers = readRegisters();
  const vintage = vintageOfRows(registers, given, opened.name, {
    ...(year === undefined ? {} : { year }),
    ...(tier === undefined ? {} : { tier }),
  });
  log.stage(
    'read',
    `${counted(given.length, 'area')} of ${opened.name}, on the boundaries of ${vintage.year}`,
  );
  const abroad = vintage.codes.filter((code) => !liesIn(code, MAPPED)).length;
  if (abroad > 0)
    log.warn(
      `${counted(abroad, 'area')} outside ${MAPPED.map((letter) => COUNTRIES[letter]).join(', ')}: ranked, but not mapped`,
    );
  const compute = async (engine: Engine) => {
    const rows = await tableRows(engine, registers, given, vintage, { seed, draws });
    return { vintage, rows, today: await todayRows(engine, registers, rows, vintage) };
  };
  if (out === undefined)
    return Engine.use({ threads }, async (engine) => ({ ...(await compute(engine)), files: [] }));
  const fileName = cleanText(basename(table));
  const hash = await hashFile(table, fileName);
  const columns = Object.fromEntries(map);
  const found = await writeOut(out, (folder) =>
    Engine.use({ threads, folders: [folder] }, async (engine) => {
      const { rows, today } = await compute(engine);
      const release = await givenColdspotsRelease({
        file: fileName,
        columns,
        rows,
        today,
        year: vintage.year,
        level: objectOf(vintage.tier),
        given: { path: fileName, ...hash },
        options: { ...columns, year: vintage.year, tier: vintage.tier, seed, draws, sheet: sheet ?? '' },
      });
      const files = await publish(folder, CUSTOM_COLDSPOTS_WRITERS, release, { engine });
      return { vintage, rows, today, files };
    }),
  );
  log.stage('publish', `${found.files.length} files to ${out}`);
  return found;
}
