import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { initMethod } from '../../../pipeline/custom/index/init.js';
import { type Rows, readAll, tableFolder, writeRows } from './setup.js';

const root = tableFolder();
const DATA: Rows = [
  ['E06000001', 'Hartlepool', 4.1, 4.4, 93, 95],
  ['E06000002', 'Middlesbrough', 3.7, 5, 96, 91],
  ['E06000003', 'Redcar and Cleveland', 3.8, 4.9, 91, 99],
  ['E06000004', 'Stockton-on-Tees', 6.2, 5.9, 99, 90],
];
const NAMES = ['Area code', 'Area name', 'Rate 2023', 'Rate 2024', 'Pay 2023', 'Pay 2024'];

/** Headers of several rows, each with the number of its rows. */
const SEVERAL: [string, Rows, number][] = [
  [
    'merged headings over years',
    [
      ['', '', 'Rate', '', 'Pay', ''],
      ['Area code', 'Area name', 2023, 2024, 2023, 2024],
    ],
    2,
  ],
  [
    'repeated headings over years',
    [
      ['', '', 'Rate', 'Rate', 'Pay', 'Pay'],
      ['Area code', 'Area name', '2023', '2024', '2023', '2024'],
    ],
    2,
  ],
  [
    'years below the names',
    [
      ['Area code', 'Area name', 'Rate', 'Rate', 'Pay', 'Pay'],
      ['', '', 2023, 2024, 2023, 2024],
    ],
    2,
  ],
  [
    'years below merged names',
    [
      ['Area code', 'Area name', 'Rate', '', 'Pay', ''],
      ['', '', '2023', '2024', '2023', '2024'],
    ],
    2,
  ],
  [
    'keys in both rows',
    [
      ['Area code', 'Area name', 'Rate', 'Rate', 'Pay', 'Pay'],
      ['Area code', 'Area name', '2023', '2024', '2023', '2024'],
    ],
    2,
  ],
  [
    'a heading over the keys too',
    [
      ['Area', '', 'Rate', '', 'Pay', ''],
      ['code', 'name', 2023, 2024, 2023, 2024],
    ],
    2,
  ],
];

