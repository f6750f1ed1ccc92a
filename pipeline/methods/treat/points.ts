/** Winsorising that is decided already: how many of the highest and of the lowest values give way. */
export interface Points {
  readonly high: number;
  readonly low: number;
}

/** The value that `above` others exceed, on the high side for a `sign` of 1, on the low side for −1. */
function beyond(values: Float64Array, above: number, sign: 1 | -1): number {
  // the furthest values so far, in order
  const furthest = new Float64Array(above + 1).fill(Number.NEGATIVE_INFINITY);
  for (let i = 0; i < values.length; i += 1) {
    const value = sign * values[i]!;
    if (!(value > furthest[above]!)) continue;
    let k = above;
    for (; k > 0 && furthest[k - 1]! < value; k -= 1) furthest[k] = furthest[k - 1]!;
    furthest[k] = value;
  }
  return sign * furthest[above]!;
}

/**
 * Winsorises the given numbers of points in place, whatever the shape of the column: each takes the value of
 * the next one inwards. Nothing is done on a side that has no value to take.
 */
export function winsorisePoints(values: Float64Array, { high, low }: Points): void {
  for (const sign of [1, -1] as const) {
    const count = sign === 1 ? high : low;
    if (count === 0) continue;
    const limit = beyond(values, count, sign);
    if (!Number.isFinite(limit)) continue;
    for (let i = 0; i < values.length; i += 1) if (sign * (values[i]! - limit) > 0) values[i] = limit;
  }
}
