import { describe, expect, test } from 'vitest';
import { RowFilter } from '../../../../pipeline/custom/index/keep-rows.js';
import { refusal } from '../../../fixtures/refusal.js';
import { givenTable } from './setup.js';

const ROWS = [
  ['local', 'Total', 'A'],
  [' local ', 'Girls', 'B'],
  ['Local', 'Total', 'C'],
  ['national', 'Total', 'D'],
  ['', 'Total', 'E'],
];
const table = givenTable(['level', 'sex', 'name'], ROWS);

/** The names of the rows that are kept, and the filter afterwards. */
function kept(keep: Record<string, string | string[]>) {
  const filter = new RowFilter(table, keep);
  const names = ROWS.filter((cells) => filter.keeps(cells)).map(([, , name]) => name);
  return { filter, names };
}

describe('the rows that a method keeps', () => {
  test('have exactly the text, apart from spaces around it: capitals count', () => {
    expect(kept({ level: 'local' }).names).toEqual(['A', 'B']);
  });

  test('have one of several texts, and the right one in each column', () => {
    expect(kept({ level: ['local', 'national'], sex: 'Total' }).names).toEqual(['A', 'D']);
  });

  test('are all where nothing is said, and may be those with an empty cell', () => {
    expect(kept({}).names).toHaveLength(5);
    expect(kept({ level: '' }).names).toEqual(['E']);
  });

  test('leave others, which are counted by their text under the first column that leaves them', () => {
    const { filter } = kept({ level: 'local', sex: 'Total' });
    expect(filter.remarks).toEqual([
      expect.stringMatching(
        /^"level" is "local" .*3 others .*"Local" \(1 row\), "national" \(1 row\), "" \(1 row\)$/,
      ),
      expect.stringMatching(/^"sex" is "Total" .*1 other is .*"Girls" \(1 row\)$/),
    ]);
    expect(kept({}).filter.remarks).toEqual([]);
  });

  test('are all counted, also those whose texts are too many to be listed', () => {
    const filter = new RowFilter(table, { name: 'none' });
    for (let i = 0; i < 60; i += 1) filter.keeps(['', '', `n${i}`]);
    expect(filter.remarks[0]).toMatch(/60 others .*"n11" \(1 row\), and 48 rows with other texts$/);
    expect(filter.remarks[0]).not.toContain('"n12"');
  });

  test('cannot be none: the texts that there are, are named', async () => {
    const { filter } = kept({ level: 'ward' });
    const { code, message } = await refusal(() => filter.check(0));
    expect([code, message]).toEqual([
      'table-invalid',
      expect.stringMatching(/"level" is "local".*"national"/),
    ]);
    expect(() => filter.check(1)).not.toThrow();
  });

  test('are chosen by a column that the table has', async () => {
    const { code, message } = await refusal(() => new RowFilter(table, { tier: 'x' }));
    expect([code, message]).toEqual(['table-invalid', expect.stringContaining('"tier"')]);
  });
});
