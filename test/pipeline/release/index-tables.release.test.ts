import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { beforeAll, describe, expect, test } from 'vitest';
import { Engine, text } from '../../../pipeline/engine/engine.js';
import { shippedIndex } from '../../fixtures/shipped-releases.js';
import { type CsvRow, csvRows, filesOf } from '../publish/built.js';

let folder = '';
let files: Map<string, Buffer>;
let index: CsvRow[];
let figures = 0;
beforeAll(async () => {
  const built = await shippedIndex();
  folder = built.path;
  figures = built.data.declared.length;
  files = filesOf(folder);
  index = csvRows(String(files.get('index.csv')));
});

describe('index.csv', () => {
  test('begins with the columns that readers rely on, in order', () => {
    const parts = [
      'chances',
      'conditions',
      'early_years',
      'schools',
      'youth',
      'skills',
      'work',
      'housing',
      'connections',
      'health_and_family',
    ];
    const columns = String(files.get('index.csv')).split('\n')[0]?.split(',') ?? [];
    const first = [
      'area_code',
      'area_name',
      'upper_tier_code',
      'upper_tier_name',
      'region_code',
      'region_name',
      'score',
      'rank',
      'fifth',
      'group',
      'own_level_share',
      ...parts.flatMap((code) => [`${code}_score`, `${code}_rank`]),
    ];
    expect(columns.slice(0, first.length)).toEqual(first);
    expect(new Set(columns).size).toBe(columns.length);
  });

  test('has the 294 areas of the register, sorted by rank', () => {
    const ranks = index.map(({ rank }) => Number(rank));
    expect(ranks).toHaveLength(294);
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect(index.some(({ area_code }) => area_code === 'E09000001' || area_code === 'E06000053')).toBe(false);
  });

  test('counts every figure of every area', () => {
    for (const row of index) {
      const counts = ['observed', 'mapped', 'modelled', 'inherited', 'estimated', 'missing'].map((status) =>
        Number(row[`indicators_${status}`]),
      );
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(figures);
    }
    // Nine are published for the county in the 164 districts that have one: seven of them are modelled.
    const counted = index.map((row) => `${row.indicators_modelled} ${row.indicators_inherited}`);
    expect(counted.filter((both) => both === '7 2')).toHaveLength(164);
    expect(index.filter((row) => row.indicators_inherited === '0')).toHaveLength(130);
  });
});

