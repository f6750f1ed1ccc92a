import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import interactiveTool from '../../sources/local-authority-interactive-tool.js';
import neetParticipation from '../../sources/neet-participation.js';
import { INTERACTIVE_TOOL_SYMBOLS } from '../../sources/symbols.js';
import { ParquetWorkspace, type ToolRow } from '../fixtures/parquet.js';
import { changed, fixtureText } from '../fixtures/reader.js';
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

describe('the dictionary of the Interactive Tool', () => {
  const DICTIONARY = 'lait_data_dictionary.csv';
  const withDictionary = async (text: string) => {
    const path = await workspace.writeTool([[NEET, '2025', '5.5', 901]]);
    const other = await workspace.writeBytes(DICTIONARY, Buffer.from(text));
    return workspace.reader(path, undefined, other);
  };
  const refusing = (text: string) => refusal(async () => interactiveTool.observe(await withDictionary(text)));

  test('states measure and unit of every declared series, and they are declared', () => {
    for (const { stated } of interactiveTool.indicators)
      expect(stated).toEqual({ measure: expect.any(String), unit: expect.any(String) });
  });

  test('another unit is an error with file and row, before any figure is read', async () => {
    const error = await refusing(
      changed(interactiveTool, `"${NEET}","High","% of 16`, `"${NEET}","High","Per 1,000 of 16`, 1),
    );
    expect(error).toMatchObject({ code: 'rows-unreadable', exit: 4 });
    // Row 2 has a cell of two lines: rows are those of the table.
    expect(error.message).toContain(`${DICTIONARY}: a row cannot be read: row 7, column y_axis_name`);
    expect(error.message).toContain('not "% of 16 - 17 year olds", found "Per 1,000 of 16 - 17 year olds"');
  });

  test('another measure is one, in every row of the series', async () => {
    const text = fixtureText(interactiveTool, 1);
    const line = text.split('\n').find((each) => each.includes('"HE_19_FSM"')) ?? '';
    const error = await refusing(`${text}${line.replace('by age 19', 'by age 25')}\n`);
    expect(error).toMatchObject({ code: 'rows-unreadable', exit: 4 });
    expect(error.message).toContain('row 16, column Measure');
    expect(error.message).toContain('by age 25');
  });

  test('a series without a row is an error: nobody states its unit', async () => {
    const error = await refusing(changed(interactiveTool, '"HE_19_FSM"', '"HE_20_FSM"', 1));
    expect(error).toMatchObject({ code: 'file-unreadable', exit: 4 });
    expect(error.message).toContain('"HE_19_FSM"');
  });

  test('a column that is gone is named, and what other series state does not matter', async () => {
    const error = await refusing(changed(interactiveTool, '"y_axis_name"', '"axis"', 1));
    expect(error).toMatchObject({ code: 'column-missing', exit: 4 });
    expect(error.message).toContain('y_axis_name');
    const other = changed(interactiveTool, 'Rate per 10,000', 'Rate per 100', 1);
    expect(await interactiveTool.observe(await withDictionary(other))).toHaveLength(1);
  });

  test('gives units and measures for the report of what changed', async () => {
    const shape = await interactiveTool.shape?.(await withDictionary(fixtureText(interactiveTool, 1)));
    expect(shape?.units).toContain('RTA: Rate per 10,000');
    expect(shape?.measures).toContain('RTA: Invented rate of absences');
    const broken = await withDictionary('a,b\n1,2\n');
    expect(await interactiveTool.shape?.(broken)).toMatchObject({ units: [], measures: [] });
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
