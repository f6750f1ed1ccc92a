import { describe, expect, test } from 'vitest';
import {
  countParts,
  mayShare,
  type Selection,
  sameSelection,
  sumParts,
} from '../../../../pipeline/records/disclosure/selection.js';

const of = (sex: Selection['sex'], earnings: Selection['earnings'] = 'in_work'): Selection => ({
  sex,
  earnings,
});

describe('the selection of an output', () => {
  test('is the same only with the same sex and the same earnings', () => {
    expect(sameSelection(of('sons'), of('sons'))).toBe(true);
    expect(sameSelection(of('sons'), of('daughters'))).toBe(false);
    expect(sameSelection(of('sons'), of('sons', 'kept'))).toBe(false);
    expect(sameSelection(of('all', 'kept'), of('all', 'kept'))).toBe(true);
  });

  test('can share a person with another, except sons with daughters', () => {
    expect(mayShare(of('sons'), of('daughters', 'kept'))).toBe(false);
    expect(mayShare(of('daughters'), of('sons'))).toBe(false);
    expect(mayShare(of('sons'), of('sons', 'kept'))).toBe(true);
    expect(mayShare(of('all'), of('daughters'))).toBe(true);
    expect(mayShare(of('sons', 'kept'), of('all'))).toBe(true);
  });
});

describe('the parts of an output', () => {
  test('in people: sons and daughters make all, in work and out of work make kept, no person twice', () => {
    expect(countParts(of('sons'))).toHaveLength(1);
    expect(countParts(of('sons', 'kept'))).toHaveLength(2);
    expect(countParts(of('all'))).toEqual([...countParts(of('sons')), ...countParts(of('daughters'))]);
    const kept = countParts(of('all', 'kept'));
    expect(new Set(kept).size).toBe(4);
    for (const part of countParts(of('all'))) expect(kept).toContain(part);
  });

  test('in earnings: those out of work add nothing, so that kept and in work are the same sum', () => {
    for (const sex of ['sons', 'daughters', 'all'] as const)
      expect(sumParts(of(sex, 'kept'))).toEqual(sumParts(of(sex)));
    expect(sumParts(of('all'))).toEqual([...sumParts(of('sons')), ...sumParts(of('daughters'))]);
    expect(sumParts(of('sons'))).not.toEqual(sumParts(of('daughters')));
  });
});
