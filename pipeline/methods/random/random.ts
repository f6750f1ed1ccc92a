import { normalQuantile } from './normal-quantile.js';
import { philox } from './philox.js';

/** Overwritten by every draw before it is read, so nothing carries over from one draw to the next. */
const words = new Uint32Array(4);

/** The middle of one of 2^52 equal parts of (0, 1), so that neither end can be drawn. */
const fraction = (high: number, low: number) => ((high >>> 6) * 2 ** 26 + (low >>> 6) + 0.5) / 2 ** 52;

/** Draws the four words for a seed (0 to 2^53 − 1) and counters (32-bit integers). */
function draw(seed: number, a: number, b: number, c: number, d: number): void {
  philox(words, seed | 0, Math.floor(seed / 2 ** 32) | 0, a | 0, b | 0, c | 0, d | 0);
}

/**
 * A uniform draw of 52 bits between 0 and 1, both excluded. It depends only on its arguments; see `philox`.
 */
export function uniform(seed: number, a = 0, b = 0, c = 0, d = 0): number {
  draw(seed, a, b, c, d);
  return fraction(words[0]!, words[1]!);
}

/** A standard normal draw: the normal quantile of `uniform` of the same arguments. */
export function normal(seed: number, a = 0, b = 0, c = 0, d = 0): number {
  return normalQuantile(uniform(seed, a, b, c, d));
}

/**
 * Four independent standard normal draws from one set of counters, each from 32 bits: enough for draws that
 * are made by the million, and none is beyond 6.4.
 * @param four receives the draws
 */
export function fourNormals(four: Float64Array, seed: number, a = 0, b = 0, c = 0, d = 0): void {
  draw(seed, a, b, c, d);
  for (let i = 0; i < 4; i += 1) four[i] = (words[i]! + 0.5) / 2 ** 32;
  for (let i = 0; i < 4; i += 1) four[i] = normalQuantile(four[i]!);
}

/**
 * Two independent standard normal draws from one set of counters; the first equals `normal` of the same
 * arguments.
 * @param pair receives the two draws
 */
export function normalPair(pair: Float64Array, seed: number, a = 0, b = 0, c = 0, d = 0): void {
  draw(seed, a, b, c, d);
  const second = fraction(words[2]!, words[3]!);
  pair[0] = normalQuantile(fraction(words[0]!, words[1]!));
  pair[1] = normalQuantile(second);
}
