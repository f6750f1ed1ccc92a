import { ascending } from 'd3-array';
import { quoteFound } from '../../errors/smi-error.js';
import { type ContextRow, RURAL_URBAN } from '../../pipeline/geography/lookup-tables.js';
import { GSS_CODE } from '../../schemas/fields.js';
import { readCsv } from '../../sources/layouts/csv.js';
import { Problems } from '../../sources/problems.js';

const AREA = 'ltla24_code';
const CLASS = 'ruc21_code';

/** The column of the copy for each figure. */
const FIGURES = {
  income: 'income_average_score',
  employment: 'employment_average_score',
  crime: 'crime_average_score',
  barriers: 'barriers_to_housing_and_services_average_score',
  living_environment: 'living_environment_average_score',
  income_deprived: 'income_scale',
} as const;

type Figures = Record<keyof typeof FIGURES, number>;

const NUMBER = /^-?\d+(\.\d+)?$/;

/** A file with its name, as cells have it. */
export interface NamedFile {
  readonly bytes: Uint8Array;
  readonly file: string;
}

/**
 * The context of each district of England: figures of the Indices of Deprivation 2025 and the rural–urban
 * class, with the rows that they are in. Throws `rows-unreadable` for a cell that cannot be read, a district
 * twice, or one without a class, and as `readCsv`.
 */
export function contextRows(deprivation: NamedFile, ruralUrban: NamedFile): ContextRow[] {
  const classes = readCsv(ruralUrban.bytes, ruralUrban.file, [AREA, CLASS], 'passed');
  const places = new Map(
    classes.rows.map((row, i) => [
      row[classes.indexOf(AREA)] ?? '',
      { class: row[classes.indexOf(CLASS)], row: i + 2 },
    ]),
  );
  const names = Object.entries(FIGURES) as [keyof typeof FIGURES, string][];
  const table = readCsv(deprivation.bytes, deprivation.file, [AREA, ...Object.values(FIGURES)], 'passed');
  const problems = new Problems(deprivation.file);
  const seen = new Set<string>();
  const rows = table.rows.map((fields, i): ContextRow => {
    const row = i + 2;
    const area_code = fields[table.indexOf(AREA)] ?? '';
    if (!GSS_CODE.test(area_code) || seen.has(area_code))
      problems.add(
        row,
        AREA,
        `not an area code, or one that appeared before, found ${quoteFound(area_code)}`,
      );
    seen.add(area_code);
    const figures = Object.fromEntries(
      names.map(([name, column]) => {
        const found = fields[table.indexOf(column)] ?? '';
        if (!NUMBER.test(found)) problems.add(row, column, `not a number, found ${quoteFound(found)}`);
        return [name, Number(found)];
      }),
    ) as Figures;
    if (!(figures.income > 0 && figures.income_deprived > 0))
      problems.add(row, FIGURES.income_deprived, 'gives no population');
    const place = places.get(area_code);
    const rural_urban = RURAL_URBAN.find((known) => known === place?.class);
    if (rural_urban === undefined)
      problems.add(row, AREA, `${ruralUrban.file} has no class that is known for ${quoteFound(area_code)}`);
    return {
      area_code,
      ...figures,
      rural_urban: rural_urban ?? 'UUN',
      cells: `${deprivation.file}#${row};${ruralUrban.file}#${place?.row ?? 0}`,
    };
  });
  problems.check();
  return rows.sort((a, b) => ascending(a.area_code, b.area_code));
}