describe.each(['csv', 'xlsx', 'ods'])('a header of several rows in %s', (format) => {
  const read = async (name: string, rows: Rows) =>
    readAll(await writeRows(root, `${name.replaceAll(' ', '-')}.${format}`, rows));

  test.each(SEVERAL)('is joined: %s', async (name, header, rows) => {
    const { table, rows: found } = await read(name, [...header, ...DATA]);
    expect(table.header).toEqual({ first: 1, row: rows, columns: NAMES });
    expect(found.map(({ row }) => row)).toEqual([3, 4, 5, 6]);
  });

  test.each(SEVERAL)('is joined below titles, from the second column on: %s', async (name, header) => {
    const given: Rows = [['Table 4: people, by area'], ['Source: made up'], [], ...header, ...DATA];
    const { table, notes } = await read(
      `b-${name}`,
      given.map((row) => ['', ...row]),
    );
    expect(table.header).toEqual({ first: 4, row: 5, columns: ['', ...NAMES] });
    expect(notes[0]).toContain('rows 4 to 5');
  });

  test.each([
    ['blank over the keys', ['', '', 'Rate', '', 'Pay', ''], ['Area code', 'Area name']],
    ['no cell over the keys', [null, null, 'Rate', null, 'Pay', null], ['Area code', 'Area name']],
    ['a heading over the keys', ['Area', '', 'Rate', '', 'Pay', ''], ['code', 'name']],
    ['a heading over the keys, no other cells', ['Area', null, 'Rate', null, 'Pay', null], ['code', 'name']],
    ['a heading over each column', ['Area', 'Area', 'Rate', 'Rate', 'Pay', 'Pay'], ['code', 'name']],
  ] as const)('is joined where its lower names tell the columns apart: %s', async (name, upper, keys) => {
    const { table, rows } = await read(`unique ${name}`, [
      [...upper],
      [...keys, 'men', 'women', 'boys', 'girls'],
      ...DATA,
    ]);
    expect(table.header).toEqual({
      first: 1,
      row: 2,
      columns: ['Area code', 'Area name', 'Rate men', 'Rate women', 'Pay boys', 'Pay girls'],
    });
    expect(rows).toHaveLength(4);
  });

  test('is joined with a single heading over the figures, and not with a title over the keys', async () => {
    const header = ['Area code', 'Area name', 'Girls', 'Boys', 'Men', 'Women'];
    for (const upper of [
      ['', '', 'Per cent'],
      [null, null, 'Per cent', null, null, null],
    ]) {
      const { table } = await read('single', [['Table 4'], [], upper, header, ...DATA]);
      expect(table.header).toEqual({
        first: 3,
        row: 4,
        columns: [...header.slice(0, 2), ...header.slice(2).map((name) => `Per cent ${name}`)],
      });
    }
    for (const title of [['Per cent'], ['', 'Per cent']]) {
      const { table } = await read('over-keys', [title, header, ...DATA]);
      expect(table.header).toEqual({ first: 2, row: 2, columns: header });
    }
  });

  test('does not have a title whose commas divide it, nor symbols for missing figures', async () => {
    const header = ['Area code', 'Area name', 'A', 'B', 'C', 'D'];
    const title = await read('divided', [['Table 4', 'people', 'work'], header, ...DATA]);
    expect(title.table.header).toEqual({ first: 2, row: 2, columns: header });
    const twice = ['Place', 'Rate', 'Rate'];
    const missing = await read('missing', [twice, ['Hull', 'c', 'x'], ['York', 2, 3]]);
    expect(missing.table.header.row).toBe(1);
    expect(missing.rows).toHaveLength(2);
  });

  test('that is repeated, each of its rows, is skipped', async () => {
    const upper = ['', '', 'Rate', '', 'Pay', ''];
    const lower = ['Area code', 'Area name', 2023, 2024, 2023, 2024];
    const again = ['AREA CODE', 'Area name', 2023, 2024, 2023, 2024];
    const path = await writeRows(root, `again-below.${format}`, [
      upper,
      lower,
      ...DATA,
      upper,
      again,
      ...DATA,
    ]);
    for (const wanted of [
      undefined,
      { keys: ['Area code', 'Area name'], figures: ['Rate 2023', 'Pay 2024'] },
    ]) {
      const { rows, notes } = await readAll(path, wanted);
      expect(rows.map(({ row }) => row)).toEqual([3, 4, 5, 6, 9, 10, 11, 12]);
      expect(notes.filter((note) => note.includes('repeats the header'))).toHaveLength(2);
    }
  });

  test('has units below its names', async () => {
    const header = ['Area code', 'Area name', 'A', 'B', 'C', 'D'];
    const { table } = await read('units', [header, ['', '', '%', '%', '£', '£'], ...DATA]);
    expect(table.header.columns).toEqual(['Area code', 'Area name', 'A %', 'B %', 'C £', 'D £']);
  });

  test('does not have a row with the name of a region', async () => {
    const header = ['Area code', 'Area name', 'A', 'B', 'C', 'D'];
    const { table, notes } = await read('section', [header, ['', 'North East'], ...DATA]);
    expect(table.header).toEqual({ first: 1, row: 1, columns: header });
    expect(notes).toEqual([expect.stringContaining('row 2 ("North East")')]);
  });

  test('is found again by its joined names, and by those of one row', async () => {
    const header: Rows = [
      ['', '', 'Work', '', 'Pay', ''],
      ['Area code', 'Area name', 'A', 'B', 'C', 'D'],
    ];
    const path = await writeRows(root, `again.${format}`, [['Table 1'], ...header, ...DATA]);
    for (const figures of [
      ['Work A', 'Work B', 'Pay C'],
      ['A', 'C'],
    ]) {
      const { table, rows } = await readAll(path, { keys: ['Area code', 'Area name'], figures });
      expect([table.header.first, table.header.row]).toEqual([2, 3]);
      expect(figures.map((name) => table.column(name, '', ''))).not.toContain(-1);
      expect(rows).toHaveLength(4);
    }
  });
});

