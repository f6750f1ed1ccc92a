import { expect, test } from 'vitest';
import { hashText } from '../../../../pipeline/methods/random/hash-text.js';

/** Common test values of MurmurHash3_x86_32. */
test.each([
  ['', 0, 0],
  ['', 1, 0x514e28b7],
  ['test', 0, 0xba6bd213],
  ['test', 0x9747b28c, 0x704b81dc],
  ['Hello, world!', 0x9747b28c, 0x24884cba],
  ['The quick brown fox jumps over the lazy dog', 0x9747b28c, 0x2fa826cd],
])('%j with seed %i is the published hash', (text, seed, expected) => {
  expect(hashText(text, seed)).toBe(expected);
});

test('10,000 area codes have 10,000 distinct hashes', () => {
  const codes = Array.from({ length: 10_000 }, (_, i) => `E0${7_000_000 + i}`);
  expect(new Set(codes.map((code) => hashText(code))).size).toBe(codes.length);
});
