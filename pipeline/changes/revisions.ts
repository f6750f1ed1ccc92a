import { join } from 'node:path';
import { SmiError } from '../../errors/smi-error.js';
import type { Area } from '../../schemas/area.js';
import { COUNTRIES } from '../../schemas/method/areas.js';
import {
  type PublishedColdspot,
  publishedColdspotRow,
  publishedColdspotTable,
} from '../../schemas/published-coldspot.js';
import { type Revision, revisionRow, revisionTable } from '../../schemas/revision.js';
import { EDITION_FILES, REVISIONS_FILE } from '../editions/files.js';
import { type Frozen, frozenTables, frozenText } from '../editions/freeze.js';
import { parseTable } from '../tables/read-shipped-table.js';
import { PUBLISHED_TABLES, type PublishedFigure } from './published.js';
import type { GoneFigure } from './report.js';

/** Files by name, with the hash of the version that figures are from. */
export type Hashes = ReadonlyMap<string, string>;

const keyOf = ({ area_code, to_code, indicator, period }: PublishedFigure) =>
  `${area_code} ${to_code} ${indicator} ${period}`;

/** The hash of the file that the first of some cells is in. */
function hashOf(cells: string, hashes: Hashes): string {
  const [file = ''] = cells.split('#');
  // A file in an archive is named after it: `archive.zip/table.xls`.
  return hashes.get(file) ?? hashes.get(file.split('/')[0] ?? '') ?? '';
}

/** Names of areas, of what they are part of, of the places named in 2020 and of the countries. */
function nameOfArea(areas: readonly Area[], places: readonly PublishedColdspot[]): (code: string) => string {
  const larger = ['upper_tier', 'region', 'combined_authority'] as const;
  const names = new Map<string | null, string | null>([
    ...places.map(({ district_code, place }) => [district_code, place] as const),
    ...areas.flatMap((area) => larger.map((what) => [area[`${what}_code`], area[`${what}_name`]] as const)),
    ...areas.map(({ area_code, area_name }) => [area_code, area_name] as const),
  ]);
  const countries = new Map<string, string>(Object.entries(COUNTRIES));
  return (code) =>
    names.get(code) ?? (/^[ENSW]92/.test(code) ? countries.get(code.slice(0, 1)) : undefined) ?? code;
}

/** What `read` gives; nothing for a damaged table: it was never published, so that nothing revises it. */
function unlessDamaged<T>(text: string | undefined, read: (text: string) => readonly T[]): readonly T[] {
  if (text === undefined) return [];
  try {
    return read(text);
  } catch (error) {
    if (error instanceof SmiError) return [];
    throw error;
  }
}

/** The revisions that an edition has recorded. Throws `figures-invalid`. */
export const recordedRevisions = (texts: ReadonlyMap<string, string>, folder: string): Revision[] => {
  const text = texts.get(REVISIONS_FILE);
  return text === undefined
    ? []
    : parseTable({ ...revisionTable, row: revisionRow }, text, join(folder, REVISIONS_FILE));
};

/** The official files of before and now, as far as revisions need them. */
export interface OfficialFiles {
  readonly before: Hashes;
  readonly after: Hashes;
  /** Whether the edition was asked for the same areas then as now. */
  readonly hasSameAreas: boolean;
}

const pairOf = ({ indicator, period }: Pick<PublishedFigure, 'indicator' | 'period'>) =>
  `${indicator} ${period}`;

/**
 * Whether an edition still asks for a figure whose row is gone from its table: then the row went with one of
 * an official file. It does not where the method names another indicator, period or area.
 * @param now the new figures of the same table
 */
function stillAsked(
  table: Revision['table'],
  now: readonly PublishedFigure[],
  { figures }: Frozen,
): (gone: PublishedFigure) => boolean {
  // What is printed for a larger place is that of the figures of the areas, and may be the only one.
  const isPrinted = table === 'national' || table === 'larger';
  const pairs = new Set([...now, ...(isPrinted ? figures : [])].map(pairOf));
  if (table !== 'evidence') return (gone) => pairs.has(pairOf(gone));
  // Evidence has the periods of its file: a measure with another period has moved on to that.
  const [measures, sources] = [
    new Set(now.map(({ indicator }) => indicator)),
    new Set(now.map(({ source }) => source)),
  ];
  return (gone) => pairs.has(pairOf(gone)) || (!measures.has(gone.indicator) && sources.has(gone.source));
}

