import { normalQuantile } from './normal-quantile.js';
import { philox } from './philox.js';

/** Overwritten by every draw before it is read: it carries nothing from one to the next. */
const words = new Uint32Array(4);

/** The middle of one of 2^52 equal parts of (0, 1), so that neither end comes up. */
const fraction = (high: number, low: number) => ((high >>> 6) * 2 ** 26 + (low >>> 6) + 0.5) / 2 ** 52;

/**
 * Draws the four words that belong to the seed (0 to 2^53 − 1) and the counters (whole numbers of 32 bits).
 */
function draw(seed: number, a: number, b: number, c: number, d: number): void {
  philox(words, seed | 0, Math.floor(seed / 2 ** 32) | 0, a | 0, b | 0, c | 0, d | 0);
}

/** An even draw between 0 and 1, both out, of 52 bits. It depends on its arguments alone; see `philox`. */
export function uniform(seed: number, a = 0, b = 0, c = 0, d = 0): number {
  draw(seed, a, b, c, d);
  return fraction(words[0]!, words[1]!);
}

/** A standard normal draw: the quantile of `uniform` of the same arguments. */
export function normal(seed: number, a = 0, b = 0, c = 0, d = 0): number {
  return normalQuantile(uniform(seed, a, b, c, d));
}

/**
 * Two independent standard normal draws for the price of one set of counters; the first is `normal` of the
 * same.
 * @param pair receives the two
 */
export function normalPair(pair: Float64Array, seed: number, a = 0, b = 0, c = 0, d = 0): void {
  draw(seed, a, b, c, d);
  const second = fraction(words[2]!, words[3]!);
  pair[0] = normalQuantile(fraction(words[0]!, words[1]!));
  pair[1] = normalQuantile(second);
}
