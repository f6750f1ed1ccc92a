import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { customIndex } from '../../../../pipeline/custom/index/custom-index.js';
import { unrankedTableOf } from '../../../../pipeline/custom/index/tables.js';
import { silentLog } from '../../../../pipeline/system/log.js';
import { refusal } from '../../../fixtures/refusal.js';
import { methodText, ranksOf, testFolder } from './setup.js';

const folder = testFolder();

/** Scores a table, and has what the terminal says. */
async function run(
  data: string,
  options: { readonly data?: string; readonly impute?: string; period?: string; allUnits?: boolean } = {},
) {
  const { period, allUnits, ...parts } = options;
  const said: string[] = [];
  const path = join(folder, 'units.csv');
  writeFileSync(path, data);
  const found = await customIndex({
    methodText: methodText(parts),
    methodFile: 'method.yaml',
    data: path,
    threads: 1,
    seed: 1,
    log: { ...silentLog, warn: (line) => said.push(line) },
    ...(period === undefined ? {} : { period }),
    ...(allUnits === undefined ? {} : { allUnits }),
  });
  const unranked = [...unrankedTableOf(found.scored).rows].map((row) => [row.unit_code, row.reason, row.row]);
  return { ranks: ranksOf(found), unranked, said: said.join('\n'), names: found.scored.units.names };
}

const DISTRICTS = `unit_code,unit_name,x,y
E06000001,Hartlepool,4,30
E06000002,Middlesbrough,5,26
E07000106,Canterbury,6,39
E08000035,Leeds,7,22
`;
const FOUR = ['E06000001', 'E06000002', 'E07000106', 'E08000035'];

