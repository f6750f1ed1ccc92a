import fc from 'fast-check';

/** Columns with ties, gaps, values close together and values far apart. */
export const numbers: fc.Arbitrary<number[]> = fc.array(
  fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.double(),
    fc.double({ min: 0, max: 1, noNaN: true }).map((value) => Math.exp(80 * value)),
    fc.constant(Number.NaN),
  ),
  { maxLength: 90 },
);
