import { describe, expect, test } from 'vitest';
import { area, change, harmonised, merger } from './geography.js';

const TODAY = 'E08000902';
const BEFORE = 'E08000901';
const EARLIER = 'E08000900';
const WHOLE = 'E06000902';
const ONE = 'E07000911';
const TWO = 'E07000912';
const THREE = 'E07000913';
const COUNTY = 'E10000902';
const recoded = { areas: [area(TODAY)], changes: [change(BEFORE, TODAY)] };
const joined = { areas: [area(WHOLE)], changes: merger(WHOLE, ONE, TWO) };
const footprint = { county: COUNTY, to: [WHOLE], rule: 'same_footprint', estimated: false } as const;
const split = { county: COUNTY, to: [WHOLE], rule: 'split', estimated: false } as const;

describe('rule 1: the value under today’s code', () => {
  test('is used even where a retired code has one, which is reported as a duplicate', () => {
    const { figure, fate } = harmonised(recoded, { [BEFORE]: 99, [TODAY]: 50 });
    expect(figure(TODAY)).toMatchObject({ value: 50, status: 'observed', reason: '', from_codes: TODAY });
    expect(fate(BEFORE)).toEqual(['duplicate', 'successor_has_figure', '']);
    expect(fate(TODAY)).toEqual(['used', '', TODAY]);
  });

  test('is used despite predecessors, a county of the same footprint and a parent all at once', () => {
    const world = { ...joined, counties: [footprint] };
    const { figure, fate } = harmonised(world, { [ONE]: 1, [TWO]: 2, [COUNTY]: 3, [WHOLE]: 4 });
    expect(figure(WHOLE)).toMatchObject({ value: 4, status: 'observed' });
    for (const code of [ONE, TWO, COUNTY]) expect(fate(code)?.[0]).toBe('duplicate');
  });

  test('is missing where the publisher has a symbol: the next rule applies, and the symbol is accounted for', () => {
    const { figure, fate } = harmonised(recoded, { [TODAY]: 'suppressed', [BEFORE]: 40 });
    expect(figure(TODAY)).toMatchObject({
      value: 40,
      status: 'mapped',
      reason: 'recode',
      from_codes: BEFORE,
    });
    expect(fate(TODAY)).toEqual(['left_over', 'suppressed', '']);
    expect(fate(BEFORE)).toEqual(['mapped', 'recode', TODAY]);
  });

  test('that is suppressed as small under today’s code is not replaced by a number under a retired one', () => {
    const { figure } = harmonised(recoded, {
      [TODAY]: { value: null, status: 'censored', reason: 'rounds_to_zero' },
      [BEFORE]: 40,
    });
    expect(figure(TODAY)).toMatchObject({ value: null, status: 'missing', reason: 'rounds_to_zero' });
  });

  test('may be zero', () => {
    const { figure } = harmonised(recoded, { [TODAY]: 0, [BEFORE]: 40 });
    expect(figure(TODAY)).toMatchObject({ value: 0, status: 'observed' });
  });
});

describe('rule 2: a recode', () => {
  test('carries value, limits, flags, cell and text', () => {
    const said = { value: 40, lower: 35, upper: 46, flags: 'low_reliability;provisional', raw_text: '40.0' };
    const { figure } = harmonised(recoded, { [BEFORE]: said });
    expect(figure(TODAY)).toEqual({
      area_code: TODAY,
      indicator: 'pay',
      period: '2025',
      value: 40,
      lower: 35,
      upper: 46,
      status: 'mapped',
      reason: 'recode',
      flags: 'low_reliability;provisional',
      from_codes: BEFORE,
      source: 'pays',
      cells: `pay.csv#${BEFORE}:value`,
      raw_text: '40.0',
    });
  });

  test('is followed along a chain', () => {
    const world = { areas: [area(TODAY)], changes: [change(BEFORE, TODAY), change(EARLIER, BEFORE)] };
    const { figure, fate } = harmonised(world, { [EARLIER]: 7 });
    expect(figure(TODAY)).toMatchObject({
      value: 7,
      status: 'mapped',
      reason: 'recode',
      from_codes: EARLIER,
    });
    expect(fate(EARLIER)).toEqual(['mapped', 'recode', TODAY]);
  });

  test('precedes a county of the same footprint', () => {
    const world = { areas: [area(WHOLE)], changes: [change(ONE, WHOLE)], counties: [footprint] };
    expect(harmonised(world, { [ONE]: 1, [COUNTY]: 2 }).figure(WHOLE)).toMatchObject({
      value: 1,
      reason: 'recode',
    });
  });

  test('gives the publisher’s reason where the former code has none either', () => {
    const { figure, fate } = harmonised(recoded, { [BEFORE]: 'suppressed' });
    expect(figure(TODAY)).toMatchObject({
      value: null,
      status: 'missing',
      reason: 'suppressed',
      from_codes: BEFORE,
    });
    expect(fate(BEFORE)).toEqual(['missing', 'suppressed', TODAY]);
  });
});

