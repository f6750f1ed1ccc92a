import { toCsv } from '../../outputs/formats/csv.js';
import { type Area, areaTable } from '../../schemas/area.js';
import { type Comparison, comparisonTable } from '../../schemas/comparison.js';
import {
  type Evidence,
  type EvidenceArea,
  evidenceAreaTable,
  evidenceTable,
} from '../../schemas/evidence.js';
import { type Figure, figureTable } from '../../schemas/figure.js';
import { type Harmonised, harmonisedTable } from '../../schemas/harmonised.js';
import { type HistoryFigure, historyTable } from '../../schemas/history.js';
import type { MadeFrom } from '../../schemas/origin.js';
import { type Population, populationTable } from '../../schemas/population.js';
import { type Revision, revisionTable } from '../../schemas/revision.js';
import type { Row, Table } from '../../schemas/table.js';
import { sha256 } from '../system/hash.js';
import {
  COMPARISON_FILE,
  EDITION_FILES,
  EVIDENCE_AREAS_FILE,
  EVIDENCE_FILE,
  LARGER_FILE,
  LOCAL_FILE,
  MOVES_FILE,
  POPULATIONS_FILE,
  REVISIONS_FILE,
  TABLES_BY_HAND,
  YARDSTICKS_FILE,
} from './files.js';
import type { FrozenMoves } from './freeze-moves.js';
import { NATIONAL_FILE } from './national.js';
import { originText, sealedOrigin } from './origin.js';
import { swapIn } from './swap.js';
import { readAsFound } from './whole.js';

/** The content that an edition freezes. */
export interface Frozen {
  readonly areas: readonly Area[];
  readonly figures: readonly Figure[];
  readonly context: readonly Figure[];
  readonly harmonised: readonly Harmonised[];
  /** What the official files print for the country; never scored. */
  readonly national?: readonly Figure[];
  /** What they print for counties, regions and combined authorities; never scored. */
  readonly larger?: readonly Figure[];
  /** What the official files print for the areas that a trend is relative to, of every period. */
  readonly yardsticks?: readonly Figure[];
  /** Figures of earlier periods by publishing authority; absent where the method names none. */
  readonly history?: readonly HistoryFigure[];
  /** Figures of the districts where the areas named in 2020 are today; for the long shadow only. */
  readonly local?: readonly Figure[];
  /** Who moved from where to where; never scored. */
  readonly moves?: FrozenMoves | undefined;
  /** How many people live in each area; only of districts. */
  readonly populations?: readonly Population[];
  /** What others measured, and the places that it is about; only where the method names evidence. */
  readonly evidence?: readonly Evidence[];
  readonly evidenceAreas?: readonly EvidenceArea[];
  /** Every published figure that a refresh changed, this one included. */
  readonly revisions?: readonly Revision[];
  /** Ranks in this edition and in the one that it follows; only where it follows one. */
  readonly comparison?: readonly Comparison[] | undefined;
  readonly origin: MadeFrom;
}

/** A frozen table with the name of its file in the folder of the edition. */
export interface FrozenTable {
  readonly file: string;
  readonly table: Table;
  readonly rows: readonly Row[];
}

/** A table that only some editions have; none where there are no rows to freeze. */
const optional = (file: string, table: Table, rows: readonly Row[] | undefined): FrozenTable[] =>
  rows === undefined ? [] : [{ file, table, rows }];

/** The tables that an edition freezes. */
export const frozenTables = (frozen: Frozen): FrozenTable[] => [
  { file: EDITION_FILES.areas, table: areaTable, rows: frozen.areas },
  { file: EDITION_FILES.figures, table: figureTable, rows: frozen.figures },
  { file: EDITION_FILES.context, table: figureTable, rows: frozen.context },
  { file: EDITION_FILES.harmonised, table: harmonisedTable, rows: frozen.harmonised },
  ...optional(NATIONAL_FILE, figureTable, frozen.national),
  ...optional(LARGER_FILE, figureTable, frozen.larger),
  ...optional(YARDSTICKS_FILE, figureTable, frozen.yardsticks),
  ...optional(EDITION_FILES.history, historyTable, frozen.history),
  ...optional(POPULATIONS_FILE, populationTable, frozen.populations),
  ...optional(EVIDENCE_FILE, evidenceTable, frozen.evidence),
  ...optional(EVIDENCE_AREAS_FILE, evidenceAreaTable, frozen.evidenceAreas),
  ...optional(REVISIONS_FILE, revisionTable, frozen.revisions?.length === 0 ? undefined : frozen.revisions),
  ...optional(COMPARISON_FILE, comparisonTable, frozen.comparison),
  ...optional(LOCAL_FILE, figureTable, frozen.local),
  ...(frozen.moves === undefined ? [] : [{ file: MOVES_FILE, ...frozen.moves }]),
];

const texts = new WeakMap<readonly Row[], { readonly table: Table; readonly text: string }>();

/** A frozen table as its file: made once, though the rows are compared, recorded and written. */
export function frozenText({ table, rows }: FrozenTable): string {
  const known = texts.get(rows);
  if (known?.table === table) return known.text;
  const text = toCsv(table, rows);
  texts.set(rows, { table, text });
  return text;
}

/**
 * The texts of the frozen files, by name; the origin is the last and has the hashes of all others.
 * @param byHand the tables in the folder of the edition that people made, by name
 */
export function frozenTexts(frozen: Frozen, byHand: ReadonlyMap<string, string>): Map<string, string> {
  const tables = new Map(frozenTables(frozen).map((each) => [each.file, frozenText(each)]));
  const hashes = new Map([...tables, ...byHand].map(([file, text]) => [file, sha256(text)]));
  const origin = sealedOrigin(frozen.origin, hashes);
  return tables.set(EDITION_FILES.origin, originText(origin));
}

/** The texts of the files that an edition in `folder` would freeze, by name. */
export const textsFor = async (folder: string, frozen: Frozen): Promise<Map<string, string>> =>
  frozenTexts(frozen, await readAsFound(folder, TABLES_BY_HAND));

/** Writes the frozen files of an edition. Only for the holder of its lock. Throws as `swapIn`. */
export const freeze = async (
  folder: string,
  frozen: Frozen,
  before?: () => Promise<() => void>,
): Promise<void> => swapIn(folder, await textsFor(folder, frozen), before);
