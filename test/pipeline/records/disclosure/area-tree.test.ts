import { describe, expect, test } from 'vitest';
import { AreaTree } from '../../../../pipeline/records/disclosure/area-tree.js';

const tree = (...pairs: readonly (readonly [string, string | null])[]) =>
  new AreaTree(pairs.map(([area_code, parent]) => ({ area_code, parent })));
const england = tree(['E', null], ['R1', 'E'], ['R2', 'E'], ['A', 'R1'], ['C', 'R2'], ['B', 'R1']);

describe('areas within areas', () => {
  test('know their parents and children, in order of code', () => {
    expect([england.parent('A'), england.parent('R1'), england.parent('E')]).toEqual(['R1', 'E', null]);
    expect(england.children('R1')).toEqual(['A', 'B']);
    expect(england.children('E')).toEqual(['R1', 'R2']);
    expect(england.children('A')).toEqual([]);
  });

  test('consist of their leaves, a leaf of itself', () => {
    expect(england.leaves('E')).toEqual(['A', 'B', 'C']);
    expect(england.leaves('R2')).toEqual(['C']);
    expect(england.leaves('C')).toEqual(['C']);
  });

  test('are sorted from the innermost outwards, then by code', () => {
    expect(england.upwards).toEqual(['A', 'B', 'C', 'R1', 'R2', 'E']);
    expect(tree().upwards).toEqual([]);
  });

  test('have no parent where the parent is not listed', () => {
    const orphans = tree(['A', 'R1'], ['B', 'R1']);
    expect(orphans.parent('A')).toBeNull();
    expect(orphans.parent('nowhere')).toBeNull();
    expect(orphans.upwards).toEqual(['A', 'B']);
  });

  test('may be listed twice with the same parent, but not with two, or first with none', () => {
    expect(tree(['E', null], ['A', 'E'], ['A', 'E']).children('E')).toEqual(['A']);
    expect(() => tree(['A', 'R1'], ['A', 'R2'])).toThrow(RangeError);
    expect(() => tree(['A', 'R1'], ['A', 'R2'])).toThrow(/^A\b/);
    expect(() => tree(['A', null], ['A', 'R2'])).toThrow(/^A\b/);
  });

  test('are not within themselves, at any depth', () => {
    expect(() => tree(['A', 'A'])).toThrow(/^A\b/);
    expect(() => tree(['A', 'B'], ['B', 'C'], ['C', 'A'])).toThrow(RangeError);
    // a chain of all of them is not a cycle
    expect(tree(['A', 'B'], ['B', 'C'], ['C', null]).upwards).toEqual(['A', 'B', 'C']);
  });
});
