/** How far the figure of one year may be off, by authority. */
export interface OneYearNoise {
  /** The standard deviation to use: its own, or the pooled one; NaN where no change is known at all. */
  readonly sd: Float64Array;
  /** From the authority's own changes; NaN with fewer than two. */
  readonly own: Float64Array;
  /** How many changes from one year to the next are known. */
  readonly changes: Int32Array;
  /** The noise of an authority in the middle; NaN where no change is known at all. */
  readonly pooled: number;
}

/** Fewer changes than this say too little of one authority. */
export const MIN_CHANGES = 6;

/** A normal distribution's standard deviation over its median absolute deviation, 1 / Φ⁻¹(¾). */
const MAD_TO_SD = 1.482602218505602;

/** The middle value, or the mean of the two in the middle; NaN of none. */
function median(values: number[]): number {
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length / 2;
  return sorted.length === 0 ? Number.NaN : (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
}

/** Changes from one column to the next, less that of the median authority; NaN where either is missing. */
function centred(before: Float64Array, after: Float64Array): Float64Array {
  const changes = after.map((value, i) => value - before[i]!);
  const middle = median([...changes].filter((change) => !Number.isNaN(change)));
  return changes.map((change) => change - middle);
}

/**
 * The noise of one year: the sample standard deviation of the changes of an authority from year to year, each
 * less that of the median authority, over √2, because two figures make a change. With fewer than six changes
 * an authority has the pooled noise: the median absolute change of all authorities and years, as a standard
 * deviation (× 1.4826), over √2. Two changes in a row share a year, which makes the first a little large: by
 * 8% of itself with six changes, by 4% with twelve.
 * @param columns values of the authorities by year, oldest first; NaN where missing
 * @param joined by column, whether its change from the column before counts; the first has none
 * @see Hampel (1974), The influence curve and its role in robust estimation, JASA 69, 383–393
 * @throws RangeError unless all columns are of one length and there is a mark for each
 */
export function oneYearNoise(
  columns: readonly Float64Array[],
  joined: readonly boolean[],
  minChanges = MIN_CHANGES,
): OneYearNoise {
  const authorities = columns[0]?.length ?? 0;
  if (joined.length !== columns.length || columns.some(({ length }) => length !== authorities))
    throw new RangeError('each column has a value for every authority, and a mark');
  const years = columns.flatMap((after, i) =>
    i > 0 && joined[i] === true ? [centred(columns[i - 1]!, after)] : [],
  );
  const known = years.flatMap((changes) => [...changes].filter((change) => !Number.isNaN(change)));
  const pooled = (MAD_TO_SD * median(known.map(Math.abs))) / Math.SQRT2;
  const own = new Float64Array(authorities).fill(Number.NaN);
  const changes = new Int32Array(authorities);
  const sd = new Float64Array(authorities);
  for (let i = 0; i < authorities; i += 1) {
    const mine = years.map((year) => year[i]!).filter((change) => !Number.isNaN(change));
    const mean = mine.reduce((sum, change) => sum + change, 0) / mine.length;
    const squares = mine.reduce((sum, change) => sum + (change - mean) ** 2, 0);
    changes[i] = mine.length;
    if (mine.length > 1) own[i] = Math.sqrt(squares / (mine.length - 1) / 2);
    sd[i] = mine.length >= Math.max(2, minChanges) ? own[i]! : pooled;
  }
  return { sd, own, changes, pooled };
}
