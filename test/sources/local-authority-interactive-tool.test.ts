import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import interactiveTool from '../../sources/local-authority-interactive-tool.js';
import neetParticipation from '../../sources/neet-participation.js';
import { INTERACTIVE_TOOL_SYMBOLS } from '../../sources/symbols.js';
import { ParquetWorkspace, type ToolRow } from '../fixtures/parquet.js';
import { changed } from '../fixtures/reader.js';
import { refusal } from '../fixtures/refusal.js';

const FILE = 'bds_long_0.parquet';
const NEET = '16-17_not known_NEET';
let workspace: ParquetWorkspace;
beforeAll(async () => {
  workspace = await ParquetWorkspace.open();
});
afterAll(() => workspace.close());

const observing = (path: string) => interactiveTool.observe(workspace.reader(path));
const observed = async (rows: readonly ToolRow[]) => observing(await workspace.writeTool(rows));
const refused = async (rows: readonly ToolRow[]) => refusal(async () => observed(rows));
describe('the Interactive Tool', () => {
  test('gives the declared series with GSS codes, each with its row in the whole file', async () => {
    const observations = await observed([
      ['RTA', '2014-16', '12.13', 901],
      [NEET, '2025', '5.5', 901],
      ['HE_19_FSM', '2023-24', '-', 903],
      ['APSE_Best_3ALevels', '2025 (Rev)', '3.5799999999999998E1', 970],
      [NEET, '2025', '0', 942],
      ['RTA', '2014-16', '-', 999],
    ]);
    const shared = { lower: null, upper: null, flags: '' };
    const number = { ...shared, status: 'observed', reason: '' };
    expect(observations).toEqual([
      {
        ...number,
        area_code: 'E06000901',
        series: NEET,
        period: '2025',
        value: 5.5,
        cell: `${FILE}#2:Values`,
        raw_text: '5.5',
      },
      {
        ...shared,
        area_code: 'E10000901',
        series: 'HE_19_FSM',
        period: '2023-24',
        value: null,
        status: 'missing',
        reason: 'not_available',
        cell: `${FILE}#3:Values`,
        raw_text: '-',
      },
      {
        ...number,
        area_code: 'E92000001',
        series: 'APSE_Best_3ALevels',
        period: '2025 (Rev)',
        value: 35.8,
        cell: `${FILE}#4:Values`,
        raw_text: '3.5799999999999998E1',
      },
      {
        ...number,
        area_code: 'E06000063',
        series: NEET,
        period: '2025',
        value: 0,
        cell: `${FILE}#5:Values`,
        raw_text: '0',
      },
    ]);
  });

  test('uses the declared table where the official bridge has no entry, as for old Dorset', async () => {
    const [first, second] = await observed([
      [NEET, '2025', '1', 904],
      [NEET, '2025', '2', 835],
    ]);
    expect([first?.area_code, second?.area_code]).toEqual(['E08000901', 'E10000009']);
  });

  test('prefers the official bridge to the declared table', async () => {
    const text = changed(neetParticipation, ',903,E10000901,', ',942,E10000901,');
    const bridge = await workspace.writeBytes('bridge.csv', Buffer.from(text));
    const path = await workspace.writeTool([[NEET, '2025', '1', 942]]);
    const [only] = await interactiveTool.observe(workspace.reader(path, bridge));
    expect(only?.area_code).toBe('E10000901');
  });

  test('knows exactly one symbol', () => {
    expect(Object.keys(INTERACTIVE_TOOL_SYMBOLS)).toEqual(['-']);
  });
});

describe('an invalid value', () => {
  test('is reported even in a series that no indicator uses', async () => {
    const error = await refused([
      [NEET, '2025', '5.5', 901],
      ['RTA', '2014-16', 'c', 901],
    ]);
    expect(error).toMatchObject({ code: 'rows-unreadable', exit: 4 });
    expect(error.message).toBe(
      `${FILE}: a row cannot be read: row 2, column Values: neither a number nor a known symbol, found "c"`,
    );
  });

  test.each([
    '',
    ' 5',
    '5 ',
    '+5',
    '5%',
    'NaN',
    'Infinity',
    '0x1F',
    '1e999',
    '-1E400',
    '5\n',
    '--',
    '1,234',
    '٣',
  ])('%j', async (value) => {
    const error = await refused([[NEET, '2025', value, 901]]);
    expect(error).toMatchObject({ code: 'rows-unreadable', exit: 4 });
    expect(error.message).toContain(
      `${FILE}: a row cannot be read: row 1, column Values: neither a number nor a known symbol, found`,
    );
  });

  test('may not be an empty cell: the publisher has a symbol for missing values', async () => {
    expect(await refused([['RTA', '2025', null, 901]])).toMatchObject({ code: 'rows-unreadable' });
  });

  test('is reported together with all others', async () => {
    const error = await refused(
      Array.from({ length: 25 }, (_, index): ToolRow => ['RTA', '2025', `?${index}`, 901]),
    );
    expect(error.message).toContain('25 rows cannot be read, the first: row 1, column Values');
    expect(error.places).toHaveLength(25);
    expect(error.places[24]).toContain(
      'row 25, column Values: neither a number nor a known symbol, found "?24"',
    );
  });
});

describe('a figure without a key', () => {
  test.each([
    ['a number that no authority has', 123, 'no authority has this number, found 123'],
    ['a number with a fraction', 901.5, 'no authority has this number, found 901.5'],
    ['not a number', null, 'no authority has this number, found null'],
  ])('%s', async (_, number, problem) => {
    const error = await refused([[NEET, '2025', '5', number]]);
    expect(error).toMatchObject({ code: 'rows-unreadable', exit: 4 });
    expect(error.message).toBe(`${FILE}: a row cannot be read: row 1, column LA Number: ${problem}`);
  });

  test('no years', async () => {
    for (const years of [null, '']) {
      const error = await refused([[NEET, years, '5', 901]]);
      expect(error.message).toBe(`${FILE}: a row cannot be read: row 1, column Years: no years`);
    }
  });

  test('a duplicate for the same authority, series and years, also where one of them is missing', async () => {
    const error = await refused([
      [NEET, '2025', '5', 901],
      [NEET, '2024', '5', 901],
      [NEET, '2025', '-', 901],
    ]);
    expect(error.message).toContain('row 3, column LA Number: the same figure as row 1');
  });
});
