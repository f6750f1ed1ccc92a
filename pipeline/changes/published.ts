import Papa from 'papaparse';
import { censusMovesTable } from '../../schemas/census-moves.js';
import { evidenceRow, evidenceTable } from '../../schemas/evidence.js';
import { figureRow, figureTable } from '../../schemas/figure.js';
import { historyRow, historyTable } from '../../schemas/history.js';
import { populationRow, populationTable } from '../../schemas/population.js';
import type { Revision } from '../../schemas/revision.js';
import { columns } from '../../schemas/table.js';
import censusOdMigration from '../../sources/census-od-migration.js';
import { fileOf } from '../../sources/source.js';
import {
  EDITION_FILES,
  EVIDENCE_FILE,
  LARGER_FILE,
  LOCAL_FILE,
  MOVES_FILE,
  POPULATIONS_FILE,
  YARDSTICKS_FILE,
} from '../editions/files.js';
import { NATIONAL_FILE } from '../editions/national.js';
import { parseMoves } from '../moves/parse-moves.js';
import { parseTable } from '../tables/read-shipped-table.js';

/** A figure of a frozen table, whichever columns the table has. */
export interface PublishedFigure
  extends Pick<Revision, 'area_code' | 'to_code' | 'indicator' | 'period' | 'source'> {
  /** As the table says; undefined where it has no names. */
  readonly area_name?: string;
  readonly value: number | null;
  readonly status: string;
  readonly cells: string;
}

/** A frozen table with published figures, and how they are read from its text. */
export interface PublishedTable {
  readonly table: Revision['table'];
  readonly file: string;
  /** Throws `figures-invalid`. */
  read(text: string, path: string): PublishedFigure[];
}

const readFigures = (text: string, path: string): PublishedFigure[] =>
  parseTable({ ...figureTable, row: figureRow }, text, path).map((row) => ({
    ...row,
    to_code: row.area_code,
  }));

const readHistory = (text: string, path: string): PublishedFigure[] =>
  parseTable({ ...historyTable, row: historyRow }, text, path).map(({ authority_code, ...row }) => ({
    ...row,
    area_code: authority_code,
    to_code: authority_code,
  }));

const readPopulations = (text: string, path: string): PublishedFigure[] =>
  parseTable({ ...populationTable, row: populationRow }, text, path).map(({ population, ...row }) => ({
    ...row,
    to_code: row.area_code,
    indicator: 'population',
    value: population,
  }));

const readEvidence = (text: string, path: string): PublishedFigure[] =>
  parseTable({ ...evidenceTable, row: evidenceRow }, text, path).map(
    ({ measure, place_code, place_name, ...row }) => ({
      ...row,
      area_code: place_code,
      area_name: place_name,
      to_code: place_code,
      indicator: measure,
    }),
  );

const FIRST = columns(censusMovesTable([])).length;

/** A figure for each origin and destination; an empty cell has no row in the official file. */
function readMoves(text: string, path: string): PublishedFigure[] {
  const { origins, destinations } = parseMoves(text, path);
  const [, ...lines] = Papa.parse<string[]>(text, { delimiter: ',' }).data;
  return origins.flatMap(({ origin_code, origin_name, first_row }, i) => {
    let row = first_row ?? 0;
    return destinations.map((to_code, k): PublishedFigure => {
      const count = lines[i]?.[FIRST + k] ?? '';
      const isThere = count !== '' && first_row !== null;
      const cells = isThere ? `${fileOf(censusOdMigration).name}#${row}:Count` : '';
      if (isThere) row += 1;
      return {
        area_code: origin_code,
        area_name: origin_name,
        to_code,
        indicator: 'moves',
        period: '2021',
        value: isThere ? Number(count) : null,
        status: isThere ? 'observed' : 'missing',
        source: censusOdMigration.name,
        cells,
      };
    });
  });
}

/** Every frozen table whose figures are published, in the order in which their revisions are listed. */
export const PUBLISHED_TABLES: readonly PublishedTable[] = [
  { table: 'figures', file: EDITION_FILES.figures, read: readFigures },
  { table: 'context', file: EDITION_FILES.context, read: readFigures },
  { table: 'national', file: NATIONAL_FILE, read: readFigures },
  { table: 'larger', file: LARGER_FILE, read: readFigures },
  { table: 'yardsticks', file: YARDSTICKS_FILE, read: readFigures },
  { table: 'local_2020', file: LOCAL_FILE, read: readFigures },
  { table: 'history', file: EDITION_FILES.history, read: readHistory },
  { table: 'populations', file: POPULATIONS_FILE, read: readPopulations },
  { table: 'evidence', file: EVIDENCE_FILE, read: readEvidence },
  { table: 'moves', file: MOVES_FILE, read: readMoves },
];
