const MULTIPLIER_A = 0xd2511f53;
const MULTIPLIER_C = 0xcd9e8d57;
const STEP_A = 0x9e3779b9;
const STEP_B = 0xbb67ae85;
const ROUNDS = 10;

/**
 * Upper 32 bits of the product of two 32-bit integers, computed by halves: a number has too few bits for it.
 */
function upperHalf(a: number, b: number): number {
  const a_low = a & 0xffff;
  const a_high = a >>> 16;
  const b_low = b & 0xffff;
  const b_high = b >>> 16;
  const first = (Math.imul(a_high, b_low) + (Math.imul(a_low, b_low) >>> 16)) | 0;
  const second = (Math.imul(a_low, b_high) + (first & 0xffff)) | 0;
  return (Math.imul(a_high, b_high) + (first >>> 16) + (second >>> 16)) | 0;
}

/**
 * Philox4x32-10: mixes a counter of four words (a to d) with a key of two into four random words of 32 bits.
 * It keeps no state, so any draw can be made without the draws before it, in any order and on any thread.
 * @param words receives the four words
 * @see Salmon, Moraes, Dror and Shaw (2011), Parallel random numbers: as easy as 1, 2, 3, SC '11, section 4
 */
export function philox(
  words: Uint32Array,
  key_a: number,
  key_b: number,
  a: number,
  b: number,
  c: number,
  d: number,
): void {
  for (let round = 0; round < ROUNDS; round += 1) {
    const high_a = upperHalf(MULTIPLIER_A, a);
    const low_a = Math.imul(MULTIPLIER_A, a);
    const high_c = upperHalf(MULTIPLIER_C, c);
    const low_c = Math.imul(MULTIPLIER_C, c);
    a = high_c ^ b ^ key_a;
    b = low_c;
    c = high_a ^ d ^ key_b;
    d = low_a;
    key_a = (key_a + STEP_A) | 0;
    key_b = (key_b + STEP_B) | 0;
  }
  words[0] = a;
  words[1] = b;
  words[2] = c;
  words[3] = d;
}
