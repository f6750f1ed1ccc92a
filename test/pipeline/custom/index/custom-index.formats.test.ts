import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { customIndex } from '../../../../pipeline/custom/index/custom-index.js';
import { indicatorsTableOf } from '../../../../pipeline/custom/index/long-tables.js';
import { indexTableOf } from '../../../../pipeline/custom/index/tables.js';
import { Engine, text } from '../../../../pipeline/engine/engine.js';
import { silentLog } from '../../../../pipeline/system/log.js';
import { refusal } from '../../../fixtures/refusal.js';
import { DATA, methodText, scored, scoresOf, testFolder } from './setup.js';

const folder = testFolder();
const METHOD = methodText();
const made = (file: string, sheet?: string) =>
  customIndex({
    methodText: METHOD,
    methodFile: 'method.yaml',
    data: join(folder, file),
    threads: 1,
    seed: 1,
    log: silentLog,
    ...(sheet === undefined ? {} : { sheet }),
  });

const VALUES = `SELECT * FROM (VALUES ('A', 'Unit A', 2, 30.0::DOUBLE), ('B', 'Unit B', 4, NULL), ('C', 'Unit C', 6, 20.0), ('D', 'Unit, D', 1, 0.1)) AS t(unit_code, unit_name, x, y)`;
const ROWS = [
  ['A', 'Unit A', 2, 30],
  ['B', 'Unit B', 4, null],
  ['C', 'Unit C', 6, 20],
  ['D', 'Unit, D', 1, 0.1],
];

async function parquet(file: string, query: string): Promise<void> {
  const engine = await Engine.open({ threads: 1, folders: [folder] });
  await engine.run(`COPY (${query}) TO ${text(join(folder, file))} (FORMAT parquet)`);
  engine.close();
}

