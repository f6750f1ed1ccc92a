import { describe, expect, test } from 'vitest';
import { checkMethod, type LevelMethod, normalisationOf } from '../../../../pipeline/methods/chain/method.js';
import type { Normalisation } from '../../../../pipeline/methods/normalise/method.js';
import { structureOf } from '../../../../pipeline/methods/structure/structure.js';
import { NONE, refusal } from '../columns.js';
import { rowsOf } from '../rows.js';

const structure = structureOf(rowsOf({ index: { one: ['a', 'b'], two: ['c'] } }));
const z: LevelMethod = { normalise: { method: 'z_score' } };
const mean: LevelMethod = { ...z, aggregate: 'arithmetic_mean' };
const positive: Normalisation = { method: 'min_max', from: 1, to: 100 };
const check = (levels: readonly LevelMethod[], tolerance = 1e-9) =>
  checkMethod({ levels, tolerance }, structure);
const refused = (levels: readonly LevelMethod[], tolerance?: number) =>
  refusal(() => check(levels, tolerance));

describe('the normalisation of a code', () => {
  const level: LevelMethod = {
    ...z,
    individual: Object.fromEntries<Normalisation>([
      ['a', { method: 'rank' }],
      ['constructor', { method: 'borda' }],
    ]),
  };

  test('is its own where it has one, whatever its name, and otherwise that of the level', () => {
    expect(normalisationOf(level, 'a')).toEqual({ method: 'rank' });
    expect(normalisationOf(level, 'constructor')).toEqual({ method: 'borda' });
    expect(normalisationOf(level, 'b')).toEqual({ method: 'z_score' });
    expect(normalisationOf(z, 'a')).toEqual({ method: 'z_score' });
    // a property of every object is not an own code
    expect(normalisationOf(z, 'constructor')).toEqual({ method: 'z_score' });
    expect(normalisationOf(level, 'toString')).toEqual({ method: 'z_score' });
  });
});

describe('a method is accepted', () => {
  test('with a level for each of the structure, with any tolerance from zero', () => {
    expect(() => check([z, mean, mean], 0)).not.toThrow();
    expect(() => check([z, mean, mean], 0.999)).not.toThrow();
  });

  test('with its own normalisation for codes of each level', () => {
    const own = { a: { method: 'rank' }, b: { method: 'rank' } } as const;
    expect(() =>
      check([{ ...z, individual: own }, { ...mean, individual: { two: positive } }, mean]),
    ).not.toThrow();
  });

  test('with geometric and harmonic means of scales above zero, or possibly above zero', () => {
    for (const aggregate of ['geometric_mean', 'harmonic_mean'] as const)
      for (const normalise of [
        positive,
        { method: 'rank' },
        { method: 'none' },
        { method: 'z_score', mean: 100 },
      ] as const)
        expect(() => check([{ normalise }, { ...z, aggregate }, mean])).not.toThrow();
  });

  test('with equal influence below an arithmetic mean, and any weights below any other', () => {
    expect(() => check([{ ...z, weights: 'equal_influence' }, mean, mean])).not.toThrow();
    for (const weights of ['given', 'equal', 'pca'] as const)
      expect(() => check([{ ...z, weights }, { ...z, aggregate: 'copeland' }, mean])).not.toThrow();
  });
});

