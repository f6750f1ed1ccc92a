import { expect, test } from 'vitest';
import { philox } from '../../../../pipeline/methods/random/philox.js';

/**
 * Counter, key and result of philox4x32 with ten rounds, from the file kat_vectors of Random123, by its
 * authors.
 */
test.each([
  ['00000000 00000000 00000000 00000000', '00000000 00000000', '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
  ['ffffffff ffffffff ffffffff ffffffff', 'ffffffff ffffffff', '408f276d 41c83b0e a20bc7c6 6d5451fd'],
  ['243f6a88 85a308d3 13198a2e 03707344', 'a4093822 299f31d0', 'd16cfe09 94fdcceb 5001e420 24126ea1'],
])('counter %s under key %s gives the words published by its authors', (counter, key, expected) => {
  const words = (text: string) => text.split(' ').map((word) => Number.parseInt(word, 16));
  const [key_a = 0, key_b = 0] = words(key);
  const [a = 0, b = 0, c = 0, d = 0] = words(counter);
  const result = new Uint32Array(4);
  philox(result, key_a, key_b, a, b, c, d);
  expect([...result].map((word) => word.toString(16).padStart(8, '0')).join(' ')).toBe(expected);
});
