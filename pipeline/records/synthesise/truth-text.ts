import { trueValues } from './true-values.js';
import { type AreaTruth, TRUTH_COLUMNS } from './truth.js';

const csv = (rows: readonly (readonly (string | number)[])[]) =>
  `${rows.map((row) => row.join(',')).join('\n')}\n`;

/** The truth as the file that `readTruth` reads. */
export const truthText = (truth: readonly AreaTruth[]): string =>
  csv([TRUTH_COLUMNS, ...truth.map((area) => TRUTH_COLUMNS.map((column) => area[column]))]);

const MEASURES = ['earnings_mean', 'gap', 'gap_slope', 'explained', 'unexplained'] as const;

/** What an estimate should find of each area, by whom it is about and whether zero earnings are kept; annual pounds. */
export function trueValuesText(truth: readonly AreaTruth[]): string {
  const rows = truth.flatMap((area) =>
    (['sons', 'daughters', 'all'] as const).flatMap((who) =>
      (['in_work', 'kept'] as const).map((earners) => {
        const values = trueValues(area, who, earners);
        return [area.area_code, who, earners, ...MEASURES.map((measure) => values[measure])];
      }),
    ),
  );
  return csv([['area_code', 'who', 'earners', ...MEASURES], ...rows]);
}
