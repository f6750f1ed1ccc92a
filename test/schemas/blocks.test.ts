import { describe, expect, test } from 'vitest';
import { BLOCK_ROWS, type Block, blocksOf, rowsOf, valueReader } from '../../schemas/blocks.js';
import type { Row } from '../../schemas/table.js';
import { ODD } from './generate/tables.js';

describe('a column of a block', () => {
  test('gives its values by row, and null where there is none', () => {
    const read = (column: Block['columns'][number]) => [0, 1, 2].map(valueReader(column));
    expect(read({ numbers: Float64Array.of(1, Number.NaN, -0) })).toEqual([1, null, -0]);
    expect(read({ kinds: ['a', null], at: Uint16Array.of(0, 1, 0) })).toEqual(['a', null, 'a']);
    expect(read({ values: [true, '', null] })).toEqual([true, '', null]);
  });
});

describe('rows in blocks', () => {
  test('are the same rows again, as many in a block as there is room for', () => {
    const rows = Array.from({ length: BLOCK_ROWS + 2 }, (_, i): Row => ({ id: i, code: `c${i % 7}` }));
    const blocks = [...blocksOf([{ name: 'code' }, { name: 'id' }], rows)];
    expect(blocks.map((block) => block.rows)).toEqual([BLOCK_ROWS, 2]);
    expect(blocks[1]?.columns).toEqual([
      { values: [rows[BLOCK_ROWS]?.code, rows[BLOCK_ROWS + 1]?.code] },
      { values: [BLOCK_ROWS, BLOCK_ROWS + 1] },
    ]);
  });

  test('are none for no rows', () => {
    expect([...blocksOf([{ name: 'code' }], [])]).toEqual([]);
  });

  test('have null for a column that a row lacks', () => {
    expect([...blocksOf([{ name: 'code' }], [{}])]).toEqual([{ rows: 1, columns: [{ values: [null] }] }]);
  });
});

test('blocks as rows have the columns of the table by name, each time from the start', () => {
  const row: Row = {
    id: 1,
    'say "when"': 'x',
    code: 'A',
    remark: null,
    kind: 'plain',
    share: 0.5,
    count: null,
    sure: true,
  };
  const blocks = [
    ...blocksOf(
      Object.keys(row).map((name) => ({ name })),
      [row, { ...row, id: 2 }],
    ),
  ];
  const rows = rowsOf(ODD, blocks);
  expect([...rows]).toEqual([row, { ...row, id: 2 }]);
  expect([...rows]).toHaveLength(2);
});
