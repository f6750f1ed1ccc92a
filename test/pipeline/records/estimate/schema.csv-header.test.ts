import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { refusal } from '../../../fixtures/refusal.js';
import { estimateFiles, estimatePeople, freshPath, type Person, somePeople } from './people.js';

const COLUMNS = [
  'person',
  'area',
  'cohort',
  'sex',
  'fsm',
  'circumstances',
  'qualification',
  'earnings',
  'weight',
] as (keyof Person)[];

const lines = (people: readonly Person[], columns = COLUMNS) =>
  people.map((one) => columns.map((name) => (one[name] === null ? '' : `"${one[name]}"`)).join(','));

function write(rows: readonly string[], columns: readonly string[] = COLUMNS): string {
  const path = freshPath('.csv');
  writeFileSync(path, `${[columns.join(','), ...rows].join('\n')}\n`);
  return path;
}

const PEOPLE = somePeople(300, (i, draw) => ({
  weight: 1 + (i % 3) / 2,
  earnings: draw() < 0.1 ? null : Math.round(draw() * 4e6) / 100,
  cohort: i % 40 === 0 ? null : 1986,
}));

describe('records in CSV', () => {
  it('give the same figures as in Parquet, whatever the order of the columns of a file', async () => {
    const parquet = await estimatePeople(PEOPLE);
    const turned = [...COLUMNS].reverse();
    const paths = [write(lines(PEOPLE.slice(0, 100))), write(lines(PEOPLE.slice(100), turned), turned)];
    const csv = await estimateFiles(paths);
    expect(csv.estimates).toEqual(parquet.estimates);
    expect({ ...csv.checks, files: 1 }).toEqual(parquet.checks);
  });

  it('a row with too few or too many cells is an error with file and row', async () => {
    const rows = lines(PEOPLE);
    rows[1] = 'P1,E07000001,1986';
    const short = write(rows);
    expect((await refusal(() => estimateFiles([short]))).message).toContain(`${short}: row 3 `);
    rows[1] = `${lines(PEOPLE)[1]},1`;
    const long = write(rows);
    expect((await refusal(() => estimateFiles([long]))).message).toContain(`${long}: row 3 `);
  });

  it('text that is not a number is an error with the column, the text and the number of rows', async () => {
    const rows = lines(PEOPLE);
    rows[4] = 'P4,E07000001,1986,male,yes,12,none,lots,1';
    rows[5] = 'P5,E07000001,1986,male,yes,12,none,lots,1';
    const { message } = await refusal(() => estimateFiles([write(rows)]));
    expect(message).toMatch(/^earnings is "lots" .*2 rows/);
  });

  it('a word of school meals that is neither yes nor no is an error with the word', async () => {
    const rows = lines(PEOPLE);
    rows[4] = 'P4,E07000001,1986,male,perhaps,12,none,3,1';
    const { message, next } = await refusal(() => estimateFiles([write(rows)]));
    expect(message).toContain('fsm is "perhaps" in 1 row, which is neither yes nor no');
    expect(next).toContain('true');
  });

  it('words of sex and school meals may be written in several ways', async () => {
    const words: Readonly<Record<string, string>> = { male: 'Boy', true: 'Y', false: 'NO' };
    const rows = lines(PEOPLE).map((line) =>
      line.replace(/"(male|true|false)"/g, (_, word) => ` ${words[word]}`),
    );
    expect((await estimateFiles([write(rows)])).estimates).toEqual((await estimatePeople(PEOPLE)).estimates);
  });

  it('a file without a header, or with a duplicate name', async () => {
    const empty = freshPath('.csv');
    writeFileSync(empty, '');
    expect((await refusal(() => estimateFiles([empty]))).message).toContain('column names');
    const twice = write([], [...COLUMNS, 'area']);
    expect((await refusal(() => estimateFiles([twice]))).message).toContain(
      'the column "area" is there twice',
    );
    expect((await refusal(() => estimateFiles([write([])]))).message).toContain('no records');
  });
});
