import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  COLDSPOT,
  endSize,
  fifthsOf,
  groupsOf,
  HOTSPOT,
  MIDDLE,
  NO_RANK,
} from '../../../../pipeline/methods/rank/groups.js';
import { ranksOf } from '../../../../pipeline/methods/rank/ranks.js';

const LETTERS = new Map<number, string>([
  [NO_RANK, '.'],
  [MIDDLE, 'm'],
  [HOTSPOT, 'h'],
  [COLDSPOT, 'c'],
]);
const groups = (ranks: readonly number[], share = 0.2) =>
  [...groupsOf(Int32Array.from(ranks), share, 1e-9)].map((group) => LETTERS.get(group)).join('');

describe('groups by ranks', () => {
  test('are empty for no units', () => {
    expect(groups([])).toBe('');
  });

  test('a single unit would be best and worst, so it is in neither', () => {
    expect(groups([1])).toBe('m');
  });

  test('all tied are in neither', () => {
    expect(groups([1, 1, 1, 1, 1])).toBe('mmmmm');
  });

  test('a fifth of ten is two at each end', () => {
    expect(groups([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toBe('hhmmmmmmcc');
  });

  test('a fifth of eleven is three: the share is rounded up', () => {
    expect(groups([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])).toBe('hhhmmmmmccc');
  });

  test('ties with the last counted are included, at both ends', () => {
    expect(groups([1, 2, 2, 2, 5, 6, 7, 7, 7, 10])).toBe('hhhhmmcccc');
  });

  test('a tie that spans both ends is in neither', () => {
    // n 5, share 0.4, k 2: three tied at 2 have rank 2 ≤ k and are second from the worst end
    expect(groups([1, 2, 2, 2, 5], 0.4)).toBe('hmmmc');
  });

  test('a unit without a rank is in no group and is not counted', () => {
    expect(groups([0, 1, 2, 3, 4, 5])).toBe('.hmmmc');
  });

  test('the tolerance keeps a share of 0.1 + 0.2 of ten units at three', () => {
    expect(groups([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.1 + 0.2)).toBe('hhhmmmmccc');
  });

  test('agree with counting from both ends of the values themselves', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constant(Number.NaN)), { maxLength: 30 }),
        fc.constantFrom(0.1, 0.2, 0.25, 0.5),
        (values, share) => {
          const known = values.filter((value) => !Number.isNaN(value));
          const k = Math.ceil(known.length * share - 1e-9);
          const plain = values.map((value) => {
            if (Number.isNaN(value)) return '.';
            const hot = known.filter((other) => other > value).length < k;
            const cold = known.filter((other) => other < value).length < k;
            return hot === cold ? 'm' : hot ? 'h' : 'c';
          });
          expect(groups([...ranksOf(Float64Array.from(values), 0)], share)).toBe(plain.join(''));
        },
      ),
    );
  });
});

describe('the size of each end', () => {
  test('is the share rounded up, less the tolerance before it is rounded', () => {
    expect([endSize(5, 0.2, 1e-9), endSize(10, 0.2, 1e-9), endSize(11, 0.2, 1e-9)]).toEqual([1, 2, 3]);
    expect([endSize(10, 0.1 + 0.2, 0), endSize(10, 0.1 + 0.2, 1e-9)]).toEqual([4, 3]);
  });
});

describe('fifths', () => {
  const counting = (n: number) => Int32Array.from({ length: n }, (_, i) => i + 1);
  const fifths = (ranks: Int32Array, share = 0.2) =>
    fifthsOf(ranks, share, 1e-9)
      .map(({ fifth }) => fifth ?? '.')
      .join('');

  test('are the two ends, and between them three parts as equal as possible', () => {
    expect(fifths(counting(5))).toBe('12345');
    expect(fifths(counting(10))).toBe('1122334455');
    // 21: five at each end; of the 11 between, up to the fourth and the seventh (11/3 and 22/3, rounded)
    expect(fifths(counting(21))).toBe('111112222333444455555');
    // 8: two at each end; of the four between, up to the first and up to the third (4/3 and 8/3, rounded)
    expect(fifths(counting(8))).toBe('11233455');
  });

  test('depend on rank, not by the order of the units, and ties share a fifth', () => {
    expect(fifths(Int32Array.of(5, 4, 3, 2, 1))).toBe('54321');
    expect(fifths(Int32Array.of(1, 2, 3, 3, 3, 3, 3, 8, 9, 10))).toBe('1122222455');
  });

  test('include the names of the groups; a unit without a rank has neither', () => {
    expect(fifthsOf(Int32Array.of(1, 2, 0, 3, 4, 5), 0.2, 1e-9)).toEqual([
      { group: 'hotspot', fifth: 1 },
      { group: 'middle', fifth: 2 },
      { group: null, fifth: null },
      { group: 'middle', fifth: 3 },
      { group: 'middle', fifth: 4 },
      { group: 'coldspot', fifth: 5 },
    ]);
  });

  test('are empty for no units, and a single unit is in the middle', () => {
    expect([fifths(counting(0)), fifths(counting(1))]).toEqual(['', '3']);
  });
});
