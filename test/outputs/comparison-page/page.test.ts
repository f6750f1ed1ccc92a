import { expect, test } from 'vitest';
import { comparisonHtml } from '../../../outputs/comparison-page/page.js';
import { compareSides } from '../../../pipeline/compare/compare.js';
import { readRegisters } from '../../../pipeline/geography/registers.js';
import { smallSide } from '../../pipeline/compare/sides.js';

const registers = readRegisters();
const before = smallSide('old', [
  ['E06000001', 1, [1, 1]],
  ['E06000002', 2, [2, 2]],
  ['E07000026', 3],
]);

test('the page has each move with its interval, and new and retired areas with what they were', () => {
  const after = smallSide('new', [
    ['E06000001', 3, [3, 3]],
    ['E06000002', 1, [1, 2]],
    ['E06000063', 2],
  ]);
  const page = comparisonHtml(compareSides(before, after, registers));
  expect(page).toContain('2 areas in both; one new, one retired.');
  expect(page).toMatch(/Of 2 moves, 1 is real/);
  for (const id of ['ranked-index', 'index-rise', 'index-fall', 'new-areas', 'retired-areas', 'method'])
    expect(page).toContain(`"${id}${id.startsWith('index-') ? '-caption' : ''}"`);
  expect(page).toMatch(/Area E06000063[\s\S]*Area E07000026 \(rank 3\)/);
  expect(page).not.toMatch(/<script|NaN|undefined/);
});

test('where nothing moved there is no chart', () => {
  const page = comparisonHtml(compareSides(before, before, registers));
  expect(page).toMatch(/none of 3 areas has another rank/);
  expect(page).not.toContain('<svg');
});
