import { ascending, rollups } from 'd3-array';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { Engine, text } from '../../pipeline/engine/engine.js';
import {
  type CareBoardRow,
  type CombinedAuthorityRow,
  type ConstituencyRow,
  SECTOR,
  type SectorRow,
} from '../../pipeline/geography/lookup-tables.js';
import { GSS_CODE } from '../../schemas/fields.js';
import { type CsvTable, readCsv } from '../../sources/layouts/csv.js';
import { Problems } from '../../sources/problems.js';

/** Reads the rows of a CSV file by column name, and checks cells against patterns. */
function rowsOf<K extends string>(
  bytes: Uint8Array,
  file: string,
  patterns: Readonly<Record<K, RegExp>>,
): Record<K, string>[] {
  const names = Object.keys(patterns) as K[];
  const table: CsvTable = readCsv(bytes, file, names, 'passed');
  const problems = new Problems(file);
  const rows = table.rows.map((fields, i) => {
    const row = {} as Record<K, string>;
    for (const name of names) {
      const found = fields[table.indexOf(name)] ?? '';
      if (!patterns[name].test(found))
        problems.add(i + 2, name, `cannot be read, found ${quoteFound(found)}`);
      row[name] = found;
    }
    return row;
  });
  problems.check();
  return rows;
}

const FILLED = /\S/;
const COUNT = /^[1-9]\d*$/;

/** The sectors of Great Britain. Throws `rows-unreadable` and as `readCsv`. */
export const sectorRows = (bytes: Uint8Array, file: string): SectorRow[] =>
  rowsOf(bytes, file, { postcode_sector: SECTOR, lad_code: GSS_CODE, postcodes: COUNT })
    .map(({ postcode_sector, lad_code, postcodes }) => ({
      sector: postcode_sector,
      area_code: lad_code,
      postcodes: Number(postcodes),
    }))
    .sort((a, b) => ascending(a.sector, b.sector) || ascending(a.area_code, b.area_code));

/** The districts of combined authorities. Throws `rows-unreadable` and as `readCsv`. */
export const combinedAuthorityRows = (bytes: Uint8Array, file: string): CombinedAuthorityRow[] =>
  rowsOf(bytes, file, { LAD25CD: GSS_CODE, CAUTH25CD: GSS_CODE, CAUTH25NM: FILLED })
    .map(({ LAD25CD, CAUTH25CD, CAUTH25NM }) => ({
      combined_authority_code: CAUTH25CD,
      combined_authority_name: CAUTH25NM,
      area_code: LAD25CD,
    }))
    .sort(
      (a, b) =>
        ascending(a.combined_authority_code, b.combined_authority_code) ||
        ascending(a.area_code, b.area_code),
    );

/**
 * The neighbourhoods of districts in care boards; a board has several rows a district where it is in several
 * sub-boards. Throws `rows-unreadable` and as `readCsv`.
 */
export function careBoardRows(bytes: Uint8Array, file: string): CareBoardRow[] {
  const rows = rowsOf(bytes, file, {
    lad24_code: GSS_CODE,
    icb24_code: GSS_CODE,
    icb24_name: FILLED,
    lsoas: COUNT,
  });
  const names = new Map(rows.map(({ icb24_code, icb24_name }) => [icb24_code, icb24_name]));
  return rollups(
    rows,
    (found) => found.reduce((sum, { lsoas }) => sum + Number(lsoas), 0),
    ({ icb24_code }) => icb24_code,
    ({ lad24_code }) => lad24_code,
  )
    .flatMap(([code, areas]) =>
      areas.map(([area_code, neighbourhoods]) => ({
        care_board_code: code,
        care_board_name: names.get(code) ?? '',
        area_code,
        neighbourhoods,
      })),
    )
    .sort((a, b) => ascending(a.care_board_code, b.care_board_code) || ascending(a.area_code, b.area_code));
}

/** An overlap of a constituency, under the short code of the file, and a local authority. */
export interface Overlap {
  readonly constituency: string;
  readonly area_code: string;
  readonly people: number;
}

/** The overlaps in the Parquet file at `path`. Throws `file-unreadable`. */
export const readOverlaps = (path: string): Promise<Overlap[]> =>
  Engine.use({ threads: 1, files: [path] }, async (engine) => {
    const query = `SELECT PARL25 AS constituency, LAD23 AS area_code, overlap_pop AS people FROM read_parquet(${text(path)})`;
    const rows = await engine.rows(query).catch((cause: unknown) => {
      throw new SmiError('file-unreadable', `${path} cannot be read as Parquet with its columns`, { cause });
    });
    return rows.map((row) => ({
      constituency: String(row.constituency),
      area_code: String(row.area_code),
      people: Number(row.people),
    }));
  });

/**
 * The people of each constituency by local authority, as whole numbers, with the codes and names of `names`.
 * Throws `code-unknown` for a short code that `names` does not have, and as `readCsv`.
 */
export function constituencyRows(
  overlaps: readonly Overlap[],
  names: Uint8Array,
  file: string,
): ConstituencyRow[] {
  const known = new Map(
    rowsOf(names, file, { 'UKPARL.2025': FILLED, PCON24CD: GSS_CODE, PCON24NM: FILLED }).map((row) => [
      row['UKPARL.2025'],
      row,
    ]),
  );
  return overlaps
    .map(({ constituency, area_code, people }) => {
      const found = known.get(constituency);
      if (found === undefined || !GSS_CODE.test(area_code) || !(people >= 0))
        throw new SmiError(
          'code-unknown',
          `the overlap of ${quoteFound(constituency)} and ${quoteFound(area_code)} cannot be read`,
        );
      return {
        constituency_code: found.PCON24CD,
        constituency_name: found.PCON24NM,
        area_code,
        people: Math.round(people),
      };
    })
    .sort(
      (a, b) => ascending(a.constituency_code, b.constituency_code) || ascending(a.area_code, b.area_code),
    );
}