describe('the header of a table whose columns are not known', () => {
  const read = async (name: string, rows: Rows) => readAll(await writeRows(root, `${name}.csv`, rows));
  const HEADER = ['Area code', 'Area name', 'A', 'B', 'C', 'D'];

  test.each([
    ['a title in as many cells but one', ['Table 4', ' people', ' work', ' pay', ' by area']],
    ['a title with a year', ['Table 4', 2023]],
    ['a long note', ['Note', ' these', ' are made up']],
  ])('is found below %s', async (name, title) => {
    expect((await read(name.replaceAll(' ', '-'), [title, HEADER, ...DATA])).table.header.row).toBe(2);
  });

  test('is the first row, where the first row of data has no figure', async () => {
    const { table, rows } = await read('withheld', [
      HEADER,
      ['E06000009', 'Blackpool', 'c', 'c', 'c', 'c'],
      ...DATA,
    ]);
    expect(table.header.row).toBe(1);
    expect(rows).toHaveLength(5);
  });

  test('has empty columns between its names, and rows between those of the data', async () => {
    const wide = ([code, name, ...rest]: Rows[number]) => [code, '', name, '', ...rest] as Rows[number];
    const { table, rows } = await read('gaps', [wide(HEADER), [], ...DATA.flatMap((row) => [wide(row), []])]);
    expect(table.header.columns).toEqual(wide(HEADER));
    expect(rows).toHaveLength(4);
  });
});

describe('notes below a table', () => {
  const HEADER = ['Area code', 'Area name', 'A', 'B', 'C', 'D'];
  const NOTES: Rows = [
    ['Notes'],
    ['1. Rounded to the nearest 10', ' or not'],
    ['Source: Office for Numbers', ' 2024', ' table 4'],
    ['Source: a', ' b', ' c', ' d', ' e', ' f'],
    ['[note 1] Some', ' other', ' text', ' that', ' goes', ' on', ' for long'],
    ['* not known', ' or not asked'],
    ['© Crown copyright', ' 2024'],
    ['End of table'],
  ];

  test.each(['csv', 'xlsx', 'ods'])('are noted in %s, also where commas divide them', async (format) => {
    const path = await writeRows(root, `notes.${format}`, [HEADER, ...DATA, [], ...NOTES]);
    for (const wanted of [undefined, { keys: ['Area code', 'Area name'], figures: ['A', 'B'] }]) {
      const { rows, notes } = await readAll(path, wanted);
      expect(rows.map(({ row }) => row)).toEqual([2, 3, 4, 5]);
      expect(notes).toHaveLength(NOTES.length);
    }
  });

  test('are a header in other capitals, and sums without a code or a name', async () => {
    const rows: Rows = [
      HEADER,
      ...DATA.slice(0, 2),
      ['AREA CODE', 'area name', 'a', 'b', 'C', 'd'],
      ...DATA.slice(2),
      ['', '', 'Total', 10, 20, 30],
    ];
    const path = await writeRows(root, 'capitals.csv', rows);
    const all = await readAll(path, { keys: ['Area code', 'Area name'], figures: ['B', 'C', 'D'] });
    expect(all.rows.map(({ row }) => row)).toEqual([2, 3, 5, 6]);
    expect(all.notes).toEqual([
      expect.stringMatching(/^row 4 repeats the header/),
      expect.stringMatching(/^row 7 \("Total"\) sums up/),
    ]);
  });

  test('are not a unit that has the name of a column, and figures', async () => {
    const path = await writeRows(root, 'named.csv', [
      ['Area', 'A', 'B'],
      ['Hull', 1, 2],
      ['area', 3, 4],
    ]);
    for (const wanted of [undefined, { keys: ['Area'], figures: ['A', 'B'] }])
      expect((await readAll(path, wanted)).rows).toHaveLength(2);
  });

  test('are not rows of units that begin alike and have figures', async () => {
    const rows: Rows = [
      HEADER,
      ...DATA,
      ['Source', 'A unit', 1, 2, 3, 4],
      ['Notes', 'Another', '92,400', '', '', ''],
    ];
    const path = await writeRows(root, 'alike.csv', rows);
    expect((await readAll(path)).rows).toHaveLength(6);
  });
});

test('a drafted method says what was taken for the header', async () => {
  const [, header] = SEVERAL[0]!;
  await writeRows(root, 'drafted.csv', [['Table 4'], ...header, ...DATA]);
  const { taken, indicators } = await initMethod({ path: join(root, 'drafted.csv'), threads: 1 });
  expect(taken).toContain('rows 2 to 3');
  expect(indicators).toEqual(NAMES.slice(2));
});
