import type { Row } from '../../schemas/table.js';
import { counted } from '../formats/numbers.js';
import type { ClassReport, Drawn } from './report.js';

/** What to do where there was an earlier output, on the page and in the terminal. */
export const NAME_EARLIER =
  'If any output of the same people has left before, it must be named with --previous: two outputs may disclose together what neither does.';

/** Whether any figure of an area is withheld. */
const isWithheld = (rows: readonly Row[]): boolean =>
  rows.some(({ withheld }) => typeof withheld === 'string' && withheld !== '');

/** The page of estimates from individual records: only what may leave the secure setting. */
export const estimatesPage = (
  title: string,
  summary: string,
  version: string,
  rows: readonly Row[],
  drawn: Drawn | null,
  earlierOutputs: number,
): ClassReport => ({
  name: 'estimates',
  title,
  version,
  rows,
  drawn,
  explanation: `${summary} A coldspot is among the worst fifth on earnings of the disadvantaged and on the gap, a hotspot among the best fifth on both. Rank 1 is best.`,
  cautions: [
    isWithheld(rows)
      ? 'Figures are rounded, and some are withheld: suppression.csv lists them.'
      : 'Figures are rounded.',
    earlierOutputs === 0
      ? `These figures were not compared with any earlier output. ${NAME_EARLIER}`
      : `These figures were compared with ${counted(earlierOutputs, 'earlier output')}.`,
    'Ranks and classes go by shrunken values: small areas are pulled towards the mean of all, and their own figures are given as well. Earnings, gap and unexplained gap are computed from the same people, and are shrunk and drawn together.',
    'Estimates say where people grew up and how they fared later, not what a place does to a person.',
  ],
  figures: [
    { column: 'n', label: 'People', decimals: 0 },
    { column: 'earnings_mean', label: 'Mean earnings, £', decimals: 0 },
    { column: 'earnings_mean_shrunken', label: 'Mean earnings, shrunken, £', decimals: 0 },
    { column: 'gap', label: 'Gap, £', decimals: 0 },
    { column: 'gap_shrunken', label: 'Gap, shrunken, £', decimals: 0 },
    { column: 'unexplained', label: 'Unexplained gap, £', decimals: 0 },
    { column: 'unexplained_shrunken', label: 'Unexplained gap, shrunken, £', decimals: 0 },
  ],
});
