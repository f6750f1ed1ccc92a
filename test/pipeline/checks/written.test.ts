import { describe, expect, test } from 'vitest';
import { checkIndex } from '../../../pipeline/checks/check-index.js';
import { describeChecks } from '../../../pipeline/checks/describe.js';
import { checksTableData } from '../../../pipeline/checks/written.js';
import { checksRow } from '../../../schemas/release/checks-table.js';
import { small } from './small.js';

const checks = checkIndex(small);

describe('the table', () => {
  const { rows } = checksTableData(checks);

  test('has a row for each indicator and aggregate, as in its schema, in the order of the structure', () => {
    expect(rows.map(({ code }) => code)).toEqual(['a', 'b', 'c', 'x', 'y', 'index']);
    for (const row of rows) expect(checksRow.parse(row)).toEqual(row);
  });

  test('joins the warnings of a row, and warns of both in a pair', () => {
    expect(rows.map(({ warnings }) => warnings)).toEqual([
      'collinear',
      'against_index;against_domain;collinear',
      'no_influence',
      '',
      'no_influence',
      '',
    ]);
  });

  test('says what was not checked and why', () => {
    expect(rows[3]).toMatchObject({
      cronbach_alpha: null,
      not_checked: expect.stringMatching(/^cronbach_alpha: the indicators add up to the same/),
    });
    expect(rows[0]).toMatchObject({ parts: null, not_checked: '' });
    expect(rows[0]?.loading).toBeCloseTo(1, 12);
  });
});

describe('the checks in words', () => {
  const lines = describeChecks(checks).split('\n');

  test('begin with counts, and then the warnings', () => {
    expect(lines[0]).toBe('Small: 3 indicators, 5 units, 5 warnings');
    expect(lines.slice(2, 4).every((line) => line.startsWith('! b '))).toBe(true);
  });

  test('show the index, its domains and their indicators, indented, with a mark on those with a warning', () => {
    const from = lines.findIndex((line) => line.includes('nominal  effective'));
    const shown = lines.slice(from + 1, from + 7).map((line) => line.trimEnd());
    expect(shown.map((line) => line.split(/ {2,}\d/)[0]?.trimEnd())).toEqual([
      'index',
      '  x',
      '    a',
      '    b',
      '  y',
      '    c',
    ]);
    expect(shown.map((line) => line.endsWith('!'))).toEqual([false, false, true, true, true, true]);
  });

  test('name what was not checked, and fit a terminal of 120 columns', () => {
    expect(lines.join('\n')).toContain('  x, cronbach_alpha: the indicators add up to the same');
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(120);
  });
});
