import { describe, expect, test } from 'vitest';
import { checkIndex } from '../../../pipeline/checks/check-index.js';
import type { CheckInput } from '../../../pipeline/checks/input.js';
import { small, smallWith } from './small.js';

const warned = (input: CheckInput) =>
  checkIndex(input).warnings.map(({ code, about, other }) => `${code} ${about} ${other ?? ''}`.trim());

describe('warnings', () => {
  test('are in the order of the structure, pairs last', () => {
    expect(warned(small)).toEqual([
      'against_index b index',
      'against_domain b x',
      'no_influence c',
      'no_influence y',
      'collinear a b',
    ]);
  });

  test('explain themselves, with the number', () => {
    const texts = checkIndex(small).warnings.map(({ text }) => text);
    expect(texts[0]).toBe(
      'b runs against the index (r = −1.00): where it is better, the index tends to be worse.',
    );
    expect(texts[1]).toBe('b pulls against x, which it is part of (r = −0.90).');
    expect(texts[2]).toMatch(/0\.0% of the variance of the index.*less than 5\.0%/);
    expect(texts[2]).toContain('its nominal weight is 50.0%');
    expect(texts[4]).toContain('say nearly the opposite');
  });

  test('are empty where all correlations are positive', () => {
    const up = [1, 2, 3, 4, 5];
    const bent = [1, 2, 3, 5, 4.5];
    // Similar, so that pairs of one level are reported, and nothing else.
    expect(warned(smallWith({ a: up, b: up, c: up, x: up, y: up, index: up }))).toEqual([
      'collinear a b',
      'collinear a c',
      'collinear b c',
      'collinear x y',
    ]);
    // 0.8 with each other: Σ = 8 of 10.
    const first = [-2, -1, 0, 1, 2];
    const second = [-2, 0, -1, 2, 1];
    const third = [-1, -2, 1, 0, 2];
    expect(
      warned(smallWith({ a: first!, b: second!, c: third!, x: first!, y: third!, index: bent })),
    ).toEqual([]);
  });

  test('levels are not compared: a domain of one part is not reported as its duplicate', () => {
    expect(warned(small).filter((line) => line.startsWith('collinear'))).toEqual(['collinear a b']);
  });

  test('begin below the limits, not on them', () => {
    // r² of 0.05 on the head: (r, √(1 − r²)) in two orthogonal directions.
    const along = [1, 1, -1, -1];
    const across = [1, -1, 1, -1];
    const mixed = (r: number) => along!.map((x, i) => r * x + Math.sqrt(1 - r * r) * across![i]!);
    const idle = (r: number) =>
      warned(smallWith({ a: along!, b: along!, c: mixed(r), x: along!, y: along!, index: along! })).includes(
        'no_influence c',
      );
    expect(idle(Math.sqrt(0.0499))).toBe(true);
    expect(idle(Math.sqrt(0.0501))).toBe(false);
    const alike = (r: number) =>
      warned(
        smallWith({ a: along!, b: mixed(r), c: across!, x: along!, y: across!, index: along! }),
      ).includes('collinear a b');
    expect(alike(0.919)).toBe(false);
    expect(alike(0.921)).toBe(true);
  });
});
