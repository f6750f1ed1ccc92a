import { join } from 'node:path';
import { SmiError } from '../../errors/smi-error.js';
import type { Area } from '../../schemas/area.js';
import { type Figure, figureRow, figureTable } from '../../schemas/figure.js';
import { COUNTRIES } from '../../schemas/method/areas.js';
import { type Revision, revisionRow, revisionTable } from '../../schemas/revision.js';
import { EDITION_FILES, LARGER_FILE, REVISIONS_FILE } from '../editions/files.js';
import type { Frozen } from '../editions/freeze.js';
import { NATIONAL_FILE } from '../editions/national.js';
import { parseTable } from '../tables/read-shipped-table.js';

const FIGURE_FILES = [
  ['figures', EDITION_FILES.figures],
  ['context', EDITION_FILES.context],
  ['national', NATIONAL_FILE],
  ['larger', LARGER_FILE],
] as const;

/** Files by name, with the hash of the version that figures are from. */
export type Hashes = ReadonlyMap<string, string>;

const keyOf = ({ area_code, indicator, period }: Figure) => `${area_code} ${indicator} ${period}`;

/** The hash of the file that the first of some cells is in. */
function hashOf(cells: string, hashes: Hashes): string {
  const [file = ''] = cells.split('#');
  // A file in an archive is named after it: `archive.zip/table.xls`.
  return hashes.get(file) ?? hashes.get(file.split('/')[0] ?? '') ?? '';
}

function nameOfArea(areas: readonly Area[]): (code: string) => string {
  const larger = ['upper_tier', 'region', 'combined_authority'] as const;
  const names = new Map(
    areas.flatMap((area) => larger.map((what) => [area[`${what}_code`], area[`${what}_name`]] as const)),
  );
  for (const { area_code, area_name } of areas) names.set(area_code, area_name);
  const countries = new Map<string, string>(Object.entries(COUNTRIES));
  return (code) => names.get(code) ?? countries.get(code.slice(0, 1)) ?? code;
}

function tableBefore(texts: ReadonlyMap<string, string>, file: string, folder: string): readonly Figure[] {
  const text = texts.get(file);
  if (text === undefined) return [];
  try {
    return parseTable({ ...figureTable, row: figureRow }, text, join(folder, file));
  } catch (error) {
    // A damaged table was never published: there is nothing to be a revision of.
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
 * The revisions of an edition: those recorded, and one for each frozen figure whose value the new tables
 * change.
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
  const revision = Math.max(0, ...recorded.map((row) => row.revision)) + 1;
  const nameOf = nameOfArea(frozen.areas);
  const fresh = FIGURE_FILES.flatMap(([table, file]) => {
    const old = new Map(tableBefore(texts, file, folder).map((figure) => [keyOf(figure), figure]));
    return (frozen[table] ?? []).flatMap((figure): Revision[] => {
      const was = old.get(keyOf(figure));
      if (was === undefined || was.value === figure.value) return [];
      const { area_code, indicator, period, source } = figure;
      return [
        {
          revision,
          revised_on,
          table,
          area_code,
          area_name: nameOf(area_code),
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
        },
      ];
    });
  });
  return [...recorded, ...fresh];
}