/** What a figure is whose row is gone: as one that an official file has no row for. */
const withoutRow = (was: PublishedFigure): PublishedFigure => ({
  ...was,
  value: null,
  status: 'missing',
  cells: '',
});

/**
 * Each published figure of a table that differs now, as it was and is: those of the new table in its order,
 * then those whose row is gone.
 */
function movedFigures(
  table: Revision['table'],
  before: readonly PublishedFigure[],
  now: readonly PublishedFigure[],
  frozen: Frozen,
  official: OfficialFiles,
): { readonly was: PublishedFigure; readonly is: PublishedFigure }[] {
  const old = new Map(before.map((figure) => [keyOf(figure), figure]));
  const moved = now.flatMap((is) => {
    const was = old.get(keyOf(is));
    old.delete(keyOf(is));
    return was === undefined || was.value === is.value ? [] : [{ was, is }];
  });
  const hasNewFile = [...official.after].some(([file, hash]) => (official.before.get(file) ?? hash) !== hash);
  if (!official.hasSameAreas || !hasNewFile) return moved;
  const isAsked = stillAsked(table, now, frozen);
  const gone = [...old.values()].filter((was) => was.value !== null && isAsked(was));
  return [...moved, ...gone.map((was) => ({ was, is: withoutRow(was) }))];
}

/**
 * The revisions of an edition: those recorded, and one for each published figure of any frozen table whose
 * value the new tables change, or that goes away with a row of an official file.
 * @param texts the frozen files of before, by name
 * @param revised_on the day on which the new figures are accepted, as in `2026-03-04`
 */
export function revisionsWith(
  folder: string,
  texts: ReadonlyMap<string, string>,
  frozen: Frozen,
  revised_on: string,
  official: OfficialFiles,
): Revision[] {
  const recorded = recordedRevisions(texts, folder);
  const revision = recorded.reduce((last, row) => Math.max(last, row.revision), 0) + 1;
  const path = join(folder, EDITION_FILES.published);
  const places = unlessDamaged(texts.get(EDITION_FILES.published), (text) =>
    parseTable({ ...publishedColdspotTable, row: publishedColdspotRow }, text, path),
  );
  const nameOf = nameOfArea(frozen.areas, places);
  const now = new Map(frozenTables(frozen).map((each) => [each.file, each]));
  const fresh = PUBLISHED_TABLES.flatMap(({ table, file, read }): Revision[] => {
    const made = now.get(file);
    const before = texts.get(file);
    if (made === undefined || before === undefined) return [];
    const after = frozenText(made);
    if (before === after) return [];
    const old = unlessDamaged(before, (text) => read(text, join(folder, file)));
    const figures = read(after, join(folder, file));
    return movedFigures(table, old, figures, frozen, official).map(({ was, is }): Revision => {
      const { area_code, area_name = nameOf(area_code), indicator, period, source, to_code } = is;
      return {
        revision,
        revised_on,
        table,
        area_code,
        area_name,
        indicator,
        period,
        value_before: was.value,
        value_after: is.value,
        status_before: was.status,
        status_after: is.status,
        source,
        cells_before: was.cells,
        cells_after: is.cells,
        sha256_before: hashOf(was.cells, official.before),
        // The new version of the file that has no row of it is named as well.
        sha256_after: hashOf(is.cells || was.cells, official.after),
        to_code,
      };
    });
  });
  return [...recorded, ...fresh];
}

/** Those of new revisions whose figure went away: the official file has no row of it any more. */
export const goneOf = (fresh: readonly Revision[]): GoneFigure[] =>
  fresh
    .filter(({ value_before, cells_after }) => value_before !== null && cells_after === '')
    .map(({ table, area_code, area_name, to_code, indicator, period, value_before, cells_before }) => ({
      table,
      area_code,
      area_name,
      to_code,
      indicator,
      period,
      was: value_before,
      cell: cells_before,
      action:
        'ask the publisher why its row is gone; --accept publishes the edition without the figure and records it',
    }));
