import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { customIndex } from '../../../../pipeline/custom/index/custom-index.js';
import { initMethod } from '../../../../pipeline/custom/index/init.js';
import { silentLog } from '../../../../pipeline/system/log.js';
import { refusal } from '../../../fixtures/refusal.js';
import { testFolder } from './setup.js';

const folder = testFolder();
const put = (data: string) => {
  const path = join(folder, 'layout.csv');
  writeFileSync(path, data);
  return path;
};
const initial = (data: string, level?: string) =>
  initMethod({ path: put(data), threads: 1 }, level === undefined ? {} : { level });

/** Drafts a method file for the data, and scores them by it. */
async function run(data: string, level?: string) {
  const drafted = await initial(data, level);
  const { scored } = await customIndex({
    methodText: drafted.text,
    methodFile: 'method.yaml',
    data: put(data),
    replicates: 0,
    threads: 1,
    seed: 1,
    log: silentLog,
  });
  const { codes, names, periods } = scored.units;
  return { ...drafted, codes, names, periods, ranked: scored.chain.ranks.filter((rank) => rank > 0).length };
}

const PLACES = [
  ['E12000001', 'North East', '805', 'E06000001', 'Hartlepool'],
  ['E12000001', 'North East', '841', 'E06000005', 'Darlington'],
  ['E12000002', 'North West', '876', 'E06000006', 'Halton'],
  ['E12000003', 'Yorkshire and The Humber', '383', 'E08000035', 'Leeds'],
] as const;
const HEAD =
  'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,la_name,new_la_code,pupils,absent_percent';

/** A file in the layout of Explore Education Statistics, of two years and three levels. */
function published(columns = '', cells: readonly string[] = ['']): string {
  const lines = ['202223', '202324'].flatMap((year, y) =>
    cells.flatMap((cell) => {
      const row = (level: string, place: string, i: number) =>
        `${year},Academic year,${level},E92000001,England,${place},${100 + i * 7 + y},${10 + ((i * 3 + y) % 5)}${cell}`;
      const regions = [...new Map(PLACES.map(([code, name]) => [code, name]))];
      return [
        row('National', ',,,,', 9),
        ...regions.map(([code, name], i) => row('Regional', `${code},${name},,,`, i)),
        ...PLACES.map(([code, region, old, now, name], i) =>
          row('Local authority', `${code},${region},${old},${name},${now}`, i),
        ),
      ];
    }),
  );
  return `${HEAD}${columns}\n${lines.join('\n')}\n`;
}

describe('a table with rows of several levels', () => {
  it('is read at the level with the most units, by its GSS codes and the period', async () => {
    const found = await run(published());
    expect(found).toMatchObject({
      unit_code: 'new_la_code',
      unit_name: 'la_name',
      period: 'time_period',
      keep: { geographic_level: 'Local authority' },
      indicators: ['pupils', 'absent_percent'],
      codes: ['E06000001', 'E06000005', 'E06000006', 'E08000035'],
      periods: ['2023-24', '2022-23'],
      ranked: 4,
    });
    expect(found.notes.join('\n')).toMatch(/"National" \(2 rows\), "Regional" \(6 rows\)/);
    expect(found.notes.join('\n')).toContain('--level');
    expect(found.taken).toMatch(/4 units.*row 1.*"new_la_code".*"la_name".*"time_period"/);
  });

  it.each(['Regional', 'regional'])('is read at the level that is wanted: %s', async (level) => {
    const found = await run(published(), level);
    expect(found).toMatchObject({ unit_code: 'region_code', unit_name: 'region_name', ranked: 3 });
  });

  it('takes districts before their counties', async () => {
    const lines = published()
      .trim()
      .split('\n')
      .map((line, i) => (i === 0 ? `${line},lad_code,lad_name` : `${line},,`));
    for (const year of ['202223', '202324'])
      for (const [i, name] of ['Ashford', 'Canterbury', 'Dartford', 'Dover', 'Gravesham'].entries())
        lines.push(
          `${year},Academic year,Local authority district,E92000001,England,E12000008,South East,886,Kent,E10000016,${i},${(i * 3) % 5},E0700010${5 + i},${name}`,
        );
    expect(await run(`${lines.join('\n')}\n`)).toMatchObject({
      unit_code: 'lad_code',
      unit_name: 'lad_name',
      ranked: 5,
    });
  });

  it('is read at its only level without a choice', async () => {
    const [head = '', ...rows] = published().split('\n');
    const local = rows.filter((row) => row.includes('Local authority'));
    const found = await run(`${[head, ...local].join('\n')}\n`);
    expect(found).toMatchObject({ unit_code: 'new_la_code', keep: {}, ranked: 4 });
  });

  it('keeps the totals of what figures are broken down by', async () => {
    const found = await run(published(',sex', [',Girls', ',Boys', ',Total']));
    expect(found).toMatchObject({
      unit_code: 'new_la_code',
      keep: { geographic_level: 'Local authority', sex: 'Total' },
      ranked: 4,
    });
    expect(found.notes.join('\n')).toMatch(/"Girls" \(\d+ rows\), "Boys" \(\d+ rows\)/);
  });

  it('names the columns in which rows of one unit differ, where none is the total', async () => {
    const { code, next } = await refusal(() => initial(published(',sex', [',Girls', ',Boys'])));
    expect([code, next]).toEqual(['code-duplicate', expect.stringContaining('"sex"')]);
  });

  it('says which levels tie, and takes the finest of them', async () => {
    const [head = '', ...rows] = published().trim().split('\n');
    const tied = rows.filter((row) => row.includes('Regional') || !/,(?:Leeds|Halton)?,E0800/.test(row));
    const found = await run(`${[head, ...tied.filter((row) => !row.includes('National'))].join('\n')}\n`);
    expect(found).toMatchObject({ unit_code: 'new_la_code', keep: { geographic_level: 'Local authority' } });
    expect(found.notes.join('\n')).toMatch(/"Regional" has as many units as the level that is taken/);
    expect(found.notes.join('\n')).not.toContain('the most units');
  });

  it('has no other levels than its own', async () => {
    const { code, next } = await refusal(() => initial(published(), 'Ward'));
    expect([code, next]).toEqual(['setting-invalid', expect.stringContaining('"Regional"')]);
  });

  it('is not one whose area type is rural or urban', async () => {
    const data = 'area type,code,name,x\nRural,A,Ay,1\nUrban,B,Bee,2\nUrban,C,Sea,3\nRural,D,Dee,5\n';
    expect(await run(data)).toMatchObject({ keep: {}, ranked: 4 });
    expect((await refusal(() => initial(data, 'Rural'))).code).toBe('setting-invalid');
  });
});

