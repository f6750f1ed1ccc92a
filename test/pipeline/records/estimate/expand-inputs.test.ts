import { chmodSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join, posix, win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expandInputs, patternParts } from '../../../../pipeline/records/estimate/expand-inputs.js';
import { refusal } from '../../../fixtures/refusal.js';
import { estimateFiles, estimatePeople, freshPath, scratch, somePeople, writePeople } from './people.js';
import { PLACES } from './places.js';

const PEOPLE = somePeople(200);
const messageOf = async (work: () => Promise<unknown>) => (await refusal(work)).message;

describe('the schema of every file is checked before any figure', () => {
  it('a missing column: the file, the column, and a similar name', async () => {
    const path = await writePeople(PEOPLE, { qualification: '' });
    expect(await messageOf(() => estimateFiles([path]))).toContain(
      `${path}: it has no column "qualification"`,
    );
    const whole = await writePeople(PEOPLE);
    const named = await refusal(() => estimateFiles([whole], { columns: { earnings: 'earning' } }));
    expect(named.next).toContain('did you mean earnings');
  });

  it('a column of a wrong type', async () => {
    const path = await writePeople(PEOPLE, { earnings: 'VARCHAR' });
    expect(await messageOf(() => estimateFiles([path]))).toMatch(/"earnings" .*VARCHAR/);
  });

  it('files of two schemas: by type, or by a column that one lacks', async () => {
    const one = await writePeople(PEOPLE);
    const typed = await writePeople(PEOPLE, { cohort: 'VARCHAR' });
    expect(await messageOf(() => estimateFiles([one, typed]))).toBe(
      `${typed}: the column "cohort" is VARCHAR, but integer in ${one}`,
    );
    const lacking = await writePeople(PEOPLE, { weight: '' });
    expect(await messageOf(() => estimateFiles([one, lacking]))).toContain(
      `${lacking}: the column "weight" is missing`,
    );
  });

  it('weight and person may be absent, unless they are named', async () => {
    const path = await writePeople(PEOPLE, { weight: '', person: '' });
    const { estimates } = await estimateFiles([path]);
    const whole = await estimatePeople(PEOPLE);
    expect(estimates).toEqual(whole.estimates);
    expect(await messageOf(() => estimateFiles([path], { columns: { weight: 'weight' } }))).toContain(
      'it has no column "weight"',
    );
  });

  it('one column for two roles is refused', async () => {
    const path = await writePeople(PEOPLE);
    expect(await messageOf(() => estimateFiles([path], { columns: { fsm: 'sex' } }))).toMatch(/"sex".*fsm/);
  });
});

describe('files that cannot be read', () => {
  it('a file that is not Parquet, and one that is truncated, are named', async () => {
    const text = freshPath('.parquet');
    writeFileSync(text, 'not parquet at all');
    expect(await messageOf(() => estimateFiles([text]))).toContain(`${text} cannot be read as Parquet`);
    const good = await writePeople(PEOPLE);
    const short = await writePeople(PEOPLE);
    truncateSync(short, 3000);
    expect(await messageOf(() => estimateFiles([good, short]))).toContain(
      `${short} cannot be read as Parquet`,
    );
  });

  it('a file whose pages are damaged, though its ends are intact, is named', async () => {
    const good = await writePeople(PEOPLE);
    const bad = await writePeople(PEOPLE);
    const bytes = readFileSync(bad);
    bytes.fill(0xff, 4, 1500);
    writeFileSync(bad, bytes);
    expect(await messageOf(() => estimateFiles([good, bad]))).toContain(`${bad} cannot be read`);
  });

  it('Parquet and CSV together are refused', async () => {
    const csv = freshPath('.csv');
    writeFileSync(csv, 'area\n');
    expect(await messageOf(async () => estimateFiles([await writePeople(PEOPLE), csv]))).toContain(
      'different formats',
    );
  });
});

describe('a folder for temporary files', () => {
  it('that is not writable, or is a file, is an error; otherwise nothing is left in it', async () => {
    const file = freshPath('');
    writeFileSync(file, '');
    const path = await writePeople(PEOPLE);
    expect((await refusal(() => estimateFiles([path], { spill: file }))).code).toBe('file-system');
    if (process.getuid?.() !== 0) {
      const closed = freshPath('');
      mkdirSync(closed);
      chmodSync(closed, 0o500);
      expect((await refusal(() => estimateFiles([path], { spill: closed }))).code).toBe('no-permission');
    }
    const spill = freshPath('');
    await estimateFiles([path], { spill });
    expect(readdirSync(spill)).toEqual([]);
    await refusal(() => estimateFiles([path], { spill, areas: new Map([...PLACES].slice(1)) }));
    expect(readdirSync(spill)).toEqual([]);
  });
});

describe('naming the files', () => {
  it('a pattern without a match, a folder, and a path that does not exist', async () => {
    const folder = scratch();
    expect(await messageOf(() => expandInputs([join(folder, '*.none')]))).toContain('*.none');
    expect((await refusal(() => expandInputs([folder]))).next).toContain('*.parquet');
    expect(await messageOf(() => expandInputs([join(folder, 'nowhere.csv')]))).toContain('nowhere.csv');
    expect(await messageOf(() => expandInputs([]))).toContain('no files');
  });

  it('a file whose name is itself a pattern is refused: the engine would read others', async () => {
    const odd = join(scratch(), 'records[1].parquet');
    writeFileSync(odd, '');
    expect(await messageOf(() => expandInputs([odd]))).toContain('records[1].parquet');
  });

  it('a pattern gives each file once, in order, also where it matches folders', async () => {
    const folder = freshPath('');
    mkdirSync(join(folder, 'b'), { recursive: true });
    mkdirSync(join(folder, 'a+(1)'));
    for (const name of ['b/2.csv', 'a+(1)/1.csv', 'b/.hidden.csv', 'b/3.txt'])
      writeFileSync(join(folder, name), '');
    const paths = [join(folder, 'a+(1)', '1.csv'), join(folder, 'b', '2.csv')];
    expect(await expandInputs([join(folder, '*/*.csv'), join(folder, 'b/2.csv')])).toEqual(paths);
  });

  it.each([
    ['C:\\data\\2024\\*.parquet', 'C:\\', ['data', '2024', '*.parquet']],
    ['c:/data/*.csv', 'c:/', ['data', '*.csv']],
    ['D:data\\records-?.csv', 'D:', ['data', 'records-?.csv']],
    ['\\\\server\\share\\all\\*.csv', '\\\\server\\share\\', ['all', '*.csv']],
    ['..\\records/*\\\\part*.csv', '', ['..', 'records', '*', 'part*.csv']],
    ['*.csv', '', ['*.csv']],
  ])('on Windows %s starts at its drive, or in the present folder', (pattern, root, parts) => {
    expect(patternParts(pattern, win32)).toEqual({ root, parts });
  });

  it.each([
    ['/data//2024/*.parquet', '/', ['data', '2024', '*.parquet']],
    ['records/C:\\*.csv', '', ['records', 'C:\\*.csv']],
  ])('elsewhere %s is split at slashes only', (pattern, root, parts) => {
    expect(patternParts(pattern, posix)).toEqual({ root, parts });
  });
});
