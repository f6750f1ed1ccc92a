import { expect, test } from 'vitest';
import { modelLines } from '../../../pipeline/model/describe.js';

const row = (indicator: string, changes = {}) => ({
  indicator,
  treatment: 'modelled',
  gain: 0.25,
  modelled_rmse: 3.125,
  inherited_rmse: 4.5,
  modelled_bias: -0.25,
  modelled_coverage: 0.96,
  pseudo_counties: 19,
  ...changes,
});

test('has a line for each indicator, with dashes where nothing is known', () => {
  const lines = modelLines([
    row('level_3'),
    row('neet', { treatment: 'inherited', gain: null, modelled_rmse: null, modelled_coverage: null }),
  ]);
  expect(lines.find((line) => line.startsWith('level_3'))?.split(/ +/)).toEqual([
    ...['level_3', 'modelled', '25%', '3.13', '4.50', '−0.25', '96%'],
  ]);
  expect(lines.find((line) => line.startsWith('neet'))).toMatch(/inherited +– +– +4\.50 +−0\.25 +–$/);
  expect(lines.join(' ')).toContain('19 counties');
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(91);
});

test('is nothing without a model', () => {
  expect(modelLines([])).toEqual([]);
});
