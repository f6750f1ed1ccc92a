import { plainRelease } from '../../outputs/release.js';
import type { WrittenFile } from '../../outputs/writer.js';
import { COMPARISON_WRITERS } from '../../outputs/writers/comparison.js';
import { type Comparison, comparisonRow, comparisonTable } from '../../schemas/comparison.js';
import type { EditionsCompared } from '../changes/compared.js';
import { writeOut } from '../publish/out-folder.js';
import { publish } from '../publish/publish.js';

const COLUMNS = Object.keys(comparisonRow.shape) as (keyof Comparison)[];

/** The rows of `comparison.csv`: those of the areas that both have. */
const rowsOf = ({ areas }: EditionsCompared) =>
  areas.map((area) => Object.fromEntries(COLUMNS.map((name) => [name, area[name]])));

/**
 * Writes the comparison to a new or empty folder: page, table, and all of it as JSON. Throws as `writeOut`.
 */
export const writeComparison = (out: string, compared: EditionsCompared): Promise<WrittenFile[]> =>
  writeOut(out, (folder) =>
    publish(folder, COMPARISON_WRITERS, {
      ...plainRelease([{ table: comparisonTable, rows: rowsOf(compared) }]),
      compared,
    }),
  );
