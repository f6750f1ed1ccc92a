import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { silentLog } from '../../../pipeline/log.js';
import { initMethod } from '../../../pipeline/own-index/init.js';
import { scalar } from '../../../pipeline/own-index/init-text.js';
import { ownIndex } from '../../../pipeline/own-index/own-index.js';
import { refusal } from '../../fixtures/refusal.js';
import { errorOf, objectOf, smi } from '../cli/bench.js';
import { DATA, testFolder } from './bench.js';

const folder = testFolder();
const initial = (data: string) => {
  writeFileSync(join(folder, 'init.csv'), data);
  return initMethod({ path: join(folder, 'init.csv'), threads: 1 });
};

/** The method file that is written, run on the data as it stands. */
async function run(data: string) {
  const { text, ...offered } = await initial(data);
  const found = await ownIndex({
    ...{ methodText: text, methodFile: 'method.yaml', data: join(folder, 'init.csv') },
    ...{ replicates: 20, threads: 1, seed: 1, log: silentLog },
  });
  return { text, offered, ranked: found.scored.chain.ranks.filter((rank) => rank > 0).length };
}

describe('a method file to start from', () => {
  it.each([
    ['three units', DATA, 3],
    ['one indicator', DATA.replace(/,[^,]*$/gm, ''), 3],
    ['columns whose names are no plain words', DATA.replace('x,y', '"GDP per head, £",yes'), 3],
    ['columns called as the aggregates would be', DATA.replace('x,y', 'overall,pillar_1'), 3],
    ['signs for missing values', `${DATA}D,Unit D,NA,5\nE,Unit E,7,..\nF,Unit F,8,NaN\n`, 3],
    ['other names of the first two columns', DATA.replace('unit_code,unit_name', 'ISO,Country'), 3],
    ['one column of text', DATA.replace(/,[^,]*/, '').replaceAll(/,Unit .,/g, ','), 3],
    ['a column that is the same everywhere', DATA.replace('x,y', 'x,y,z').replace(/(\d)$/gm, '$1,5'), 3],
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
    ['codes that are numbers', DATA.replace(/^[ABC]/gm, (code) => String(code.charCodeAt(0))), 3],
  ])('runs as it stands on %s', async (_, data, ranked) => {
    expect((await run(data)).ranked).toBe(ranked);
  });

  it('offers columns of text as groups, names what it leaves out, and the signs that it found', async () => {
    const { text, offered } = await run(
      'unit_code,unit_name,region,rank,2020,same,good\nA,A,N,1,1,5,3\nB,B,N,2,2,5,NA\nC,C,S,3,4,5,4\nD,D,S,4,8,5,6\n',
    );
    expect(offered).toEqual({ unit_code: 'unit_code', unit_name: 'unit_name', indicators: ['good'] });
    expect(text).toContain('  # group: region\n');
    expect(text).toContain('  missing: ["NA"]\n');
    expect(text).toContain('# left out: "rank": the name is the name of a column');
    expect(text).toContain('# left out: "2020": the name has no letter');
    expect(text).toContain('# left out: "same": it has the same value everywhere');
  });

  it.each([
    ['too few units', DATA.split('\n').slice(0, 3).join('\n'), 'units-too-few'],
    ['no column of numbers', DATA.replaceAll(/\d+/g, 'text'), 'table-invalid'],
    ['no column of text', 'a,b\n1,2\n2,3\n3,5\n', 'table-invalid'],
    ['units that stand twice', `${DATA}A,Unit A,3,4\n`, 'code-duplicate'],
  ])('is not made of a table with %s', async (_, data, code) => {
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
  it('prints the file, or writes a new one and never over another', async () => {
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
