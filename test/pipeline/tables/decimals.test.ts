import { describe, expect, test } from 'vitest';
import { decimalOf } from '../../../pipeline/tables/decimals.js';
import { refusal } from '../../fixtures/refusal.js';

const HEADER = { row: 1, first: 1, columns: ['Area', 'E', 'G'] };

/** How the fractions of these rows are written, the first of which is row 2. */
function decimal(rows: readonly (readonly string[])[], figures: readonly number[] = []) {
  const given = [{ cells: HEADER.columns, row: 1 }, ...rows.map((cells, i) => ({ cells, row: i + 2 }))];
  async function* each() {
    yield* given;
  }
  return decimalOf(each(), HEADER, figures, 't.csv');
}

describe('the fractions of a file whose cells are not separated by commas', () => {
  test.each([
    [
      'decimal commas',
      [
        ['A', '62,61988', '3'],
        ['B', '41,0', '4'],
      ],
      ',',
    ],
    ['a comma after 0', [['A', '0,410', '3']], ','],
    ['commas, and points between thousands', [['A', '1.234,5', '1.234']], ','],
    ['commas, and spaces between thousands', [['A', '1 234,5', '2 345']], ','],
    ['decimal points', [['A', '62.6', '3']], '.'],
    ['points, and commas between thousands', [['A', '62.6', '1,234']], '.'],
    ['thousands twice separated', [['A', '1,234,567', '1,234']], '.'],
    ['whole numbers', [['A', '62', '3']], '.'],
    ['per cent and currencies', [['A', '12,5 %', '€ 3,50']], ','],
    ['marks of notes', [['A', '12,5²', '[c]']], ','],
  ])('are found from %s', async (_, rows, sign) => expect(await decimal(rows)).toBe(sign));

  test('are refused where both are, with a cell of each', async () => {
    const { code, message } = await refusal(() =>
      decimal([
        ['A', '12,5', '1'],
        ['B', '3', '3.5'],
      ]),
    );
    expect(code).toBe('table-invalid');
    expect(message).toMatch(/row 2, column "E": "12,5".*row 3, column "G": "3\.5"/);
  });

  test('are refused where commas are both, which are not called points', async () => {
    const { message } = await refusal(() =>
      decimal([
        ['A', '12,5', '1'],
        ['B', '1,234,567', '2'],
      ]),
    );
    expect(message).toMatch(/"12,5".*thousands.*row 3, column "E": "1,234,567"/);
    expect(message).not.toContain('decimal points');
  });

  test.each(['1,234', '1.234'])('are refused where %s can be both and nothing shows which', async (text) => {
    const { code, message } = await refusal(() =>
      decimal([
        ['A', '1', '2'],
        ['B', text, '3'],
      ]),
    );
    expect(code).toBe('table-invalid');
    expect(message).toContain(`row 3, column "E": "${text}"`);
  });

  test('are looked for in columns of figures only', async () => {
    expect(await decimal([['1.5', '12,5', '1']], [1, 2])).toBe(',');
    expect((await refusal(() => decimal([['1.5', '12,5', '1']]))).code).toBe('table-invalid');
    const words = [
      ['v 1', '12,5', 'a'],
      ['v 2', '2,5', '1.5'],
      ['v 3', '3,5', 'b'],
    ];
    expect(await decimal(words)).toBe(',');
  });
});