describe('the three formats of a table have the same values', () => {
  const asText = (value: unknown) => (value === null || value === undefined ? '' : String(value));
  test.each(['index', 'indicators'])('of %s', async (name) => {
    const rows = csvRows(String(files.get(`${name}.csv`)));
    const names = Object.keys(rows[0] ?? {});
    expect(names.length).toBeGreaterThan(15);

    const arrow = tableFromIPC(files.get(`${name}.arrow`)!);
    expect(arrow.schema.fields.map((field) => field.name)).toEqual(names);
    expect(arrow.numRows).toBe(rows.length);

    const engine = await Engine.open({ threads: 1, folders: [folder] });
    try {
      const path = text(join(folder, `${name}.parquet`));
      const parquet = await engine.rows(`SELECT * FROM read_parquet(${path})`);
      expect(Object.keys(parquet[0] ?? {})).toEqual(names);
      for (const column of names) {
        // A text that a spreadsheet would run has an apostrophe before it in the CSV only.
        const csv = rows.map((row) => (row[column] ?? '').replace(/^'(?=[=+\-@])/, ''));
        expect(
          parquet.map((row) => asText(row[column])),
          `${name}.${column} in Parquet`,
        ).toEqual(csv);
        expect([...(arrow.getChild(column) ?? [])].map(asText), `${name}.${column} in Arrow`).toEqual(csv);
      }
    } finally {
      engine.close();
    }
  });
});

describe('every value can be traced to its official cells', () => {
  const list = (cells: string | undefined) => (cells === '' || cells === undefined ? [] : cells.split(';'));
  /** The use of each cell according to harmonised.csv: by `indicator period cell`. */
  const accounts = () => {
    const found = new Map<string, CsvRow>();
    for (const row of csvRows(String(files.get('harmonised.csv'))))
      for (const cell of list(row.cell)) found.set(`${row.indicator} ${row.period} ${cell}`, row);
    return found;
  };
  const OUTCOME: Readonly<Record<string, string>> = {
    observed: 'used',
    mapped: 'mapped',
    estimated: 'mapped',
    inherited: 'inherited',
    modelled: 'inherited',
    missing: 'missing',
  };

  /** State of the Nation of the area there that contains the district: of evidence.csv. */
  const isComposite = ({ source }: CsvRow) => source === 'state-of-the-nation-2025';

  test.each(['indicators', 'context'])('each cell behind %s.csv has its use', (name) => {
    const account = accounts();
    const rows = csvRows(String(files.get(`${name}.csv`))).filter((row) => !isComposite(row));
    for (const { area_code, indicator, period, status, reason, from_codes, cells } of rows) {
      const i = `${indicator} of ${area_code}`;
      expect(list(cells).length, i).toBeGreaterThan(0);
      const origins = list(cells).map((cell) => account.get(`${indicator} ${period} ${cell}`));
      for (const origin of origins) {
        expect(list(from_codes), i).toContain(origin?.code);
        expect(origin?.outcome, i).toBe(OUTCOME[status!]);
        // A cell without a number has a reason, like the figure.
        if (status === 'missing') expect(origin?.rule, i).toBe(reason);
        expect(list(origin?.to_codes), i).toContain(area_code);
      }
      expect(new Set(origins.map((origin) => origin?.code)), i).toEqual(new Set(list(from_codes)));
    }
  });

  test('each composite index beside it is that of the row of evidence.csv whose cell it names', () => {
    const evidence = new Map(csvRows(String(files.get('evidence.csv'))).map((row) => [row.cells, row]));
    const rows = csvRows(String(files.get('context.csv'))).filter(isComposite);
    expect(rows).toHaveLength(294 * 4);
    for (const { indicator, value, from_codes, cells, status } of rows) {
      const origin = evidence.get(list(cells)[0]);
      expect(origin).toMatchObject({ measure: indicator, place_code: from_codes, value });
      expect(status).toBe('inherited');
    }
  });

  test('and each cell used for an area is behind the value of that area', () => {
    const behind = new Map(
      ['indicators', 'context'].flatMap((name) =>
        csvRows(String(files.get(`${name}.csv`))).map(
          (row) => [`${row.indicator} ${row.area_code}`, row] as const,
        ),
      ),
    );
    let carried = 0;
    for (const { indicator, outcome, to_codes, cell } of csvRows(String(files.get('harmonised.csv')))) {
      if (!['used', 'mapped', 'inherited', 'missing'].includes(outcome!)) expect(to_codes).toBe('');
      for (const area of list(to_codes)) {
        carried += 1;
        for (const one of list(cell)) expect(list(behind.get(`${indicator} ${area}`)?.cells)).toContain(one);
      }
    }
    expect(carried).toBeGreaterThanOrEqual(294 * (figures + 1));
  });

  test('a value of one cell is the number in that cell, and a mean is between its cells', () => {
    for (const row of csvRows(String(files.get('indicators.csv')))) {
      const { area_code, indicator, status, raw_text } = row;
      // The cell of a modelled figure has that of the county.
      const value = status === 'modelled' ? row.county_value : row.value;
      if (status === 'missing') {
        expect(value).toBe('');
        continue;
      }
      const numbers = list(raw_text).map(Number);
      const min = Math.min(...numbers);
      const max = Math.max(...numbers);
      const i = `${indicator} of ${area_code}`;
      if (numbers.length === 1) expect(Number(value), i).toBe(min);
      expect(Number(value), i).toBeGreaterThanOrEqual(min - 1e-9);
      expect(Number(value), i).toBeLessThanOrEqual(max + 1e-9);
    }
  });
});
