import { type Known, less } from './linear-system.js';

const negativeOf = ({ coefficients }: Known): string | undefined =>
  [...coefficients].find(([, coefficient]) => coefficient < 0)?.[0];

/**
 * Sums in which nothing is subtracted, made of at most `most` rows of a reduced system. Every such sum of a
 * system is made of its rows without subtracting any, for each row alone has its pivot; so what one row
 * subtracts another must add, and only those that do are tried.
 */
export function plainSums(rows: readonly Known[], most = 4): Known[] {
  const adding = new Map<string, number[]>();
  for (const [i, { coefficients }] of rows.entries())
    for (const [unknown, coefficient] of coefficients)
      if (coefficient > 0) adding.set(unknown, [...(adding.get(unknown) ?? []), i]);
  const found: Known[] = [];
  const complete = (sum: Known, used: ReadonlySet<number>): void => {
    const negative = negativeOf(sum);
    if (negative === undefined) found.push(sum);
    else if (used.size < most)
      for (const i of adding.get(negative) ?? [])
        if (!used.has(i)) complete(less(sum, rows[i]!, -1), new Set([...used, i]));
  };
  for (const [i, row] of rows.entries()) complete(row, new Set([i]));
  return found;
}
