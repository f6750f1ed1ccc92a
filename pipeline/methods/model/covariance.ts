/**
 * Correlations about zero between columns of residuals, over the units that have all of them, so that the
 * matrix has no negative eigenvalue; 0 between columns of which one is all zeros there.
 * @param residuals one column for each indicator; NaN where a unit has none
 */
export function residualCorrelations(residuals: readonly Float64Array[]): Float64Array[] {
  const units = residuals[0]?.length ?? 0;
  const sums = residuals.map(() => new Float64Array(residuals.length));
  for (let unit = 0; unit < units; unit += 1) {
    if (residuals.some((column) => Number.isNaN(column[unit]!))) continue;
    for (let i = 0; i < residuals.length; i += 1)
      for (let k = 0; k < residuals.length; k += 1)
        sums[i]![k]! += residuals[i]![unit]! * residuals[k]![unit]!;
  }
  return sums.map((row, i) =>
    row.map((sum, k) => {
      if (i === k) return 1;
      const scale = Math.sqrt(sums[i]![i]! * sums[k]![k]!);
      return scale > 0 ? sum / scale : 0;
    }),
  );
}

/** The covariances of errors with the given correlations and standard deviations. */
export const covariances = (correlations: readonly Float64Array[], sds: Float64Array): Float64Array[] =>
  correlations.map((row, i) => row.map((correlation, k) => correlation * sds[i]! * sds[k]!));
