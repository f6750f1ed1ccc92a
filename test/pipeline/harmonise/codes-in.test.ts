import { describe, expect, test } from 'vitest';
import { codesIn } from '../../../pipeline/harmonise/codes-in.js';
import { change } from './geography.js';

const glasgow = change('S12000046', 'S12000049', 'new_geo', 2019);

describe('the codes of districts in a year', () => {
  test('are those of the boundaries where nothing changed', () => {
    expect(codesIn(2025, ['E06000001', 'S12000046'], [])).toEqual(['E06000001', 'S12000046']);
    expect(codesIn(2025, [], [glasgow])).toEqual([]);
  });

  test('are those of the code changes from the year of the change on, chains followed', () => {
    expect(codesIn(2018, ['S12000046'], [glasgow])).toEqual(['S12000046']);
    expect(codesIn(2019, ['S12000046'], [glasgow])).toEqual(['S12000049']);
    const again = change('S12000049', 'S12000099', 'new_code', 2022);
    expect(codesIn(2025, ['S12000046'], [again, glasgow])).toEqual(['S12000099']);
  });

  test('stay where the newer code has boundaries of its own', () => {
    expect(codesIn(2025, ['S12000046', 'S12000049'], [glasgow])).toEqual(['S12000046', 'S12000049']);
  });

  test('do not follow a merger, the joining of a combined authority, or a circle', () => {
    const merger = change('E07000001', 'E06000060', 'merger', 2020);
    const joined = change('E06000047', 'E47000010', 'new_geo', 2018);
    expect(codesIn(2025, ['E07000001', 'E06000047'], [merger, joined])).toEqual(['E07000001', 'E06000047']);
    const circle = [
      change('A06000001', 'E06000009', 'new_code', 2020),
      change('E06000009', 'E06000008', 'new_code', 2020),
      change('E06000008', 'E06000009', 'new_code', 2020),
    ];
    expect(codesIn(2025, ['E06000009'], circle)).toEqual(['E06000008']);
  });
});
