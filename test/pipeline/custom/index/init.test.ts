import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { customIndex } from '../../../../pipeline/custom/index/custom-index.js';
import { initMethod, scalar } from '../../../../pipeline/custom/index/init.js';
import { hasCodeName } from '../../../../pipeline/custom/index/survey.js';
import { silentLog } from '../../../../pipeline/system/log.js';
import { refusal } from '../../../fixtures/refusal.js';
import { errorOf, objectOf, smi } from '../../cli/setup.js';
import { DATA, testFolder } from './setup.js';

const folder = testFolder();
const initial = (data: string) => {
  writeFileSync(join(folder, 'init.csv'), data);
  return initMethod({ path: join(folder, 'init.csv'), threads: 1 });
};

/** Drafts a method file for the data and runs it, unchanged, on them. */
async function run(data: string) {
  const { text, ...proposed } = await initial(data);
  const found = await customIndex({
    methodText: text,
    methodFile: 'method.yaml',
    data: join(folder, 'init.csv'),
    replicates: 20,
    threads: 1,
    seed: 1,
    log: silentLog,
  });
  return { text, proposed, ranked: found.scored.chain.ranks.filter((rank) => rank > 0).length };
}

describe('a method file to start from', () => {
  it.each([
    ['three units', DATA, 3],
    ['one indicator', DATA.replace(/,[^,]*$/gm, ''), 3],
    ['columns whose names YAML must quote', DATA.replace('x,y', '"GDP per head, £",yes'), 3],
    ['columns with the names that the aggregates would have', DATA.replace('x,y', 'overall,pillar_1'), 3],
    ['codes for missing values', `${DATA}D,Unit D,NA,5\nE,Unit E,7,..\nF,Unit F,8,NaN\n`, 3],
    ['other names for the first two columns', DATA.replace('unit_code,unit_name', 'ISO,Country'), 3],
    ['one column of text', DATA.replace(/,[^,]*/, '').replaceAll(/,Unit .,/g, ','), 3],
    ['a constant column', DATA.replace('x,y', 'x,y,z').replace(/(\d)$/gm, '$1,5'), 3],
    [
      'a row for each year',
      DATA.replace('name,x', 'name,year,x')
        .replaceAll(/(Unit .),/g, '$1,2020,')
        .concat('A,Unit A,2021,3,4\nB,Unit B,2021,5,1\nC,Unit C,2021,9,6\n'),
      3,
    ],
    ['half of the values missing everywhere', 'unit_code,unit_name,x,y\nA,A,1,\nB,B,,2\nC,C,3,\nD,D,,5\n', 4],
    [
      'a column that is the same in the latest year',
      'unit_code,unit_name,year,x,y\nA,A,1,1,1\nB,B,1,2,1\nC,C,1,3,2\nA,A,2,5,1\nB,B,2,5,3\nC,C,2,5,2\n',
      3,
    ],
    ['numeric codes', DATA.replace(/^[ABC]/gm, (code) => String(code.charCodeAt(0))), 3],
  ])('runs unchanged on %s', async (_, data, ranked) => {
    expect((await run(data)).ranked).toBe(ranked);
  });

  it('proposes columns of text as groups, and lists what it leaves out and the missing-value codes that it found', async () => {
    const { text, proposed } = await run(
      'unit_code,unit_name,region,rank,2020,same,good\nA,A,N,1,1,5,3\nB,B,N,2,2,5,NaN\nC,C,S,3,4,5,4\nD,D,S,4,8,5,6\n',
    );
    expect(proposed).toMatchObject({ unit_code: 'unit_code', unit_name: 'unit_name', indicators: ['good'] });
    expect(text).toContain('  # group: region\n');
    expect(text).toContain('  missing: ["NaN"]\n');
    expect(proposed.notes).toContainEqual(expect.stringMatching(/"NaN".*data\.missing/));
    expect(text).toContain('# left out: "rank": the name is the name of a column');
    expect(text).toContain('# left out: "2020": the name has no letter');
    expect(text).toContain('# left out: "same": it has the same value everywhere');
  });

  const NUMBERED = 'URN,School,a,b\n100001,S 1,1,9\n100002,S 2,3,4\n100003,S 3,2,7\n';
  it.each([
    [
      'with the name of a code',
      NUMBERED,
      'URN',
      'School',
      '"URN" is taken as the code of a unit, by its name',
    ],
    [
      'of whole numbers that all differ, before text',
      NUMBERED.replace('URN', 'Number'),
      'Number',
      'School',
      'whole numbers that all differ',
    ],
    [
      'with the name of a code, after the name',
      NUMBERED.replaceAll(/^(\w+),([\w ]+)/gm, '$2,$1').replace('URN', 'LAD24CD'),
      'LAD24CD',
      'School',
      'by its name',
    ],
    [
      'of text, as the numbers before it repeat',
      NUMBERED.replace('100002', '100001').replace('URN', 'Number'),
      'School',
      'School',
      'the first column of text',
    ],
    [
      'of text, as the values of the one with the name of a code repeat',
      NUMBERED.replace('100002', '100001'),
      'School',
      'School',
      'left out: "URN": it has the name of a code',
    ],
    [
      'of text, as the column before it holds years',
      NUMBERED.replace('URN', 'Year').replaceAll('1000', '20'),
      'School',
      'School',
      'the first column of text',
    ],
    [
      'of text, as the column before it holds fractions',
      NUMBERED.replace('URN', 'rate').replace('100001', '0.5'),
      'School',
      'School',
      'the first column of text',
    ],
    [
      'of numbers with leading zeros',
      NUMBERED.replace('URN', 'Number').replaceAll('1000', '0'),
      'Number',
      'School',
      'whole numbers that all differ',
    ],
    [
      'of numbers, few of them with leading zeros',
      NUMBERED.replace('URN', 'Number').replace('100001', '000001'),
      'Number',
      'School',
      'whole numbers that all differ',
    ],
    [
      'of text, as the column before it is numbers up to the last row',
      NUMBERED.replace('URN', 'Mark').replace('100003', '10000A'),
      'School',
      'School',
      'left out: "Mark": 2 numbers and 1 text, first "10000A" in row 4',
    ],
  ])('uses as the code a column %s, and reports it', async (_, data, code, name, said) => {
    const { text, proposed, ranked } = await run(data);
    expect(proposed).toMatchObject({ unit_code: code, unit_name: name });
    expect(proposed.indicators.filter((one) => one !== 'rate' && one !== 'Number' && one !== 'Year')).toEqual(
      ['a', 'b'],
    );
    expect(text).toContain(said);
    expect(ranked).toBe(3);
  });

  it('keeps the leading zeros of codes', async () => {
    const data = 'Number,School,a,b\n001,S 1,1,9\n010,S 2,3,4\n100,S 3,2,7\n';
    const { text } = await initial(data);
    const { scored } = await customIndex({
      methodText: text,
      methodFile: 'method.yaml',
      data: join(folder, 'init.csv'),
      replicates: 0,
      threads: 1,
      seed: 1,
      log: silentLog,
    });
    expect(scored.units.codes).toEqual(['001', '010', '100']);
  });

  it('accepts a repeated code of units with a row for each year', async () => {
    const { proposed } = await run(
      'URN,year,School,a\n1,2020,S 1,5\n2,2020,S 2,3\n3,2020,S 3,4\n1,2021,S 1,5\n2,2021,S 2,6\n3,2021,S 3,4\n',
    );
    expect(proposed).toMatchObject({ unit_code: 'URN', unit_name: 'School', indicators: ['a'] });
  });

  it('takes the column of text with the most distinct values as the name, not a group', async () => {
    const rows = ['North,S 1,7001', 'North,S 2,7002', 'South,S 3,7003', 'South,S 3,7004', 'South,S 5,7005'];
    const table = (i: number) => rows.map((row, n) => `${row.split(',').slice(0, i)},${n},${(n * 3) % 5}\n`);
    const named = await run(`Region,School,URN,a,b\n${table(3).join('')}`);
    expect(named.proposed).toMatchObject({ unit_code: 'URN', unit_name: 'School' });
    expect(named.text).toContain('  # group: Region\n');
    const without = await run(`Region,School,a,b\n${table(2).join('').replace('S 3,3', 'S 4,3')}`);
    expect(without.proposed).toMatchObject({ unit_code: 'School', unit_name: 'School' });
  });

  it('takes a name next to unit_code, whatever its column is called', async () => {
    const { proposed } = await run(DATA.replace('unit_name', 'Name'));
    expect(proposed).toMatchObject({ unit_code: 'unit_code', unit_name: 'Name' });
  });

  it('does not mistake the code of a larger area for that of units with a row for each year', async () => {
    const { proposed } = await run(
      'RegionCode,year,School,a\nR1,2020,S 1,5\nR1,2020,S 2,3\nR2,2020,S 3,4\nR1,2021,S 1,5\nR1,2021,S 2,6\nR2,2021,S 3,4\n',
    );
    expect(proposed).toMatchObject({ unit_code: 'School', unit_name: 'School', indicators: ['a'] });
  });

  it.each([
    ['code', true],
    ['GSS code', true],
    ['unit_id', true],
    ['SchoolID', true],
    ['LAD24CD', true],
    ['Covid', false],
    ['Paid', false],
    ['Codes broken', false],
    ['CO2', false],
  ])('recognises whether %s is the name of a code', (name, is) => {
    expect(hasCodeName(name)).toBe(is);
  });

  it.each([
    ['"1,07"', '"1,07"'],
    ['12 34', '"12 34"'],
    ['05', '"05"'],
  ])('reports a column of numbers that has %s in one cell, with the row', async (cell, shown) => {
    const { text, proposed } = await run(`${DATA.replace('4,10', `${cell},10`)}D,Unit D,5,1\n`);
    expect(proposed.indicators).toEqual(['y']);
    expect(text).toContain(`  # left out: "x": 3 numbers and 1 text, first ${shown} in row 3`);
    expect(text).not.toContain('group: x');
  });

  it('leaves out a column of numbers that has per cent in one cell, with both rows', async () => {
    const { text, proposed } = await run(`${DATA.replace('4,10', '12%,10')}D,Unit D,5,1\n`);
    expect(proposed.indicators).toEqual(['y']);
    expect(text).toMatch(/ {2}# left out: "x": "12%" in row 3 is with %, unlike row 2\n/);
  });

  it('takes numbers as publishers write them', async () => {
    const head = 'code,name,people,meals,pay,change,schools\n';
    const cells = ['"92,400",23.1%,£512.40,−1.5,21', '"8,125",31.4 %,£488,–0.4,33', '870,18%,£553,+0.3,25'];
    const { proposed, ranked, text } = await run(
      head + cells.map((row, i) => `E${i},Area ${i},${row}\n`).join(''),
    );
    expect(proposed.indicators).toEqual(['people', 'meals', 'pay', 'change', 'schools']);
    expect([proposed.left_out, ranked]).toEqual([[], 3]);
    expect(text).not.toContain('group: p');
  });

  it('takes a column in which most figures are suppressed, and lists one in which all are', async () => {
    const { proposed, text } = await run(
      'code,name,x,rare,none\nE1,A,1,[c],c\nE2,B,2,12,c\nE3,C,5,[c],[z]\nE4,D,3,17,\nE5,E,4,c,[x]\n',
    );
    expect(proposed.indicators).toEqual(['x', 'rare']);
    expect(proposed.left_out).toEqual([{ name: 'none', why: expect.stringContaining('every cell') }]);
    expect(text).not.toContain('group: none');
  });

  it.each([
    ['0,410', '1,955', 'comma'],
    ['(4.5)', '(3)', 'brackets'],
    ['£9.5k', '£8k', '0 numbers and 3 texts'],
    ['9\u200b5', '6\u200b5', 'not seen'],
  ])('lists a column in which no number can be read, as in %s', async (one, other, words) => {
    const rows = [one, other, one].map((cell, i) => `E${i},Area ${i},${i},"${cell}"\n`);
    const { proposed } = await run(`code,name,x,y\n${rows.join('')}`);
    expect(proposed.indicators).toEqual(['x']);
    expect(proposed.left_out).toEqual([{ name: 'y', why: expect.stringContaining(words) }]);
  });

  it('never takes a column of numbers that it cannot read for the names of the units', async () => {
    const { proposed } = await run('area,x,y\nAlba,1,"0,410"\nBerg,2,"0,380"\nCole,5,"0,395"\n');
    expect(proposed).toMatchObject({ unit_code: 'area', unit_name: 'area', indicators: ['x'] });
    expect(proposed.left_out).toEqual([{ name: 'y', why: expect.stringContaining('comma') }]);
  });

  it.each(['Unnamed: 0', '__index_level_0__'])(
    'takes the numbers of rows that a program wrote, %s, for no code and no indicator',
    async (name) => {
      const years = ['2022', '2023'].flatMap((year, i) =>
        ['Alba', 'Berg', 'Cole'].map((area, j) => `${3 * i + j},${area},${year},${i + j * 2}\n`),
      );
      const { proposed } = await run(`${name},name,year,x\n${years.join('')}`);
      expect(proposed).toMatchObject({ unit_code: 'name', period: 'year', indicators: ['x'] });
      expect(proposed.left_out).toEqual([{ name, why: expect.stringContaining('numbers the rows') }]);
    },
  );

  it('names on the terminal what it leaves out, wherever the method goes', async () => {
    writeFileSync(join(folder, 'some.csv'), 'code,name,x,y\nA,A,1,a lot\nB,B,2,5\nC,C,4,few\nD,D,5,6\n');
    const printed = await smi(['score', '--init', join(folder, 'some.csv')]);
    expect(printed.err).toMatch(/"y": 2 numbers and 2 texts, first "a lot" in row 2/);
    const written = await smi([
      'score',
      '--init',
      join(folder, 'some.csv'),
      '--out',
      join(folder, 'some.yaml'),
    ]);
    expect(written.out).toMatch(/"y": 2 numbers and 2 texts, first "a lot" in row 2/);
  });

  it('says how the names of columns clash', async () => {
    const why = async (header: string) =>
      (await run(`code,name,${header},y\nA,A,1,2,3\nB,B,2,3,4\nC,C,5,1,9\n`)).proposed.left_out[0]?.why;
    expect(await why('ID,id')).toContain('capitals');
    expect(await why('x,x')).toContain('twice');
  });

  it('names a column of numbers with leading zeros, which may be codes', async () => {
    const { text, proposed } = await run(
      DATA.replace('2,30', '02,30').replace('4,', '04,').replace('6,', '11,'),
    );
    expect(proposed.indicators).toEqual(['y']);
    expect(text).toMatch(/left out: "x": .*zeros.*first "02" in row 2/);
  });

  it('proposes a column with more words than numbers as a group', async () => {
    const { text } = await run(DATA.replace('4,10', 'four,10').replace('6,20', 'six,20'));
    expect(text).toContain('  # group: x\n');
  });

  it.each([
    ['too few units', DATA.split('\n').slice(0, 3).join('\n'), 'units-too-few'],
    ['no column of numbers', DATA.replaceAll(/\d+/g, 'text'), 'table-invalid'],
    ['no column that could be the code', 'a,b\n1,2\n2,3\n3,5\n', 'table-invalid'],
    ['a duplicate unit', `${DATA}A,Unit A,3,4\n`, 'code-duplicate'],
  ])('is refused for a table with %s', async (_, data, code) => {
    expect((await refusal(() => initial(data))).code).toBe(code);
  });

  it.each([
    ['plain_1', 'plain_1'],
    ['yes', '"yes"'],
    ['a: b', '"a: b"'],
    ['#', '"#"'],
    ['1st', '"1st"'],
  ])('has %s as %s', (given, written) => {
    expect(scalar(given)).toBe(written);
  });
});

describe('smi score --init', () => {
  it('prints the file, or writes a new one and never overwrites another', async () => {
    writeFileSync(join(folder, 'data.csv'), DATA);
    const { out } = await smi(['score', '--init', 'data.csv'], { folder });
    await smi(['score', '--init', 'data.csv', '--out', 'new/method.yaml'], { folder });
    expect(readFileSync(join(folder, 'new/method.yaml'), 'utf8')).toBe(out);
    const again = await smi(['score', '--init', 'data.csv', '--out', 'new/method.yaml', '--json'], {
      folder,
    });
    expect(errorOf(again).code).toBe('out-not-empty');
    expect(readFileSync(join(folder, 'new/method.yaml'), 'utf8')).toBe(out);
  });

  it('writes nothing with --dry-run, and gives one object with --json', async () => {
    const answer = await smi(['score', '--init', 'data.csv', '--out', 'dry.yaml', '--dry-run', '--json'], {
      folder,
    });
    expect(objectOf(answer)).toMatchObject({ indicators: ['x', 'y'], out: null });
    expect(existsSync(join(folder, 'dry.yaml'))).toBe(false);
  });
});
