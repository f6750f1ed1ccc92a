import { describe, expect, test } from 'vitest';
import { compileChain } from '../../../../pipeline/methods/chain/chain.js';
import type { ChainMethod, LevelMethod } from '../../../../pipeline/methods/chain/method.js';
import { column, NONE, refusal } from '../columns.js';
import { figures, mean, method, positive, run, structure, z } from './setup.js';

describe('a chain is refused, by name', () => {
  const problem = (asked: ChainMethod, data = figures) => refusal(() => run(asked, data)).problem;

  test('for fewer than three units, for columns that do not match, for a missing indicator', () => {
    expect(refusal(() => compileChain(structure, method(z, mean, mean), 2)).problem).toBe('too-few-units');
    expect(problem(method(z, mean, mean), [column(1, 2, 3), column(1, 2), column(1, 2, 3)])).toBe(
      'lengths-differ',
    );
    expect(problem(method(z, mean, mean), figures.slice(1))).toBe('lengths-differ');
  });

  test('with the code of the indicator that is constant, empty, single or infinite', () => {
    const data = (wrong: Float64Array) => [figures[0]!, wrong, figures[2]!];
    const of = (wrong: Float64Array) => {
      const { problem: why, codes } = refusal(() => run(method(z, mean, mean), data(wrong)));
      return [why, ...codes];
    };
    expect(of(column(4, 4, NONE, 4))).toEqual(['constant', 'b']);
    expect(of(column(NONE, NONE, NONE, NONE))).toEqual(['all-missing', 'b']);
    expect(of(column(NONE, 3, NONE, NONE))).toEqual(['too-few-values', 'b']);
    expect(of(column(1, 2, 3, Number.NEGATIVE_INFINITY))).toEqual(['not-finite', 'b']);
  });

  test('with the code of the aggregate whose parts cancel out', () => {
    const [a] = figures;
    const { problem: why, codes } = refusal(() =>
      run(method(z, mean, mean), [a!, a!.map((v) => -v), figures[2]!]),
    );
    expect([why, ...codes]).toEqual(['constant', 'one']);
  });

  test('where the levels do not match, or have no aggregation', () => {
    expect(problem(method(z, mean))).toBe('levels-invalid');
    expect(problem(method(z, z, mean))).toBe('levels-invalid');
    expect(problem({ ...method(z, mean, mean), tolerance: NONE })).toBe('tolerance-invalid');
    expect(problem(method({ ...z, individual: { one: { method: 'rank' } } }, mean, mean))).toBe(
      'code-unknown',
    );
  });

  test('for incompatible pairs, before any figure is read', () => {
    const by = (level: LevelMethod, aggregate: 'geometric_mean' | 'harmonic_mean' | 'copeland') =>
      refusal(() => compileChain(structure, method(level, { ...positive, aggregate }, mean), 9)).problem;
    expect(by(z, 'geometric_mean')).toBe('pair-invalid');
    expect(by({ normalise: { method: 'min_max' } }, 'harmonic_mean')).toBe('pair-invalid');
    expect(by({ normalise: { method: 'percentile_rank' } }, 'geometric_mean')).toBe('pair-invalid');
    expect(by({ ...positive, weights: 'equal_influence' }, 'copeland')).toBe('pair-invalid');
  });

  test('with the code of the part where negative figures meet a geometric mean or entropy', () => {
    const none: LevelMethod = { normalise: { method: 'none' } };
    const data = [figures[0]!, column(1, -2, 3, 4), figures[2]!];
    const geometric = method(none, { ...none, aggregate: 'geometric_mean' }, mean);
    expect(refusal(() => run(geometric, data))).toMatchObject({ problem: 'not-positive', codes: ['b'] });
    const entropy = method({ ...none, weights: 'entropy' }, mean, mean);
    expect(refusal(() => run(entropy, data))).toMatchObject({ problem: 'negative', codes: ['b'] });
  });

  test('with the code of the group where a draw leaves no weight', () => {
    const chain = compileChain(structure, method(z, mean, mean), 4);
    chain.factors[2] = 0;
    expect(refusal(() => chain.run(figures))).toMatchObject({ problem: 'weights-zero', codes: ['two'] });
  });
});
