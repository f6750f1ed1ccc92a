import { describe, expect, test } from 'vitest';
import { Figures } from '../../../pipeline/tables/figures.js';
import type { Decimal } from '../../../pipeline/tables/notation.js';
import type { Cell } from '../../../pipeline/tables/read-cell.js';
import { Notes } from '../../../pipeline/tables/table.js';
import { refusal } from '../../fixtures/refusal.js';

/** Reads a column from row 2 down. */
function column(cells: readonly Cell[], missing: readonly string[] = [], decimal: Decimal = '.') {
  const figures = new Figures({ name: 't.csv', decimal }, 'correct it', missing);
  const reader = figures.column('Pay');
  const values = cells.map((cell, i) => ({ value: reader.read(cell, i + 2), reason: reader.reason }));
  const notes = new Notes();
  figures.report(notes);
  return {
    figures,
    values: values.map(({ value }) => value),
    reasons: values.map(({ reason }) => reason),
    notes,
  };
}
const refused = (...cells: Cell[]) => refusal(() => column(cells).figures.check());

describe('a column of figures', () => {
  test('is read with its reasons for missing figures', () => {
    const { values, reasons, figures } = column([5, '1,234', '−2', '[c]', '', null, '[z]', 'NA']);
    expect(values).toEqual([5, 1234, -2, NaN, NaN, NaN, NaN, NaN]);
    expect(reasons).toEqual(['', '', '', 'suppressed', '', '', 'not_applicable', 'not_available']);
    expect(() => figures.check()).not.toThrow();
  });

  test('is per cent throughout or nowhere, whichever comes first', async () => {
    expect(column(['26.4%', '3 %', '[c]', '']).values.slice(0, 2)).toEqual([26.4, 3]);
    for (const [cells, words] of [
      [['27.1', '26.4%'], 'row 3, column "Pay": "26.4%" is with %, unlike row 2'],
      [['26.4%', '27.1'], 'row 3, column "Pay": "27.1" is without %, unlike row 2'],
      [['26.4%', 27.1], 'row 3, column "Pay": "27.1" is without %, unlike row 2'],
      [['[c]', 0.27, '5 %'], 'row 4, column "Pay": "5 %" is with %, unlike row 3'],
      [['1,000', '5%'], 'unlike row 2'],
    ] as const)
      expect((await refused(...cells)).message).toContain(words);
  });

  test('is in one currency, whether every cell says so or not', async () => {
    expect(column(['£5', '6', '£7']).values).toEqual([5, 6, 7]);
    expect((await refused('£5', '6', '$7')).message).toMatch(/row 4, .*"\$7" is in \$, unlike row 2 \(£\)/);
  });

  test('separates thousands in one way, spaces of any width being one', async () => {
    expect(column(['1,234', '999', '12,345']).values).toEqual([1234, 999, 12345]);
    expect(column(['1 234', '1\u202f234', '1\u00a0234']).values).toEqual([1234, 1234, 1234]);
    expect((await refused('1,234', '1 234')).message).toMatch(/row 3, .*spaces, unlike row 2/);
    expect((await refused("1'234", '1,234')).message).toMatch(/row 3, .*commas, unlike row 2/);
  });

  test('lists all cells that cannot be used', async () => {
    const { message, places } = await refused('0,410', '5', 'many', '(3)');
    expect(message).toContain('row 2, column "Pay": "0,410"');
    expect(places.map((place) => place.slice(0, 5))).toEqual(['row 2', 'row 4', 'row 5']);
  });

  test('says why each cannot be used, and what is not seen in it', async () => {
    const { message, next } = await refused('<5');
    expect([message, next]).toEqual([expect.stringContaining('bound'), expect.stringContaining('[c]')]);
    expect((await refused('95\u200b00')).message).toContain('U+200B');
    expect((await refused('#DIV/0!')).message).toContain('formula');
    expect((await refused('5', '9007199254740993')).message).toMatch(/row 3, .*digits/);
    expect((await refused('many')).next).toBe('correct it');
  });

  test('with decimal commas is read with them', () => {
    expect(column(['62,5', '3', '1.234,5'], [], ',').values).toEqual([62.5, 3, 1234.5]);
  });
});

describe('what the user names as missing', () => {
  test('is missing, case-sensitive, next to the symbols of publishers', async () => {
    expect(column(['none', '[c]'], ['none']).reasons).toEqual(['no_value', 'suppressed']);
    const other = column(['None'], ['none']);
    expect((await refusal(() => other.figures.check())).message).toContain('"None"');
  });

  test('may be a number, as text or as a number', () => {
    expect(column(['-99', -99, -98, '5'], ['-99']).values).toEqual([NaN, NaN, -98, 5]);
  });
});

describe('what is said of a column', () => {
  test('is where a figure was read without the mark of a note', () => {
    const { notes, values } = column(['910²', '5', '911 [note 3]']);
    expect(values).toEqual([910, 5, 911]);
    expect(notes.lines).toHaveLength(1);
    expect(notes.lines[0]).toMatch(/"Pay": 2 cells, first "910²" in row 2/);
  });

  test('is where small figures are not known', () => {
    expect(column(['[low]', '5', 'k']).notes.lines[0]).toMatch(
      /"Pay": 2 cells, first "\[low\]" in row 2.*missing/,
    );
  });

  test('is where a formula has found nothing, which is missing', () => {
    const { notes, values, reasons } = column(['#N/A', '5', '#N/A']);
    expect([values, reasons]).toEqual([
      [NaN, 5, NaN],
      ['not_available', '', 'not_available'],
    ]);
    expect(notes.lines).toEqual([expect.stringMatching(/"Pay": 2 cells, first "#N\/A" in row 2.*missing/)]);
  });

  test('is nothing where there is nothing to say', () => {
    expect(column(['5', '[c]', '1,000']).notes.lines).toEqual([]);
  });
});
