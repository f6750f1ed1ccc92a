import { DataError } from '../problem.js';
import { checkLengths } from '../spread.js';
import { covariance } from './correlation.js';

/**
 * Cronbach's alpha of columns: k² × mean covariance of two of them / sum of the whole covariance matrix,
 * which is k/(k − 1) × (1 − sum of variances / variance of the sum) where no value is missing. Each
 * covariance is over the units with both values. Standardise columns of different units first.
 * @see OECD/JRC (2008), Handbook, section 4.3, equation 18; Cronbach (1951), Psychometrika 16,
 *   297–334
 * @throws DataError `too-few-values` for a single column, or for two columns with fewer than two units in
 *   common; `constant` where the covariances add up to zero; `lengths-differ`, `not-finite`
 */
export function cronbach(columns: readonly Float64Array[]): number {
  checkLengths(columns, columns[0]?.length ?? 0);
  const parts = columns.length;
  if (parts < 2) throw new DataError('too-few-values', 'alpha needs at least two indicators');
  let variances = 0;
  let between = 0;
  columns.forEach((x, row) => {
    variances += covariance(x, x);
    for (const y of columns.slice(0, row)) between += 2 * covariance(x, y);
  });
  if (Number.isNaN(variances + between))
    throw new DataError('too-few-values', 'two of the indicators have fewer than two units in common');
  const all = variances + between;
  if (!(Math.abs(all) > 1e-12 * variances))
    throw new DataError('constant', 'the indicators add up to the same value in every unit');
  return (parts ** 2 * (between / (parts * (parts - 1)))) / all;
}
