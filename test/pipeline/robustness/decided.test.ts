import { describe, expect, test } from 'vitest';
import { STANDARD_RULE } from '../../../pipeline/methods/treat/rule.js';
import { withDecided } from '../../../pipeline/robustness/decided.js';
import { column } from '../methods/columns.js';
import { mean, methodOf, problemOf, z } from './problems.js';

const SMOOTH = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const ONE_HIGH = SMOOTH.map((value) => (value === 12 ? 400 : value));
const ONE_LOW = SMOOTH.map((value) => (value === 1 ? -400 : value));
const figures = [SMOOTH, ONE_HIGH, ONE_LOW];
const { structure } = problemOf(figures);
const columns = figures.map((values) => column(...values));

describe('the treatment that is decided', () => {
  test('is how many points the rule winsorises on each side of the given columns, or none', () => {
    const method = withDecided(methodOf({ ...z, treat: STANDARD_RULE }, mean), structure, columns);
    expect(method.levels[0]!.individual_treat).toEqual({
      i0: null,
      i1: { high: 1, low: 0 },
      i2: { high: 0, low: 1 },
    });
    expect(method.levels[1]).toBe(mean);
  });

  test('is a logarithm where the rule takes one, and leaves what is no rule as it is', () => {
    const rule = { ...STANDARD_RULE, winsorise: 0 };
    const always = { always: 'natural_logarithm' } as const;
    const level = { ...z, treat: rule, individual_treat: { i0: always, i2: null } };
    expect(withDecided(methodOf(level, mean), structure, columns).levels[0]!.individual_treat).toEqual({
      i0: always,
      i1: { always: 'logarithm' },
      i2: null,
    });
  });

  test('is nothing without a treatment', () => {
    expect(withDecided(methodOf(z, mean), structure, columns).levels[0]!.individual_treat).toEqual({
      i0: null,
      i1: null,
      i2: null,
    });
  });
});
