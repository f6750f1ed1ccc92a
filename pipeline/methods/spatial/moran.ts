/** Which units adjoin which: those of unit i are `others` from `starts[i]` to `starts[i + 1]`. */
export interface Neighbours {
  readonly starts: Int32Array;
  readonly others: Int32Array;
}

/**
 * Packs lists of neighbours. Throws RangeError for a unit that is its own neighbour, one that does not exist,
 * or one that is not a neighbour of its neighbour: the formulas below need both ways.
 * @param lists indices of the neighbours of each unit
 */
export function neighboursFrom(lists: readonly (readonly number[])[]): Neighbours {
  const sets = lists.map((list) => new Set(list));
  for (const [unit, list] of sets.entries())
    for (const other of list)
      if (other === unit || sets[other]?.has(unit) !== true)
        throw new RangeError(`units ${unit} and ${other} are not neighbours of each other`);
  const starts = new Int32Array(lists.length + 1);
  for (const [unit, list] of sets.entries()) starts[unit + 1] = starts[unit]! + list.size;
  return { starts, others: Int32Array.from(sets.flatMap((list) => [...list].sort((a, b) => a - b))) };
}

/** What Moran's I is made of, unit by unit; overwritten by the next run. */
export class MoranBuffers {
  /** Values less the mean of the units that count; NaN for a unit that does not. */
  readonly deviations: Float64Array;
  /** Mean deviation of the neighbours of a unit; NaN for a unit that does not count. */
  readonly lags: Float64Array;
  /** Mean square of the deviations. */
  variance = Number.NaN;
  /** How many units count: those with a value and a neighbour with a value. */
  count = 0;

  constructor(units: number) {
    this.deviations = new Float64Array(units);
    this.lags = new Float64Array(units);
  }
}

/** Mean value of the neighbours of a unit that have one; NaN where none has. */
function meanAround(values: Float64Array, { starts, others }: Neighbours, unit: number): number {
  let sum = 0;
  let known = 0;
  for (let k = starts[unit]!; k < starts[unit + 1]!; k += 1) {
    const value = values[others[k]!]!;
    if (Number.isNaN(value)) continue;
    sum += value;
    known += 1;
  }
  return sum / known;
}

/**
 * Moran's I with the weights of each unit's neighbours adding up to 1: Σ zᵢ z̄ᵢ ÷ Σ zᵢ², where z are
 * deviations from the mean and z̄ᵢ is the mean of those of its neighbours. Units without a value, or without
 * a neighbour that has one, do not count; where none counts, or all are equal, it is NaN.
 * @param values one for each unit; NaN where missing
 * @param into receives deviations and lags; allocates nothing
 * @see Moran (1950), Notes on continuous stochastic phenomena, Biometrika 37, 17–23; Cliff and Ord (1981),
 *   Spatial Processes, section 1.4
 */
export function moran(values: Float64Array, neighbours: Neighbours, into: MoranBuffers): number {
  const { deviations, lags } = into;
  let sum = 0;
  let count = 0;
  for (let unit = 0; unit < values.length; unit += 1) {
    lags[unit] = meanAround(values, neighbours, unit);
    // NaN where the unit itself has no value, or no neighbour of it has one.
    const counts = !Number.isNaN(values[unit]! + lags[unit]!);
    deviations[unit] = counts ? values[unit]! : Number.NaN;
    if (!counts) continue;
    sum += values[unit]!;
    count += 1;
  }
  const mean = sum / count;
  let products = 0;
  let squares = 0;
  for (let unit = 0; unit < values.length; unit += 1) {
    const own = deviations[unit]! - mean;
    const lag = Number.isNaN(own) ? Number.NaN : lags[unit]! - mean;
    deviations[unit] = own;
    lags[unit] = lag;
    if (Number.isNaN(own)) continue;
    products += own * lag;
    squares += own * own;
  }
  into.variance = squares / count;
  into.count = count;
  return products / squares;
}
