import { describe, expect, test } from 'vitest';
import type { ChainMethod, LevelMethod } from '../../../pipeline/methods/chain/method.js';
import { checkMethod } from '../../../pipeline/methods/chain/method.js';
import { structureOf } from '../../../pipeline/methods/structure/structure.js';
import { STANDARD_RULE } from '../../../pipeline/methods/treat/rule.js';
import { methodOf as drawnMethod, optionsOf } from '../../../pipeline/robustness/variants.js';
import { AGGREGATES, NORMALISATIONS, WEIGHTINGS } from '../../../schemas/method/level.js';
import type { MethodRobustness } from '../../../schemas/method.js';
import { refusal } from '../methods/columns.js';
import { rowsOf } from '../methods/rows.js';
import { choicesOf, mean, methodOf, z } from './problems.js';

const structure = structureOf(rowsOf({ index: { one: ['a', 'b'], two: ['c'] } }));
const ALL = choicesOf({
  treatment: ['none', 'standard', { skewness: 1, kurtosis: 2, winsorise: 3 }],
  normalise: [...NORMALISATIONS],
  weights: [...WEIGHTINGS],
  aggregate: [...AGGREGATES],
});

/** Every method that can be drawn. */
const drawn = (own: ChainMethod, choices: MethodRobustness): ChainMethod[] =>
  optionsOf(own, choices).flatMap(({ aggregate, scales }) =>
    scales.flatMap(({ normalise, weights: several }) =>
      several.flatMap((weights) =>
        choices.treatment.map((treatment) => drawnMethod(own, { treatment, aggregate, normalise, weights })),
      ),
    ),
  );
const goalposts: LevelMethod['normalise'] = { method: 'goalposts', lower: 0, upper: 9, scale: 1 };
const options = (own: ChainMethod, choices: Partial<MethodRobustness>) => optionsOf(own, choicesOf(choices));