describe('rule 3: the same footprint under another code', () => {
  test('is the county’s value, and precedes the merged districts', () => {
    const { figure, fate } = harmonised(
      { ...joined, counties: [footprint] },
      { [ONE]: 1, [TWO]: 3, [COUNTY]: 2.5 },
    );
    expect(figure(WHOLE)).toMatchObject({
      value: 2.5,
      status: 'mapped',
      reason: 'same_footprint',
      flags: '',
    });
    expect(fate(COUNTY)).toEqual(['mapped', 'same_footprint', WHOLE]);
    expect(fate(ONE)).toEqual(['duplicate', 'successor_has_figure', '']);
  });

  test('where the county has none, the districts are averaged', () => {
    const { figure } = harmonised(
      { ...joined, counties: [footprint] },
      { [ONE]: 1, [TWO]: 3, [COUNTY]: 'suppressed' },
    );
    expect(figure(WHOLE)).toMatchObject({ value: 2, status: 'mapped', reason: 'merger' });
  });
});

describe('rule 5: a split', () => {
  test('gives each part the value of the whole', () => {
    const east = 'E06000911';
    const west = 'E06000912';
    const counties = [{ county: COUNTY, to: [east, west], rule: 'split', estimated: false } as const];
    const { figures, fate } = harmonised({ areas: [area(east), area(west)], counties }, { [COUNTY]: 12 });
    expect(figures.map(({ value, status, reason }) => [value, status, reason])).toEqual([
      [12, 'mapped', 'split'],
      [12, 'mapped', 'split'],
    ]);
    expect(fate(COUNTY)).toEqual(['mapped', 'split', `${east};${west}`]);
  });

  test('is an estimate where a part of the county went elsewhere, as of old Dorset', () => {
    const counties = [{ ...split, estimated: true }];
    const { figure } = harmonised({ areas: [area(WHOLE)], counties }, { [COUNTY]: 12 });
    expect(figure(WHOLE)).toMatchObject({ value: 12, status: 'estimated', reason: 'split' });
  });

  test('follows the merged districts, and applies where one of them is missing', () => {
    const world = { ...joined, counties: [split] };
    expect(harmonised(world, { [ONE]: 1, [TWO]: 3, [COUNTY]: 9 }).figure(WHOLE)).toMatchObject({
      value: 2,
      reason: 'merger',
    });
    const without = harmonised(world, { [ONE]: 1, [TWO]: 'suppressed', [COUNTY]: 9 });
    expect(without.figure(WHOLE)).toMatchObject({ value: 9, reason: 'split', from_codes: COUNTY });
    expect(without.fate(ONE)).toEqual(['duplicate', 'successor_has_figure', '']);
    expect(without.fate(TWO)).toEqual(['left_over', 'suppressed', '']);
  });
});

describe('where no rule gives a value', () => {
  test('the reason is the publisher’s, with its cell', () => {
    const { figure } = harmonised(recoded, {
      [TODAY]: {
        value: null,
        status: 'missing',
        reason: 'not_available',
        flags: 'provisional',
        raw_text: '-',
      },
    });
    expect(figure(TODAY)).toMatchObject({
      value: null,
      lower: null,
      upper: null,
      status: 'missing',
      reason: 'not_available',
    });
    expect(figure(TODAY)).toMatchObject({
      flags: 'provisional',
      cells: `pay.csv#${TODAY}:value`,
      raw_text: '-',
      from_codes: TODAY,
    });
  });

  test('a file without the area gives only that as the reason', () => {
    const { figure } = harmonised(recoded, { E06000901: 5 });
    expect(figure(TODAY)).toMatchObject({
      status: 'missing',
      reason: 'no_figure',
      cells: '',
      from_codes: '',
    });
  });

  test('a small suppressed value is not a number, and keeps its reason', () => {
    const { figure } = harmonised(recoded, {
      [TODAY]: { value: null, status: 'censored', reason: 'rounds_to_zero' },
    });
    expect(figure(TODAY)).toMatchObject({ value: null, status: 'missing', reason: 'rounds_to_zero' });
  });

  test('a merger with one district missing is not the mean of the others', () => {
    const world = { areas: [area(WHOLE)], changes: merger(WHOLE, ONE, TWO, THREE) };
    const { figure, fate } = harmonised(world, { [ONE]: 1, [TWO]: 2 });
    expect(figure(WHOLE)).toMatchObject({ value: null, status: 'missing', reason: 'no_figure' });
    expect(fate(ONE)).toEqual(['left_over', 'no_rule', '']);
  });
});