describe('a table with several time identifiers', () => {
  /** Rows of one level with a period, its identifier, and figures that differ from period to period. */
  const local = (periods: readonly (readonly [period: string, identifier: string])[]) =>
    `${HEAD}\n${periods
      .flatMap(([period, identifier], y) =>
        PLACES.map(
          ([code, region, old, now, name], i) =>
            `${period},${identifier},Local authority,E92000001,England,${code},${region},${old},${name},${now},${100 * y + i},${10 + ((i * 3 + y) % 5)}\n`,
        ),
      )
      .join('')}`;

  it.each([
    [
      [
        ['202324', 'Autumn term'],
        ['202324', 'Spring term'],
        ['202223', 'Summer term'],
      ],
      ['2023-24 Spring term', '2023-24 Autumn term', '2022-23 Summer term'],
    ],
    [
      [
        ['2024', 'January'],
        ['2023', 'April'],
        ['2023', 'December'],
      ],
      ['2024 January', '2023 December', '2023 April'],
    ],
  ] as const)('of one series has them in its periods, by time: %j', async (given, periods) => {
    expect(await run(local(given))).toMatchObject({
      unit_code: 'new_la_code',
      unit_name: 'la_name',
      period: ['time_period', 'time_identifier'],
      keep: {},
      periods,
      ranked: 4,
    });
  });

  it('of several series is read at that of most rows, and it is said', async () => {
    const found = await run(
      local([
        ['2023', 'Calendar year'],
        ['202223', 'Academic year'],
        ['202324', 'Academic year'],
      ]),
    );
    expect(found).toMatchObject({
      period: 'time_period',
      keep: { time_identifier: 'Academic year' },
      periods: ['2023-24', '2022-23'],
      ranked: 4,
    });
    expect(found.notes.join('\n')).toMatch(/of most rows is taken, and "Calendar year" left out/);
    expect(found.notes.join('\n')).not.toContain('--level');
  });

  it('of one series next to another keeps all of the one', async () => {
    const found = await run(
      local([
        ['202324', 'Academic year'],
        ['202324', 'Autumn term'],
        ['202324', 'Spring term'],
      ]),
    );
    expect(found).toMatchObject({
      keep: { time_identifier: ['Autumn term', 'Spring term'] },
      periods: ['2023-24 Spring term', '2023-24 Autumn term'],
    });
  });
});

it('one place that has its former code in another year is one unit, without any other repeated code', async () => {
  const data =
    'code,name,year,x,y\nE08000016,Barnsley,2022,1,5\nE06000001,Hartlepool,2023,2,6\nE06000002,Middlesbrough,2023,3,9\nE08000038,Barnsley,2023,5,4\n';
  expect(await run(data)).toMatchObject({
    period: 'year',
    periods: ['2023', '2022'],
    codes: ['E06000001', 'E06000002', 'E08000038'],
  });
});

describe('the columns of code, name and period', () => {
  const ROWS = PLACES.map(([region, , old, code, name], i) => ({ region, old, code, name, i }));
  const table = (head: string, row: (place: (typeof ROWS)[number]) => string) =>
    `${head},x,y\n${ROWS.map((place) => `${row(place)},${place.i},${(place.i * 3) % 5}\n`).join('')}`;

  it.each([
    ['AREACD', 'AREANM'],
    ['Area code', 'Area name'],
    ['LAD24CD', 'LAD24NM'],
    ['Geography code', 'Geography'],
    ['ONS code', 'Local authority'],
    ['Code', 'Name'],
    ['mnemonic', 'geography'],
  ])('are %s and %s, after those of a region and of a former code', async (code, name) => {
    const data = table(`RGN24CD,Old code,${name},${code}`, (place) =>
      [place.region, place.old, place.name, place.code].join(','),
    );
    expect(await run(data)).toMatchObject({ unit_code: code, unit_name: name, ranked: 4 });
  });

  it('are the finer of two that both tell units apart', async () => {
    const data = table('region_code,lad_code,lad_name', (place) =>
      [`E1200000${place.i + 1}`, place.code, place.name].join(','),
    );
    expect(await run(data)).toMatchObject({ unit_code: 'lad_code' });
  });

  it.each(['Year', 'time_period', 'Academic year', 'Financial Year', 'Period'])(
    'never are an indicator, as %s would be',
    async (period) => {
      const data = table(`lad_code,lad_name,${period}`, (place) =>
        [place.code, place.name, 2020 + place.i].join(','),
      );
      expect(await run(data)).toMatchObject({ indicators: ['x', 'y'], period: null });
    },
  );
});
