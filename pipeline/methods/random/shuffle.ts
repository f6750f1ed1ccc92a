import { philox } from './philox.js';

const words = new Uint32Array(4);

/**
 * A random order of 0, 1, 2 …, every order with the same probability. It depends only on the arguments and
 * the length.
 * @param order receives it
 * @param seed 0 to 2^53 − 1
 * @param id number of the draw
 * @param stream tells these draws from others of the same seed
 * @see Knuth, The Art of Computer Programming 2, section 3.4.2, algorithm P (Fisher and Yates)
 */
export function shuffleInto(order: Int32Array, seed: number, id: number, stream: number): void {
  const n = order.length;
  for (let i = 0; i < n; i += 1) order[i] = i;
  for (let last = n - 1; last > 0; last -= 1) {
    const word = (n - 1 - last) % 4;
    if (word === 0) philox(words, seed | 0, Math.floor(seed / 2 ** 32) | 0, id, last, n, stream);
    const other = Math.floor((words[word]! / 2 ** 32) * (last + 1));
    const moved = order[last]!;
    order[last] = order[other]!;
    order[other] = moved;
  }
}
