import fc from 'fast-check';
import { expect, test } from 'vitest';
import { select } from '../../../../pipeline/methods/rank/select.js';

test('any place holds what sorting would put there, and what lies behind the count is left', () => {
  const values = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(values, fc.nat(), (numbers, at) => {
      const place = at % numbers.length;
      const sorted = numbers.toSorted((one, other) => one - other);
      expect(select(Float64Array.from([...numbers, -1]), numbers.length, place)).toBe(sorted[place]);
    }),
  );
});
