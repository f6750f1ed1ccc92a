import { describe, expect, test } from 'vitest';
import { CellProblems, isPlainNumber } from '../../../pipeline/tables/read-cell.js';
import { refusal } from '../../fixtures/refusal.js';

test('a plain number has no sign that needs interpreting', () => {
  expect(['9', '-1.5', '.5', 1].every(isPlainNumber)).toBe(true);
  expect(['1,000', '5%', '−1', 'x', '', null].some(isPlainNumber)).toBe(false);
});

describe('invalid cells', () => {
  test('are named together, those with the same code as details', async () => {
    const problems = new CellProblems('t.csv', 'correct them');
    problems.add('not_a_number', 3, 'a', '\u001b[31mone');
    problems.add('not_finite', 4, 'b', 'inf');
    problems.add('thousands', 5, 'c', '0,410');
    const { code, message, next, places } = await refusal(() => problems.check());
    expect([code, next]).toEqual(['table-invalid', 'correct them']);
    expect(message).toContain('t.csv, row 3, column "a"');
    expect(message).toContain('2 more cells');
    expect(message).not.toContain('\u001b');
    expect(places.map((place) => /row \d+/.exec(place)?.[0])).toEqual(['row 3', 'row 5']);
  });

  test.each([
    ['thousands', 'comma', 'point'],
    ['unseen', 'not seen', 'again'],
    ['brackets', 'brackets', 'minus'],
  ] as const)('are explained by what is wrong with them: %s', async (problem, word, advice) => {
    const problems = new CellProblems('t.csv', 'correct them');
    problems.add(problem, 3, 'a', '(1)');
    const { message, next } = await refusal(() => problems.check());
    expect(message).toContain(word);
    expect(next).toContain(advice);
  });

  test('throw nothing where there are none', () => {
    expect(() => new CellProblems('t.csv', '').check()).not.toThrow();
  });
});