describe('the variants that can be drawn', () => {
  test.each<[string, ChainMethod]>([
    ['z-scores', methodOf(z, mean, mean)],
    [
      'positive scales and a geometric mean',
      methodOf(
        { normalise: { method: 'min_max', from: 1, to: 100 } },
        { normalise: { method: 'exponential' }, aggregate: 'geometric_mean' },
        { ...mean, aggregate: 'geometric_mean' },
      ),
    ],
    [
      'single codes by goalposts',
      methodOf({ ...z, individual: { a: goalposts } }, { ...mean, individual: { two: goalposts } }, mean),
    ],
    ['positive z-scores', methodOf({ normalise: { method: 'z_score', mean: 100, sd: 10 } }, mean, mean)],
  ])('are accepted for a method of %s', (_, own) => {
    const methods = drawn(own, ALL);
    // only the arithmetic mean: eight normalisations by four weightings, or five where none is below zero;
    // thrice
    expect(methods.length).toBeGreaterThan(3 * 8 * 4);
    expect(() => {
      for (const method of methods) checkMethod(method, structure);
    }).not.toThrow();
  });

  test('keep the treatment of single indicators and the rounding of ranks, whatever else is drawn', () => {
    const individual_treat = { a: { always: 'natural_logarithm' }, b: null } as const;
    const own = {
      ...methodOf({ ...z, treat: STANDARD_RULE, individual_treat }, mean, mean),
      rank_decimals: 3,
    };
    const methods = drawn(own, ALL);
    expect(methods.length).toBeGreaterThan(50);
    for (const { levels, rank_decimals } of methods) {
      expect(levels[0]?.individual_treat).toEqual(individual_treat);
      expect(levels.slice(1).some((level) => level.individual_treat !== undefined)).toBe(false);
      expect(rank_decimals).toBe(3);
    }
    // the treatment of the others is drawn
    expect(new Set(methods.map(({ levels }) => levels[0]?.treat)).size).toBe(3);
  });

  test('allow no weights by entropy of wins less losses as they are, which go below zero', () => {
    const choices = { normalise: ['none', 'min_max'], weights: ['given', 'entropy'] } as const;
    const [copeland] = options(methodOf(z, mean, mean), {
      ...choices,
      normalise: [...choices.normalise],
      weights: [...choices.weights],
      aggregate: ['copeland'],
    });
    expect(copeland?.scales).toEqual([
      { normalise: 'none', weights: ['given'] },
      { normalise: 'min_max', weights: ['given', 'entropy'] },
    ]);
  });

  test('allow a geometric or harmonic mean if positive, at least min–max from 1 to 100', () => {
    const own = methodOf(z, mean, mean);
    for (const aggregate of ['geometric_mean', 'harmonic_mean'] as const) {
      const [some] = options(own, { aggregate: [aggregate], normalise: ['z_score', 'min_max', 'rank'] });
      expect(some?.scales.map(({ normalise }) => normalise)).toEqual(['min_max', 'rank']);
      const [none] = options(own, { aggregate: [aggregate], normalise: ['z_score'], weights: ['equal'] });
      expect(none).toEqual({ aggregate, scales: [{ normalise: 'min_max', weights: ['equal'] }] });
    }
    const [method] = drawn(own, choicesOf({ aggregate: ['geometric_mean'] }));
    expect(method!.levels.map(({ normalise }) => normalise)).toEqual([
      { method: 'min_max', from: 1, to: 100 },
      { method: 'min_max', from: 1, to: 100 },
      { method: 'z_score' },
    ]);
  });

  test('allow entropy where no value is negative, and equal influence in arithmetic means', () => {
    const weights = ['given', 'entropy', 'equal_influence'] as const;
    const [arithmetic, copeland] = options(methodOf(z, mean, mean), {
      aggregate: ['arithmetic_mean', 'copeland'],
      weights: [...weights],
      normalise: ['z_score', 'rank'],
    });
    expect(arithmetic?.scales).toEqual([
      { normalise: 'z_score', weights: ['given', 'equal_influence'] },
      { normalise: 'rank', weights },
    ]);
    expect(copeland?.scales.map((scale) => scale.weights)).toEqual([['given'], ['given', 'entropy']]);
    const below = methodOf({ normalise: { method: 'min_max', from: -1, to: 1 } }, mean, mean);
    const [min_max] = options(below, {
      aggregate: ['arithmetic_mean'],
      weights: [...weights],
      normalise: ['min_max'],
    });
    expect(min_max?.scales[0]?.weights).toEqual(['given', 'equal_influence']);
  });

  test('leave out a scale without a compatible weighting, and refuse an aggregation without a scale', () => {
    const own = methodOf(z, mean, mean);
    const asked: Partial<MethodRobustness> = { aggregate: ['arithmetic_mean'], weights: ['entropy'] };
    const [entropy] = options(own, { ...asked, normalise: ['z_score', 'rank'] });
    expect(entropy?.scales).toEqual([{ normalise: 'rank', weights: ['entropy'] }]);
    const never = () => options(own, { ...asked, normalise: ['z_score'] });
    expect(never).toThrow(/weights \(entropy\).*arithmetic_mean/);
    const influence: Partial<MethodRobustness> = { aggregate: ['copeland'], weights: ['equal_influence'] };
    expect(() => options(own, influence)).toThrow(/equal_influence.*copeland/);
    const refused = refusal(() =>
      options(own, { ...influence, weights: ['equal_influence', 'entropy'], normalise: ['z_score'] }),
    );
    expect(refused.problem).toBe('pair-invalid');
    expect(refused.message).toContain('equal_influence, entropy');
  });

  test('keep options and individual codes of a level whose own normalisation is drawn, and otherwise replace them', () => {
    const first: LevelMethod = {
      normalise: { method: 'min_max', from: 5, to: 9 },
      individual: { a: goalposts },
    };
    const own = methodOf(first, mean, { ...mean, individual: { index: goalposts } });
    const of = (normalise: 'min_max' | 'z_score') =>
      drawnMethod(own, { treatment: 'none', aggregate: 'arithmetic_mean', normalise, weights: 'given' })
        .levels;
    expect(of('min_max')[0]).toEqual({ ...first, weights: 'given' });
    expect(of('min_max')[1]?.normalise).toEqual({ method: 'min_max' });
    expect(of('z_score')[0]).toEqual({ normalise: { method: 'z_score' }, weights: 'given' });
    expect(of('z_score')[2]).toEqual(own.levels[2]);
  });

  test('treat only the indicators, and do not change shares of weight and the top level', () => {
    const own = methodOf(
      { ...z, treat: STANDARD_RULE },
      { ...mean, minimum_weight_share: 0.6, treat: STANDARD_RULE },
      { ...mean, minimum_weight_share: 1 },
    );
    const choices = {
      treatment: 'none',
      aggregate: 'copeland',
      normalise: 'rank',
      weights: 'equal',
    } as const;
    expect(drawnMethod(own, choices).levels).toEqual([
      { normalise: { method: 'rank' }, weights: 'equal' },
      {
        normalise: { method: 'rank' },
        weights: 'equal',
        aggregate: 'copeland',
        minimum_weight_share: 0.6,
        treat: STANDARD_RULE,
      },
      { ...z, aggregate: 'copeland', minimum_weight_share: 1 },
    ]);
  });

  test('of an index of one indicator are its treatments', () => {
    expect(optionsOf(methodOf(z), ALL)).toEqual([
      { aggregate: null, scales: [{ normalise: 'none', weights: ['given'] }] },
    ]);
    const methods = drawn(methodOf(z), ALL);
    expect(methods.map(({ levels: [only] }) => only)).toEqual([
      z,
      { ...z, treat: STANDARD_RULE },
      { ...z, treat: { skewness: 1, kurtosis: 2, winsorise: 3 } },
    ]);
  });

  test('keep the individual codes compatible with a geometric mean, and drop the others', () => {
    const first: LevelMethod = {
      normalise: { method: 'min_max', from: 1, to: 9 },
      individual: { a: goalposts, b: { method: 'rank' } },
    };
    const variant = { treatment: 'none', normalise: 'min_max', weights: 'given' } as const;
    const of = (aggregate: 'geometric_mean' | 'arithmetic_mean') =>
      drawnMethod(methodOf(first, mean, mean), { ...variant, aggregate }).levels[0]?.individual;
    expect(of('geometric_mean')).toEqual({ b: { method: 'rank' } });
    expect(of('arithmetic_mean')).toEqual(first.individual);
  });

  test.each<[string, boolean, LevelMethod]>([
    ['min–max from 0', true, { normalise: { method: 'min_max' } }],
    ['min–max from below 0', false, { normalise: { method: 'min_max', from: -1 } }],
    ['z-scores', false, z],
    ['z-scores far above zero', true, { normalise: { method: 'z_score', mean: 100, sd: 10 } }],
    ['ranks', true, { normalise: { method: 'rank' } }],
    ['percentile ranks', true, { normalise: { method: 'percentile_rank' } }],
    ['goalposts that truncate', true, { normalise: { method: 'rank' }, individual: { a: goalposts } }],
    [
      'goalposts that do not',
      false,
      { normalise: { method: 'rank' }, individual: { a: { ...goalposts, truncate: false } } },
    ],
  ])('can be weighed by entropy where values are not negative: %s, %s', (_, can, level) => {
    const { method } = level.normalise as { method: 'min_max' | 'z_score' | 'rank' | 'percentile_rank' };
    const asked: Partial<MethodRobustness> = { normalise: [method], weights: ['given', 'entropy'] };
    const [found] = options(methodOf(level, mean), { ...asked, aggregate: ['arithmetic_mean'] });
    expect(found?.scales[0]?.weights).toEqual(can ? ['given', 'entropy'] : ['given']);
  });

  test('have a scale only where it is compatible with every level below the top', () => {
    // a rank is above zero at any level; z-scores only at the first, by their own mean of 100
    const own = methodOf({ normalise: { method: 'z_score', mean: 100, sd: 10 } }, mean, mean);
    const asked: Partial<MethodRobustness> = {
      normalise: ['z_score', 'rank'],
      aggregate: ['geometric_mean'],
    };
    expect(options(own, asked)[0]?.scales.map(({ normalise }) => normalise)).toEqual(['rank']);
    const two = methodOf({ normalise: { method: 'z_score', mean: 100, sd: 10 } }, mean);
    expect(options(two, asked)[0]?.scales.map(({ normalise }) => normalise)).toEqual(['z_score', 'rank']);
  });

  test('are in the order of the lists, one for each aggregation, with the tolerance of the method', () => {
    const own = { ...methodOf(z, mean), tolerance: 0.25 };
    const asked: Partial<MethodRobustness> = {
      aggregate: ['copeland', 'arithmetic_mean'],
      normalise: ['rank', 'z_score'],
      weights: ['equal', 'given'],
    };
    const scales = [
      { normalise: 'rank', weights: ['equal', 'given'] },
      { normalise: 'z_score', weights: ['equal', 'given'] },
    ];
    expect(options(own, asked)).toEqual([
      { aggregate: 'copeland', scales },
      { aggregate: 'arithmetic_mean', scales },
    ]);
    for (const { tolerance } of drawn(own, choicesOf(asked))) expect(tolerance).toBe(0.25);
  });
});