describe('a method is refused', () => {
  test('with a level too few or too many, and gives both numbers', () => {
    const { problem, message } = refused([z, mean]);
    expect(problem).toBe('levels-invalid');
    expect(message).toMatch(/\b2\b.*\b3\b/);
    expect(refused([z, mean, mean, mean]).problem).toBe('levels-invalid');
  });

  test('where a level above the indicators has no aggregation, and names it', () => {
    const { problem, message } = refused([z, mean, z]);
    expect(problem).toBe('levels-invalid');
    expect(message).toMatch(/\b3\b/);
  });

  test.each([-1e-9, 1, NONE])('with a tolerance of %d', (tolerance) => {
    const { problem, message } = refused([z, mean, mean], tolerance);
    expect(problem).toBe('tolerance-invalid');
    expect(message).toContain(`${tolerance}`);
  });

  test('for an invalid scale, rule or share, at any level, also of one code', () => {
    const scale: Normalisation = { method: 'min_max', from: 1, to: 1 };
    expect(refused([{ normalise: scale }, mean, mean]).problem).toBe('scale-invalid');
    expect(refused([{ ...z, individual: { c: scale } }, mean, mean]).problem).toBe('scale-invalid');
    expect(refused([z, mean, { ...mean, normalise: scale }]).problem).toBe('scale-invalid');
    const treat = { skewness: -1, kurtosis: 3.5, winsorise: 5 };
    expect(refused([z, { ...mean, treat }, mean]).problem).toBe('rule-invalid');
    expect(refused([z, mean, { ...mean, minimum_weight_share: 1.5 }]).problem).toBe('share-invalid');
  });

  test('for wins less losses as they are below a geometric or harmonic mean, not for those on a scale', () => {
    const none = { method: 'none' } as const;
    for (const aggregate of ['geometric_mean', 'harmonic_mean'] as const) {
      const losses = { aggregate: 'copeland', normalise: none } as const;
      expect(refused([z, losses, { ...mean, aggregate }]).problem).toBe('pair-invalid');
      const counts = { aggregate: 'borda_count', normalise: none } as const;
      for (const level of [counts, { ...losses, normalise: positive }])
        expect(() => check([z, level, { ...mean, aggregate }])).not.toThrow();
    }
  });

  test('for a rule of a single code that is not valid, and a code of another level', () => {
    const treat = { skewness: 1, kurtosis: 3.5, winsorise: -1 };
    expect(refused([{ ...z, individual_treat: { a: treat } }, mean, mean]).problem).toBe('rule-invalid');
    const other = { ...z, individual_treat: { one: null } };
    expect(refused([other, mean, mean])).toMatchObject({ problem: 'code-unknown', codes: ['one'] });
    const own = { a: { always: 'logarithm' }, b: null } as const;
    expect(() => check([{ ...z, individual_treat: own }, mean, mean])).not.toThrow();
  });

  test.each([-1, 1.5, 10, NONE])('with ranks of scores to %d decimals', (rank_decimals) => {
    const method = { levels: [z, mean, mean], tolerance: 1e-9, rank_decimals };
    const { problem, message } = refusal(() => checkMethod(method, structure));
    expect(problem).toBe('rounding-invalid');
    expect(message).toContain(`${rank_decimals}`);
  });

  test('for codes of another level, and names them all', () => {
    const individual = { a: positive, one: positive, nowhere: positive };
    const { problem, codes, message } = refused([{ ...z, individual }, mean, mean]);
    expect([problem, ...codes]).toEqual(['code-unknown', 'one', 'nowhere']);
    expect(message).toMatch(/one, nowhere.*\b1\b/);
    expect(refused([z, { ...mean, individual: { a: positive } }, mean]).message).toMatch(/\ba\b.*\b2\b/);
  });

  test('for equal influence below any mean but the arithmetic', () => {
    for (const aggregate of ['geometric_mean', 'harmonic_mean', 'copeland'] as const)
      expect(
        refused([{ normalise: positive, weights: 'equal_influence' }, { ...mean, aggregate }, mean]).problem,
      ).toBe('pair-invalid');
  });

  test('for a geometric or harmonic mean of a scale that reaches zero, also of one code', () => {
    for (const [aggregate, name] of [
      ['geometric_mean', 'geometric'],
      ['harmonic_mean', 'harmonic'],
    ] as const) {
      const { problem, message } = refused([z, { ...mean, aggregate }, mean]);
      expect(problem).toBe('pair-invalid');
      expect(message).toMatch(new RegExp(`\\b2\\b.*${name}`));
      const one_code = { normalise: positive, individual: { b: { method: 'borda' } } } as const;
      expect(refused([one_code, { ...mean, aggregate }, mean]).problem).toBe('pair-invalid');
      expect(refused([z, mean, { ...mean, aggregate }]).message).toMatch(/\b3\b/);
    }
  });
});
