import { describe, expect, test } from 'vitest';
import { columnBuffers } from '../../../outputs/formats/arrow-columns.js';
import type { BlockColumn } from '../../../schemas/blocks.js';
import { constrainedColumns } from '../../../schemas/generate/constraints.js';
import { ODD } from '../../schemas/generate/tables.js';

const columnOf = (name: string) => {
  const column = constrainedColumns(ODD).find((found) => found.name === name);
  if (column === undefined) throw new TypeError(name);
  return column;
};
const buffersOf = (name: string, block: BlockColumn, rows: number) =>
  columnBuffers(columnOf(name), block, rows);

describe('the buffers of a column', () => {
  test('are the same for texts by kind as for one text after the other', () => {
    const kinds = ['é', null, '', 'never met', 'wxyz'];
    const at = Uint16Array.of(0, 1, 4, 2, 0, 0, 1, 4, 0);
    const values = Array.from(at, (kind) => kinds[kind] ?? null);
    const found = buffersOf('remark', { kinds, at }, at.length);
    expect(found).toEqual(buffersOf('remark', { values }, at.length));
    // é is two bytes; rows 1, 3 and 6 have nothing.
    expect([...(found.valueOffsets ?? [])]).toEqual([0, 2, 2, 6, 6, 8, 10, 10, 14, 16]);
    expect([...found.nullBitmap]).toEqual([0b10110101, 0b1]);
    expect(found.nullCount).toBe(3);
  });

  test('have zero and no bit for NaN among numbers', () => {
    const found = buffersOf('share', { numbers: Float64Array.of(0.5, Number.NaN, -0) }, 3);
    expect([...found.data]).toEqual([0.5, 0, -0]);
    expect([[...found.nullBitmap], found.nullCount]).toEqual([[0b101], 1]);
  });

  test('refuse a missing value that the schema does not allow, with its row', () => {
    const at = Uint16Array.of(1, 0);
    expect(() => buffersOf('code', { kinds: [null, 'A'], at }, 2)).toThrow('code: no value in row 2');
    expect(() => buffersOf('code', { values: ['A', null] }, 2)).toThrow('code: no value in row 2');
  });

  test('refuse a value of another type', () => {
    expect(() => buffersOf('remark', { kinds: [1], at: Uint16Array.of(0) }, 1)).toThrow('remark: a number');
    expect(() => buffersOf('share', { values: ['1'] }, 1)).toThrow('share: a string in row 1');
    expect(() => buffersOf('count', { values: [2 ** 31] }, 1)).toThrow(RangeError);
  });
});