describe('the data', () => {
  it('give the same index as CSV, as a workbook and as Parquet', async () => {
    const header = ['unit_code', 'unit_name', 'x', 'y'];
    const csv = 'unit_code,unit_name,x,y\nA,Unit A,2,30\nB,Unit B,4,\nC,Unit C,6,20\nD,"Unit, D",1,0.1\n';
    await parquet('same.parquet', VALUES);
    writeFileSync(
      join(folder, 'same.xlsx'),
      await writeXlsx({ sheets: [{ name: 'Data', rows: [header, ...ROWS] }] }),
    );
    const all = [await scored(folder, csv), await made('same.xlsx'), await made('same.parquet')];
    const rows = all.map((one) => [...indexTableOf(one.scored, new Map()).rows]);
    expect(rows[0]).toHaveLength(4);
    expect(rows[1]).toEqual(rows[0]);
    expect(rows[2]).toEqual(rows[0]);
    const long = all.map((one) => [...indicatorsTableOf(one.scored).rows]);
    expect(long[1]).toEqual(long[0]);
    expect(long[2]).toEqual(long[0]);
  });

  it('may have a byte order mark, carriage returns and quoted cells', async () => {
    const plain = scoresOf(await scored(folder, DATA));
    const odd = `\ufeff${DATA.replaceAll('\n', '\r\n').replace('Unit B', '"Unit ""B"",\r\nat large"')}\r\n\r\n`;
    const found = await scored(folder, odd);
    expect(scoresOf(found)).toEqual(plain);
    expect(found.scored.units.names).toEqual(['Unit A', 'Unit "B", at large', 'Unit C']);
  });

  it('are read in pieces, wherever a piece ends', async () => {
    // Longer than a piece, so that lines, quoted cells and returns are cut at arbitrary positions.
    const rows = Array.from(
      { length: 60_000 },
      (_, i) => `U${String(i).padStart(5, '0')},"Ünit ""${i}"", 1",${i % 977},${(i * 7) % 1013}`,
    );
    const { scored: found } = await scored(folder, `unit_code,unit_name,x,y\r\n${rows.join('\r\n')}\r\n`);
    expect(found.units.codes).toHaveLength(60_000);
    expect(found.units.names[41_235]).toBe('Ünit "41235", 1');
    expect(found.units.figures[0]?.every((value, i) => value === i % 977)).toBe(true);
  });

  it('are refused with the row of a bad cell, however far down', async () => {
    const rows = Array.from({ length: 40_000 }, (_, i) => `U${i},Unit of a long name ${i},${i},${i}`);
    rows[39_998] = 'U39998,Unit,1,one';
    const error = await refusal(() => scored(folder, `unit_code,unit_name,x,y\n${rows.join('\n')}\n`));
    expect(error.message).toContain('row 40000, column "y": "one"');
  });

  it('are refused where they are not UTF-8', async () => {
    writeFileSync(join(folder, 'latin.csv'), Buffer.from(DATA.replace('Unit A', 'Unité A'), 'latin1'));
    expect((await refusal(() => made('latin.csv'))).message).toBe('latin.csv is not UTF-8 text: see line 2');
  });

  it('may be one of several sheets, which is then named', async () => {
    const header = ['unit_code', 'unit_name', 'x', 'y'];
    const sheets = [
      { name: 'Notes', rows: [['Invented']] },
      { name: 'Figures', rows: [header, ...ROWS] },
    ];
    writeFileSync(join(folder, 'two.xlsx'), await writeXlsx({ sheets }));
    expect((await refusal(() => made('two.xlsx'))).code).toBe('table-unreadable');
    expect((await made('two.xlsx', 'Figures')).scored.units.codes).toEqual(['A', 'B', 'C', 'D']);
    expect((await refusal(() => made('latin.csv', 'Figures'))).message).toBe('latin.csv has no sheets');
  });

  it('of Parquet may not hold infinity or NaN, nor a date for a number', async () => {
    await parquet('nan.parquet', VALUES.replace('30.0::DOUBLE', "'nan'::DOUBLE"));
    await parquet('inf.parquet', VALUES.replace('30.0::DOUBLE', "'inf'::DOUBLE"));
    await parquet(
      'date.parquet',
      VALUES.replace('30.0::DOUBLE', "DATE '2020-01-02'").replace('20.0', 'NULL').replace('0.1', 'NULL'),
    );
    for (const [file, said] of [
      ['nan.parquet', 'value-not-finite nan.parquet, row 2, column "y": "NaN" is not a finite number'],
      ['inf.parquet', 'value-not-finite inf.parquet, row 2, column "y": "Infinity" is not a finite number'],
      [
        'date.parquet',
        'table-invalid date.parquet, row 2, column "y": "2020-01-02" is not a number: it is a date or a time and not a figure',
      ],
    ] as const) {
      const { code, message } = await refusal(() => made(file));
      expect(`${code} ${message}`).toBe(said);
    }
  });

  it('have symbols in place of figures, whose reasons are in the table of indicators', async () => {
    const csv = `${DATA.replace('4,10', '[c],10')}D,Unit D,5,..\nE,Unit E,,1\nF,Unit F,7,[low]\n`;
    const rows = [...indicatorsTableOf((await scored(folder, csv)).scored).rows];
    const missing = rows.filter(({ status }) => status === 'missing');
    expect(missing.map((row) => [row.unit_code, row.indicator, row.value, row.reason])).toEqual([
      ['B', 'x', null, 'suppressed'],
      ['D', 'y', null, 'not_available'],
      ['E', 'x', null, 'no_value'],
      ['F', 'y', null, 'rounds_to_zero'],
    ]);
  });

  it('of an earlier period lend their reasons to no figure of the latest', async () => {
    const data =
      'unit_code,unit_name,year,x,y\nA,A,1,[c],1\nB,B,1,2,1\nC,C,1,3,2\nA,A,2,5,1\nB,B,2,[z],3\nC,C,2,6,2\nD,D,2,7,1\n';
    const found = await scored(folder, data, methodText({ data: '{ period: year }' }));
    const rows = [...indicatorsTableOf(found.scored).rows];
    expect(rows.filter(({ reason }) => reason !== '').map((row) => [row.unit_code, row.reason])).toEqual([
      ['B', 'not_applicable'],
    ]);
  });

  it('are read without the marks of notes, and it is said', async () => {
    const lines: string[] = [];
    const log = { ...silentLog, warn: (line: string) => lines.push(line) };
    const csv = 'unit_code,unit_name,x¹,y [p]\nA,Unit A [note 1],2²,30\nB,Unit B,4,10 [r]\nC,Unit C,6,20\n';
    writeFileSync(join(folder, 'marks.csv'), csv);
    const { scored: found } = await customIndex({
      methodText: methodText(),
      methodFile: 'method.yaml',
      data: join(folder, 'marks.csv'),
      threads: 1,
      seed: 1,
      log,
    });
    expect(found.units.names).toEqual(['Unit A', 'Unit B', 'Unit C']);
    expect(found.units.figures.map((values) => [...values])).toEqual([
      [2, 4, 6],
      [30, 10, 20],
    ]);
    expect(lines.map((line) => /^column "\w+"/.exec(line)?.[0])).toEqual([
      'column "unit_name"',
      'column "x"',
      'column "y"',
    ]);
  });

  it('may use declared texts for missing values', async () => {
    const method = methodText({ data: '{ missing: [NA, "-"] }' });
    const found = await scored(folder, `${DATA.replace('4,10', 'NA,10')}D,Unit D,-,5\n`, method);
    expect(Number.isNaN(found.scored.units.figures[0]?.[1])).toBe(true);
    expect(Number.isNaN(found.scored.units.figures[0]?.[3])).toBe(true);
  });
});