describe('a row that is another kind of area than most', () => {
  it.each([
    ['England', 'E92000001', 'England', 'country'],
    ['the United Kingdom', 'K02000001', 'United Kingdom', 'country'],
    ['another country', 'W92000004', 'Wales', 'country'],
    ['a region', 'E12000001', 'North East', 'region'],
    ['a combined authority', 'E47000006', 'Tees Valley', 'combined authority'],
    ['a county among its districts', 'E10000016', 'Kent', 'county'],
    ['a metropolitan county', 'E11000006', 'West Yorkshire', 'metropolitan county'],
    ['Inner London', 'E13000001', 'Inner London', 'part of London'],
    ['a ward', 'E05008942', 'Some ward', 'ward'],
    ['a small area', 'E01011949', 'Hartlepool 001A', 'lower-layer super output area'],
    ['a code of an unknown kind', 'E54000050', 'Some board', 'area with a code E54'],
    ['a region by a code of Eurostat', 'TLC', 'North East', 'ITL 1 region'],
    ['a total under a code of its own', 'ALL', 'Total', 'total'],
    ['England under a code of its own', '921', 'England', 'country'],
    ['England without a code', '', 'England', 'country'],
    ['a region without a code', '', 'North West', 'region'],
    ['all areas without a code', '', 'All local authorities', 'total'],
    ['a mean without a code', '', 'England average', 'total'],
  ])('is named and not ranked: %s', async (_, code, name, kind) => {
    const { ranks, unranked, said } = await run(`${DISTRICTS}${code},${name},99,1\n`);
    expect(Object.keys(ranks)).toEqual(FOUR);
    expect(unranked).toEqual([[code, 'another_kind_of_area', 6]]);
    expect(said).toContain(`"${name}" (${kind}, row 6)`);
  });

  const named = (rows: string, lines: readonly string[]) =>
    [`${rows}`, ...lines.map((line, i) => `${line},${90 + i},${i}`), ''].join('\n');
  const BY_NAME = { data: '{ unit_code: unit_name }' };

  it.each([
    'Number of areas,,4,4',
    ',Number of areas,4,4',
    'Count,,4,4',
    'Standard deviation,,1,1',
    'Mean,,5,6',
    'Minimum,Minimum,1,1',
    'Total (all areas),,9,9',
    'N,,4,4',
  ])('is a sum of the others, whatever it counts: %s', async (row) => {
    const { ranks, unranked } = await run(`${DISTRICTS}${row}\n`);
    expect(Object.keys(ranks)).toEqual(FOUR);
    expect(unranked.map(([, reason, at]) => [reason, at])).toEqual([['another_kind_of_area', 6]]);
  });

  it('is a sum, also where there are more of them than units', async () => {
    const sums = ['Total', 'Mean', 'Median', 'Minimum', 'Maximum'].map((name) => `${name},,1,2\n`).join('');
    expect(Object.keys((await run(`${DISTRICTS}${sums}`)).ranks)).toEqual(FOUR);
  });

  it('is not one that only begins like a sum, with a code and a name', async () => {
    const data = 'unit_code,unit_name,x,y\nMAX,Max,1,3\nN,Newton,2,1\nMIN,Min,3,2\nR,Range,4,9\n';
    expect(Object.keys((await run(data)).ranks)).toHaveLength(4);
  });

  it('is found by its name only, however many of them there are, in two languages too', async () => {
    const others = ['Tees Valley', 'Inner London', 'Outer London', 'North of England', 'England', 'Median'];
    const rows = named('unit_name,x,y\nDover,1,10\nThanet,2,30\nMaidstone,3,20', [
      ...others,
      'Wales / Cymru',
    ]);
    const { ranks, unranked } = await run(rows, BY_NAME);
    expect(Object.keys(ranks)).toEqual(['Dover', 'Maidstone', 'Thanet']);
    expect(unranked).toHaveLength(7);
  });

  it('is a county among districts, by their names', async () => {
    const rows = named('unit_name,x,y\nDover,1,10\nThanet,2,30\nMaidstone,3,20\nCanterbury,4,21', ['Kent']);
    expect((await run(rows, BY_NAME)).unranked).toEqual([['Kent', 'another_kind_of_area', 6]]);
  });

  it('is none where the units are countries of the world', async () => {
    const rows = named('unit_name,x,y\nFrance,1,10\nSpain,2,30\nItaly,3,20', ['United Kingdom']);
    expect((await run(rows, BY_NAME)).ranks['United Kingdom']).toBe(1);
  });

  it('does not move the others, and is ranked when the user says so', async () => {
    const data = `${DISTRICTS}E92000001,England,99,1\n`;
    expect((await run(data)).ranks).toEqual((await run(DISTRICTS)).ranks);
    for (const options of [{ allUnits: true }, { data: '{ units: all }' }]) {
      const { ranks, unranked } = await run(data, options);
      expect(ranks.E92000001).toBe(1);
      expect(unranked).toEqual([]);
    }
  });

  it('is judged by the names where the codes are those of a publisher', async () => {
    const data =
      'unit_code,unit_name,x,y\n805,Hartlepool,1,3\n806,Middlesbrough,2,1\n383,Leeds,3,2\nB,North West,9,9\n970,ENGLAND,9,9\n';
    expect(Object.keys((await run(data)).ranks)).toEqual(['383', '805', '806']);
  });

  it.each([
    [
      'districts of four countries',
      ['E06000001,Hartlepool', 'W06000015,Cardiff', 'S12000049,Glasgow City', 'N09000003,Belfast'],
    ],
    ['upper tiers', ['E06000001,Hartlepool', 'E10000016,Kent', 'E10000030,Surrey', 'E09000007,Camden']],
    ['regions', ['E12000001,North East', 'E12000002,North West', 'E12000007,London']],
    ['countries', ['E92000001,England', 'W92000004,Wales', 'S92000003,Scotland']],
    ['countries of the world', ['GBR,United Kingdom', 'FRA,France', 'DEU,Germany', 'GEO,Georgia']],
    ['units of no area', ['A1,Bristol', 'A2,Oldfield School', 'A3,All Saints School', 'A4,London']],
  ])('is not found among %s', async (_, rows) => {
    const data = `unit_code,unit_name,x,y\n${rows.map((row, i) => `${row},${i},${(i * 7) % 5}\n`).join('')}`;
    const { ranks, said } = await run(data);
    expect(Object.keys(ranks)).toHaveLength(rows.length);
    expect(said).not.toContain('not ranked');
  });

  it('is a district, where most are upper tiers', async () => {
    const data = DISTRICTS.replace('E07000106,Canterbury', 'E10000016,Kent').concat(
      'E10000030,Surrey,3,3\nE07000106,Canterbury,4,2\n',
    );
    expect((await run(data)).unranked).toEqual([['E07000106', 'another_kind_of_area', 7]]);
  });

  it('leaves a row without a code that is no such area an error', async () => {
    const { code, message } = await refusal(() => run(`${DISTRICTS},Somewhere,1,2\n`));
    expect([code, message]).toEqual(['table-invalid', expect.stringContaining('row 6 has no unit code')]);
  });
});

const PANEL = `unit_code,unit_name,year,x,y
E07000026,Allerdale,2022,99,1
E06000001,Hartlepool,2022,4,30
E06000002,Middlesbrough,2022,5,26
E08000016,Barnsley,2022,6,22
E06000063,Cumberland,2024,7,20
E06000001,Hartlepool,2024,,
E06000002,Middlesbrough,2024,5,
E08000038,Barnsley,2024,,23
`;

