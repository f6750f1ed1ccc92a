import { ascending } from 'd3-array';
import type { MovesTables } from '../../outputs/release-data.js';
import { movesBetweenTable, movesElsewhereTable, movesTable } from '../../schemas/release/moves-tables.js';
import type { TableData } from '../../schemas/table.js';
import type { IndexEdition } from '../editions/edition.js';
import { MOVES_FILE } from '../editions/files.js';
import type { Engine } from '../engine/engine.js';
import { load, type StoredTable } from '../engine/tables.js';
import { moveRows } from './area-moves.js';
import { areaFlows } from './flows.js';
import { betweenRows, elsewhereRows } from './group-moves.js';
import { readStandings } from './standings.js';

/** The tables of moves of a release, and those of them that are in the engine too. */
export interface MadeMoves {
  readonly data: MovesTables;
  readonly stored: readonly StoredTable[];
}

/**
 * Who moved where, held against the scores that `score` made in the engine; undefined for an edition whose
 * method names no moves. Throws `figures-invalid`.
 */
export async function moveTables(engine: Engine, edition: IndexEdition): Promise<MadeMoves | undefined> {
  const { method, name, texts } = edition;
  const text = texts.get(MOVES_FILE);
  if (method.moves === undefined || text === undefined) return undefined;
  const areas = [...edition.areas].sort((a, b) => ascending(a.area_code, b.area_code));
  const codes = areas.map(({ area_code }) => area_code);
  const flows = areaFlows(text, `editions/${name}/${MOVES_FILE}`, codes);
  const standings = await readStandings(engine, method, codes);
  const stored: StoredTable[] = [];
  const inEngine = async ({ table, rows }: TableData): Promise<TableData> => {
    await load(engine, table, table.name, rows);
    // The rows are loaded in the order in which they are published.
    stored.push({ table, orderBy: 'rowid' });
    return { table, rows };
  };
  const data = {
    areas: await inEngine({
      table: movesTable(standings),
      rows: moveRows(flows, areas, standings, method.steps.tolerance),
    }),
    between: await inEngine({ table: movesBetweenTable, rows: betweenRows(flows, areas, standings) }),
    elsewhere: { table: movesElsewhereTable, rows: elsewhereRows(flows, method.moves) },
  };
  return { data, stored };
}
