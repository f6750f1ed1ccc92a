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

/**
 * The revisions of an edition: those recorded, and one for each published figure of any frozen table whose
 * value the new tables change.
 * @param texts the frozen files of before, by name
 * @param revised_on the day on which the new figures are accepted, as in `2026-03-04`
 */
export function revisionsWith(
  folder: string,
  texts: ReadonlyMap<string, string>,
  frozen: Frozen,
  revised_on: string,
  hashes: { readonly before: Hashes; readonly after: Hashes },
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
    const old = new Map(
      unlessDamaged(before, (text) => read(text, join(folder, file))).map((figure) => [
        keyOf(figure),
        figure,
      ]),
    );
    return read(after, join(folder, file)).flatMap((figure): Revision[] => {
      const was = old.get(keyOf(figure));
      if (was === undefined || was.value === figure.value) return [];
      const { area_code, area_name = nameOf(area_code), indicator, period, source, to_code } = figure;
      return [
        {
          revision,
          revised_on,
          table,
          area_code,
          area_name,
          indicator,
          period,
          value_before: was.value,
          value_after: figure.value,
          status_before: was.status,
          status_after: figure.status,
          source,
          cells_before: was.cells,
          cells_after: figure.cells,
          sha256_before: hashOf(was.cells, hashes.before),
          sha256_after: hashOf(figure.cells, hashes.after),
          to_code,
        },
      ];
    });
  });
  return [...recorded, ...fresh];
}