describe('a unit of which nothing is observed in the scored period', () => {
  it.each(['none', 'panel', 'group_mean', 'group_median'])(
    'is not ranked, with impute: %s',
    async (impute) => {
      const data = PANEL.replace('year,x', 'year,place,x').replaceAll(/(20\d\d),/g, '$1,P,');
      const { ranks, unranked, said } = await run(data, { data: '{ period: year, group: place }', impute });
      expect(unranked.slice(0, 2)).toEqual([
        ['E06000001', 'nothing_observed', null],
        ['E07000026', 'no_row_in_period', null],
      ]);
      expect([ranks.E06000001, ranks.E07000026]).toEqual([0, 0]);
      expect(said).toContain('"Allerdale" (E07000026)');
      expect(said).toContain('"Hartlepool" (E06000001)');
    },
  );

  it('is another one in an earlier period, and what came later is not used', async () => {
    const { ranks, unranked } = await run(PANEL, { data: '{ period: year }', period: '2022' });
    expect(Object.keys(ranks)).toEqual(['E06000001', 'E06000002', 'E07000026', 'E08000016']);
    expect(ranks.E07000026).toBe(1);
    expect(unranked).toEqual([]);
  });

  it('does not count as one of the units that an index needs', async () => {
    const few = PANEL.replace(/^E06000002.*2024.*\n/m, '').replace(/^E08000038.*\n/m, '');
    const { code, message } = await refusal(() => run(few, { data: '{ period: year }' }));
    expect([code, message]).toEqual(['units-too-few', expect.stringContaining('2 units in the period 2024')]);
  });
});

describe('a period', () => {
  it('of two years is shown as such, and can be named either way', async () => {
    const data = PANEL.replaceAll('2022,', '202223,').replaceAll('2024,', '202324,');
    for (const period of ['202223', '2022-23'])
      expect((await run(data, { data: '{ period: year }', period })).ranks.E07000026).toBe(1);
    const { said } = await run(data, { data: '{ period: year }' });
    expect(said).toContain('no row in 2023-24');
  });

  it('that the table does not have is refused with those that it has', async () => {
    const { code, next } = await refusal(() => run(PANEL, { data: '{ period: year }', period: '2023' }));
    expect(code).toBe('setting-invalid');
    expect(next).toContain('2024, 2022');
  });
});

describe('two codes of one place', () => {
  it('in two periods are one unit, which has its earlier figures', async () => {
    const { ranks, said } = await run(PANEL, { data: '{ period: year }', impute: 'panel' });
    expect(ranks.E08000038).toBeGreaterThan(0);
    expect(ranks).not.toHaveProperty('E08000016');
    expect(said).toContain('E08000016 and E08000038');
  });

  it.each([
    ['a recode', 'E08000016', 'E08000038'],
    ['the same footprint', 'E10000023', 'E06000065'],
  ])('in one period are refused, with codes and rows: %s', async (_, old, now) => {
    const data = `${DISTRICTS}${old},Old name,1,2\n${now},New name,3,1\n`;
    const { code, message } = await refusal(() => run(data, { allUnits: true }));
    expect(code).toBe('code-duplicate');
    for (const part of [old, now, 'rows 6 and 7']) expect(message).toContain(part);
  });

  it('of a district and of the one that it became are named', async () => {
    const { said } = await run(`${DISTRICTS}E07000026,Allerdale,1,2\nE06000063,Cumberland,3,1\n`);
    expect(said).toContain('E07000026 became part of E06000063');
  });
});

describe('rows that a method keeps', () => {
  const LEVELS = `level,unit_code,unit_name,x,y\n${DISTRICTS.split('\n')
    .slice(1, -1)
    .map((row) => `local,${row}\n`)
    .join('')}national,E92000001,England,9,1\n`;

  it('are those with a text, and the others are counted by theirs', async () => {
    const { ranks, said } = await run(LEVELS, { data: '{ keep: { level: local } }' });
    expect(Object.keys(ranks)).toEqual(FOUR);
    expect(said).toContain('"national" (1 row)');
  });

  it('may have one of several texts', async () => {
    const data = '{ units: all, keep: { level: [local, national] } }';
    expect(Object.keys((await run(LEVELS, { data })).ranks)).toHaveLength(5);
  });

  it('are refused where there are none, with the texts that there are', async () => {
    const { code, message } = await refusal(() => run(LEVELS, { data: '{ keep: { level: ward } }' }));
    expect([code, message]).toEqual(['table-invalid', expect.stringMatching(/"local".*"national"/)]);
  });
});
