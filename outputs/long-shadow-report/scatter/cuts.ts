/**
 * The values at which the lowest and the highest few of some begin: they are in, and so is what ties with
 * them.
 */
export interface Cuts {
  readonly low: number;
  readonly high: number;
}

/**
 * As the coldspot rule counts: k is the share of all, rounded up, and neighbours within the tolerance tie.
 */
export function cutsOf(values: readonly number[], share: number, tolerance: number): Cuts | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const count = sorted.length;
  const k = Math.ceil(count * share - tolerance);
  if (count === 0 || k < 1) return undefined;
  const at = (place: number): number => sorted[place] ?? 0;
  let [low, high] = [k - 1, count - k];
  while (low < count - 1 && at(low + 1) - at(low) <= tolerance) low += 1;
  while (high > 0 && at(high) - at(high - 1) <= tolerance) high -= 1;
  return { low: at(low), high: at(high) };
}
