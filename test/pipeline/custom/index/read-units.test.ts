import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { customIndex } from '../../../../pipeline/custom/index/custom-index.js';
import { silentLog } from '../../../../pipeline/system/log.js';
import { isHostile, refusal, shownOf } from '../../../fixtures/refusal.js';
import { DATA, methodText, scored, testFolder } from './setup.js';

const folder = testFolder();
const refused = async (data: string, method?: string, file?: string) => {
  const error = await refusal(() => scored(folder, data, method, file));
  expect(shownOf(error).some(isHostile)).toBe(false);
  return `${error.code}: ${error.message}`;
};

describe('data that do not allow an index', () => {
  it.each([
    [
      'a constant indicator',
      DATA.replace(/,(30|10|20)$/gm, ',7'),
      'indicator-constant: data.csv: y has the same value',
    ],
    [
      'an indicator without a value',
      DATA.replace(/,(30|10|20)$/gm, ','),
      'indicator-empty: data.csv: y has no value',
    ],
    [
      'an indicator with one value',
      DATA.replace(/,(30|10)$/gm, ','),
      'values-too-few: data.csv: y has a value in one unit',
    ],
    ['two units', 'unit_code,unit_name,x,y\nA,A,1,2\nB,B,2,3\n', 'units-too-few: data.csv has 2 units'],
    ['no unit', 'unit_code,unit_name,x,y\n', 'units-too-few: data.csv has 0 units'],
    [
      'a word instead of a number',
      DATA.replace('4,10', 'four,10'),
      'table-invalid: data.csv, row 3, column "x": "four" is not a number',
    ],
    [
      'a text for a missing value that the method does not name',
      DATA.replace('4,10', 'none,10'),
      'table-invalid: data.csv, row 3, column "x": "none" is not a number',
    ],
    ['NaN', DATA.replace('4,10', '4,NaN'), 'value-not-finite: data.csv, row 3, column "y": "NaN"'],
    ['infinity', DATA.replace('4,10', '-inf,10'), 'value-not-finite: data.csv, row 3, column "x": "-inf"'],
    [
      'a number too large for a double',
      DATA.replace('4,10', '1e999,10'),
      'value-not-finite: data.csv, row 3, column "x": "1e999"',
    ],
    [
      'a number with a comma',
      DATA.replace('4,10', '"4,5",10'),
      'table-invalid: data.csv, row 3, column "x": "4,5"',
    ],
    [
      'a code that appears twice',
      DATA.replace('C,Unit C', 'A,Unit C'),
      'code-duplicate: data.csv: the unit "A" appears twice, in rows 2 and 4',
    ],
    [
      'a unit without a code',
      DATA.replace('B,Unit B', ',Unit B'),
      'table-invalid: data.csv, row 3 has no unit code',
    ],
    [
      'a unit without a name',
      DATA.replace('B,Unit B', 'B,'),
      'table-invalid: data.csv, row 3 has no unit name',
    ],
    [
      'no column for an indicator',
      DATA.replace('x,y', 'x,z'),
      'table-invalid: data.csv has no column "y", the indicator',
    ],
    [
      'no column for codes',
      DATA.replace('unit_code', 'code'),
      'table-invalid: data.csv has no column "unit_code", the unit_code',
    ],
    ['a duplicate column', DATA.replace('x,y', 'y,y'), 'table-invalid: data.csv has no column "x"'],
    [
      'an indicator that appears twice',
      DATA.replace('unit_name,x,y', 'unit_name,x,y,x').replace(/(\d)$/gm, '$1,1'),
      'table-invalid: data.csv, row 1: the column "x"',
    ],
    [
      'a cell too many',
      DATA.replace('4,10', '4,10,5'),
      'table-unreadable: data.csv, row 3 has 5 cells, the header 4',
    ],
    [
      'decimal commas next to decimal points',
      DATA.replaceAll(',', ';').replace('2;30', '2,5;30.5'),
      'table-invalid: data.csv has decimal commas (row 2, column "x": "2,5") and decimal points (row 2, column "y": "30.5")',
    ],
    [
      'a decimal comma in a file with commas',
      DATA.replace('4,10', '"0,410",10'),
      'table-invalid: data.csv, row 3, column "x": "0,410"',
    ],
    [
      'a number with a character that is not seen',
      DATA.replace('4,10', '4\u200b1,10'),
      'table-invalid: data.csv, row 3, column "x"',
    ],
    [
      'per cent next to plain numbers',
      DATA.replace('4,10', '4%,10'),
      'table-invalid: data.csv, row 3, column "x": "4%" is with %, unlike row 2',
    ],
    [
      'two codes that look the same',
      `${DATA}\u0410,Another,5,5\n`,
      'table-invalid: data.csv, rows 2 and 5: "A" and "\u0410"',
    ],
    [
      'an open quotation mark',
      DATA.replace('Unit B', '"Unit B'),
      'table-unreadable: data.csv, row 3: a quotation mark',
    ],
    ['an empty file', '', 'table-unreadable'],
    [
      'control characters',
      DATA.replace('4,10', '\u202e4\u001b[31m,10'),
      'table-invalid: data.csv, row 3, column "x"',
    ],
  ])('refuses %s, and names it', async (_, data, message) => {
    expect(await refused(data)).toContain(message);
  });

  it('names every bad cell, not only the first', async () => {
    const error = await refusal(() => scored(folder, DATA.replace('2,30', 'a,b').replace('6,20', 'd,20')));
    expect(error.places).toEqual([
      'row 2, column "x": "a"',
      'row 2, column "y": "b"',
      'row 4, column "x": "d"',
    ]);
    expect(error.message).toContain('2 more cells');
  });

  it('refuses a file of another type', async () => {
    for (const [start, kind] of [
      ['%PDF-1.7', 'PDF'],
      ['PAR1\u0015\u0004', 'Parquet'],
      ['PK\u0003\u0004', 'workbook'],
    ] as const)
      expect(await refused(`${start}${DATA}`)).toMatch(new RegExp(`^table-unreadable: data.csv .*${kind}`));
  });

  it('treats text above the header and below the units as titles and notes, and lists them', async () => {
    const lines: string[] = [];
    const log = { ...silentLog, warn: (line: string) => lines.push(line) };
    const data = `Table 1,,,\n${DATA}\nNotes\n"1. Rounded, all of it"\n,Source: made up,,\n`;
    writeFileSync(join(folder, 'noted.csv'), data);
    const found = await customIndex({
      methodText: methodText(),
      methodFile: 'method.yaml',
      data: join(folder, 'noted.csv'),
      threads: 1,
      seed: 1,
      log,
    });
    expect(found.scored.units.codes).toEqual(['A', 'B', 'C']);
    expect(lines.map((line) => /\brow \d+/.exec(line)?.[0])).toEqual(['row 2', 'row 7', 'row 8', 'row 9']);
  });

  it('keeps a unit with a code and a name, and no figure', async () => {
    const found = await scored(folder, `${DATA}D,Unit D,,\n`);
    expect(found.scored.units.codes).toEqual(['A', 'B', 'C', 'D']);
  });

  it('treats a number that the method declares as missing as missing', async () => {
    const method = methodText({ data: '{ missing: ["-99"] }' });
    const found = await scored(folder, `${DATA}D,Unit D,-99,5\n`, method);
    expect(found.scored.units.figures[0]?.[3]).toBeNaN();
  });

  it('refuses values of zero or less where the method has a geometric mean', async () => {
    const geometric = '{ name: index, aggregate: geometric_mean, normalise: none }';
    const method = methodText({ indicator: '{ name: indicator, normalise: none }', index: geometric });
    expect(await refused(DATA, method)).toContain('value-negative: data.csv: y has the value -30');
  });

  it('refuses negative values for weights by entropy', async () => {
    const indicator = '{ name: indicator, normalise: none, weights: entropy }';
    expect(await refused(DATA.replace('A,2', 'A,-2'), methodText({ indicator }))).toContain(
      'value-negative: data.csv: x',
    );
  });
});
