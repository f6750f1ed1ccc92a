import { describe, expect, test } from 'vitest';
import { indicatorsTableOf, normalisedTableOf } from '../../../../pipeline/custom/index/long-tables.js';
import { indexTableOf } from '../../../../pipeline/custom/index/tables.js';
import { BLOCK_ROWS } from '../../../../schemas/blocks.js';
import { methodText, PILLARS_DATA, PILLARS_METHOD, scored, testFolder } from './setup.js';

const folder = testFolder();
const rowsOf = (table: { rows: Iterable<Readonly<Record<string, unknown>>> }) => [...table.rows];

const found = (await scored(folder, PILLARS_DATA, PILLARS_METHOD)).scored;

describe('the long tables of a custom index', () => {
  test('say of every figure where it comes from, its period, and what it adds', () => {
    const rows = rowsOf(indicatorsTableOf(found));
    const of = (unit: string, indicator: string) =>
      rows.find((row) => row.unit_code === unit && row.indicator === indicator);
    expect(rows).toHaveLength(15);
    expect(of('B', 'z')).toMatchObject({ value: 5, status: 'estimated', period: '2023', normalised: 50 });
    expect(of('B', 'x')).toMatchObject({ value: 4, status: 'observed', reason: '', period: '2024' });
    expect([of('B', 'z')?.period_start, of('B', 'x')?.period_end]).toEqual(['2023-01-01', '2024-12-31']);
    expect(of('E', 'z')).toMatchObject({ value: null, status: 'missing', reason: 'not_applicable' });
    expect(of('D', 'x')).toMatchObject({ value: null, status: 'missing', reason: 'no_row_in_period' });
    expect([of('E', 'x')?.contribution, of('D', 'x')?.contribution]).toEqual([null, null]);
    for (const unit of ['A', 'B', 'C']) {
      const sum = rows
        .filter((row) => row.unit_code === unit)
        .reduce((total, { contribution }) => total + Number(contribution), 0);
      const { score } = rowsOf(indexTableOf(found, new Map())).find((row) => row.unit_code === unit) ?? {};
      expect(sum).toBeCloseTo(Number(score), 10);
    }
  });

  test('have normalised figures by code, and nothing for what is missing', () => {
    const rows = rowsOf(normalisedTableOf(found));
    expect(rows.map(({ unit_code }) => unit_code)).toEqual(['A', 'B', 'C', 'D', 'E']);
    expect(rows[2]).toMatchObject({ x: 100, y: 50, z: 100 });
    expect(rows[3]).toMatchObject({ x: null, y: null, z: null });
  });

  test('are the same each time that they are read', () => {
    const table = indicatorsTableOf(found);
    expect(rowsOf(table)).toEqual(rowsOf(table));
  });
});

test('a table longer than a block goes on with the next indicator of the same unit', async () => {
  const units = Math.ceil(BLOCK_ROWS / 2) + 1;
  const data = Array.from(
    { length: units },
    (_, i) => `U${String(i).padStart(5, '0')},Unit ${i},${i},${i % 9}`,
  );
  const many = (await scored(folder, `unit_code,unit_name,x,y\n${data.join('\n')}\n`, methodText())).scored;
  const blocks = [...(indicatorsTableOf(many).blocks ?? [])];
  expect(blocks.map(({ rows }) => rows)).toEqual([BLOCK_ROWS, 2 * units - BLOCK_ROWS]);
  const rows = rowsOf(indicatorsTableOf(many)).slice(BLOCK_ROWS - 1, BLOCK_ROWS + 2);
  const last = BLOCK_ROWS / 2 - 1;
  expect(rows.map(({ unit_name, indicator, value }) => [unit_name, indicator, value])).toEqual([
    [`Unit ${last}`, 'y', last % 9],
    [`Unit ${last + 1}`, 'x', last + 1],
    [`Unit ${last + 1}`, 'y', (last + 1) % 9],
  ]);
});
