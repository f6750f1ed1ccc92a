import { describe, expect, test } from 'vitest';
import { HeldCells } from '../../../pipeline/tables/held-cells.js';
import { LIMITS } from '../../../pipeline/tables/limits.js';
import { refusal } from '../../fixtures/refusal.js';

describe('what is held of a table', () => {
  test('is limited by rows × columns, whether rows are counted or known', async () => {
    const held = new HeldCells('t.csv', 4, 12);
    for (let row = 0; row < 3; row += 1) held.add();
    const error = await refusal(() => held.add());
    expect(error).toMatchObject({ code: 'table-invalid', exit: 2 });
    expect(error.message).toMatch(/^t\.csv has more than 3 rows, with 4 columns/);
    held.expect(3);
    expect((await refusal(() => held.expect(4))).message).toContain('4 rows');
  });

  test('is what a Parquet file of 30 million rows exceeds, and the smallest areas of the country do not', async () => {
    expect(await refusal(() => new HeldCells('t', 4).expect(30_000_000))).toMatchObject({
      code: 'table-invalid',
    });
    new HeldCells('t', 100).expect(239_023);
    new HeldCells('t', 23).expect(300_000);
    expect(LIMITS.heldCells).toBeLessThan(LIMITS.surveyedCells);
  });
});
