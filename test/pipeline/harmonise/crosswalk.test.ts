import { describe, expect, test } from 'vitest';
import { isCounty, isLocalAuthority } from '../../../pipeline/harmonise/code-kinds.js';
import { COUNTY_SUCCESSIONS, successorsOf } from '../../../pipeline/harmonise/crosswalk.js';
import { refusal } from '../../fixtures/refusal.js';
import { change, crosswalkOf, merger, registered, registers } from './geography.js';

const A = 'E07000901';
const B = 'E07000902';
const C = 'E07000903';
const D = 'E07000904';
const WHOLE = 'E06000901';

describe('the crosswalk', () => {
  test('is empty where nothing changed', () => {
    const { recodes, footprints, mergers, splits } = crosswalkOf([]);
    expect([recodes.size, footprints.size, mergers.size, splits.size]).toEqual([0, 0, 0, 0]);
  });

  test('a district that joins a combined authority is neither recoded nor merged', () => {
    const { recodes, mergers } = crosswalkOf([
      change(A, 'E47000901', 'new_geo'),
      change('E47000901', 'E47000902', 'merger'),
    ]);
    expect([recodes.size, mergers.size]).toEqual([0, 0]);
  });

  test('new codes and new areas of one district are both recodes, as of Glasgow', () => {
    const changes = [change(A, B, 'new_code'), change('S12000046', 'S12000049', 'new_geo')];
    expect([...crosswalkOf(changes).recodes]).toEqual([
      [B, A],
      ['S12000049', 'S12000046'],
    ]);
  });

  test('the registers give recodes from before the code changes begin', () => {
    const known = registers(registered('E08000020', { activeCode: 'E08000037' }), registered('E08000037'));
    expect([...crosswalkOf([], [], known).recodes]).toEqual([['E08000037', 'E08000020']]);
  });

  test('the code changes take precedence over the registers', () => {
    const known = registers(registered(A, { activeCode: WHOLE }), registered(B, { activeCode: WHOLE }));
    const { recodes, mergers } = crosswalkOf(merger(WHOLE, A, B), [], known);
    expect([...recodes]).toEqual([]);
    expect(mergers.get(WHOLE)).toEqual([A, B]);
  });

  test('two codes that became one without a merger are refused, from either file', async () => {
    const error = await refusal(() => crosswalkOf([change(A, C), change(B, C)]));
    expect(error).toMatchObject({ code: 'crosswalk-broken', exit: 4 });
    expect(error.message).toContain(`${A} and ${B} both became ${C}`);
    const known = registers(registered(A, { activeCode: C }), registered(B, { activeCode: C }));
    expect(await refusal(() => crosswalkOf([], [], known))).toMatchObject({ code: 'crosswalk-broken' });
  });

  test.each([
    ['a code that became itself', [change(A, A)]],
    ['two codes that became each other', [change(A, B), change(B, A)]],
    ['a merger that leads back to its part', [...merger(WHOLE, A, B), change(WHOLE, A)]],
    ['a long cycle', [change(A, B), change(B, C), ...merger(D, C), change(D, A)]],
  ])('%s is refused instead of followed for ever', async (_, changes) => {
    const error = await refusal(() => crosswalkOf(changes));
    expect(error).toMatchObject({ code: 'crosswalk-broken', exit: 4 });
    expect(error.message).toMatch(/from E0\d{7} back/);
  });

  test('a county whose successor leads back to it is refused too', async () => {
    const counties = [{ county: 'E10000901', to: [WHOLE], rule: 'split', estimated: false } as const];
    const error = await refusal(() => crosswalkOf([change(WHOLE, 'E10000901')], counties));
    expect(error).toMatchObject({ code: 'crosswalk-broken' });
  });
});

describe('the successors of a code', () => {
  test('are empty for a current code, and for an unknown one', () => {
    const crosswalk = crosswalkOf(merger(WHOLE, A, B));
    expect(successorsOf(WHOLE, crosswalk)).toEqual([]);
    expect(successorsOf('E07000999', crosswalk)).toEqual([]);
  });

  test('are followed through recode, merger and the county’s footprint, each once', () => {
    const counties = [
      { county: 'E10000901', to: [WHOLE], rule: 'same_footprint', estimated: false } as const,
    ];
    const crosswalk = crosswalkOf(
      [change(A, B), ...merger(C, B, D), ...merger(WHOLE, C, 'E07000905')],
      counties,
    );
    expect(successorsOf(A, crosswalk)).toEqual([B, C, WHOLE]);
    expect(successorsOf('E10000901', crosswalk)).toEqual([WHOLE]);
  });

  test('of a split county are all its parts', () => {
    const crosswalk = crosswalkOf([], COUNTY_SUCCESSIONS);
    expect(successorsOf('E10000006', crosswalk)).toEqual(['E06000063', 'E06000064']);
    expect(successorsOf('E10000021', crosswalk)).toEqual(['E06000061', 'E06000062']);
  });
});

describe('types of code', () => {
  test('councils are distinguished from larger areas by their first letters', () => {
    for (const code of [
      'E06000001',
      'E07000001',
      'E08000001',
      'E09000001',
      'E10000001',
      'W06000001',
      'S12000005',
      'N09000001',
    ])
      expect(isLocalAuthority(code), code).toBe(true);
    for (const code of [
      'K02000001',
      'E11000001',
      'E12000001',
      'E13000001',
      'E47000001',
      'E61000001',
      'E92000001',
      'W92000004',
      'TLC3',
    ])
      expect(isLocalAuthority(code), code).toBe(false);
    expect([isCounty('E10000002'), isCounty('E06000060')]).toEqual([true, false]);
  });
});
