import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Engine, text } from '../../../../pipeline/engine/engine.js';
import type { Cells } from '../../custom/coldspots/arithmetic.js';
import { estimatesFolder, OUTPUTS } from './three-outputs.js';

const { root, read, rows, estimate, begin } = estimatesFolder();
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeAll(async () => {
  for (const [i, options] of begin().entries()) {
    const inside = ['--out-private', `inside-${OUTPUTS[i]}`];
    expect(await estimate(...options, ...inside)).toMatchObject({ code: 0 });
  }
});

/** The families of the release and their columns: of areas, without those of ranks. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  earnings: [
    'n',
    'earnings_mean',
    'earnings_mean_shrunken',
    'earnings_mean_weight',
    'earnings_se',
    'level_rank',
  ],
  median: ['earnings_median', 'earnings_median_shrunken', 'earnings_median_weight', 'earnings_median_se'],
  gap: [
    'gap',
    'gap_shrunken',
    'gap_weight',
    'gap_se',
    'gap_slope',
    'gap_slope_shrunken',
    'gap_slope_weight',
    'gap_slope_se',
    'n_bottom',
    'n_top',
    'gap_rank',
  ],
  split: [
    'explained',
    'explained_shrunken',
    'explained_weight',
    'explained_se',
    'unexplained',
    'unexplained_se',
    'unexplained_shrunken',
    'unexplained_weight',
    'unexplained_gap_rank',
    'substituted_share',
  ],
};
/** What depends on several families, and on which. */
const NEEDS: readonly (readonly [columns: readonly string[], families: readonly string[]])[] = [
  [
    ['kind', 'coldspot_probability', 'hotspot_probability'],
    ['earnings', 'gap'],
  ],
  [
    ['rank', 'rank_low', 'rank_high', 'rank_median', 'score'],
    ['earnings', 'gap', 'split'],
  ],
];

describe.each(OUTPUTS)('what is published of %s', (who) => {
  test('has no value, weight, error, rank or score where withheld', () => {
    const areas = rows(who, 'estimates.csv');
    for (const row of areas) {
      const gone = (row.withheld ?? '').split(';');
      for (const [family, columns] of Object.entries(COLUMNS))
        if (gone.includes(family))
          for (const name of columns) expect(row[name], `${row.area_code} ${name}`).toBe('');
      for (const [columns, families] of NEEDS)
        if (families.some((family) => gone.includes(family)))
          for (const name of columns) expect(row[name], `${row.area_code} ${name}`).toBe('');
    }
    const logged = rows(who, 'suppression.csv').map(({ area_code, family }) => `${area_code} ${family}`);
    const said = [...areas, ...rows(who, 'totals.csv')].flatMap(({ area_code, withheld }) =>
      (withheld ?? '')
        .split(';')
        .filter(Boolean)
        .map((family) => `${area_code} ${family}`),
    );
    // The log may also name areas without any people left, which are not in the table.
    expect(logged).toEqual(expect.arrayContaining(said));
    expect(said.length).toBeGreaterThan(0);
  });

  test('is rounded throughout, and covers at least ten people', () => {
    for (const row of [...rows(who, 'estimates.csv'), ...rows(who, 'totals.csv')])
      for (const [name, cell] of Object.entries(row)) {
        if (cell === '' || /_(code|name)$|^(level|kind|withheld|reason|no_variance)$|rank/.test(name))
          continue;
        const value = Number(cell);
        if (/^n(_|$)/.test(name)) expect([value % 5, value >= 10], name).toEqual([0, true]);
        else if (/weight|share|probability|score/.test(name))
          expect(Number(value.toFixed(2)), name).toBe(value);
        else expect(value % 100, `${name} ${value}`).toBeCloseTo(0, 9);
      }
    for (const { counts } of JSON.parse(read(who, 'disclosure.json')).cells)
      for (const count of Object.values(counts as Record<string, number>)) expect(count % 5).toBe(0);
  });

  test('is the same in every format', async () => {
    const cells = (row: Readonly<Record<string, unknown>>): Cells =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, value === null ? '' : String(value)]),
      );
    const engine = await Engine.open({ threads: 1, folders: [join(root, who)] });
    try {
      for (const table of ['estimates', 'totals', 'suppression']) {
        const csv = rows(who, `${table}.csv`);
        const arrow = tableFromIPC(readFileSync(join(root, who, `${table}.arrow`)));
        expect(
          arrow.toArray().map((row) => cells(row.toJSON())),
          table,
        ).toEqual(csv);
        const path = join(root, who, `${table}.parquet`);
        const parquet = await engine.rows(`SELECT * FROM read_parquet(${text(path)})`);
        const sorted = (all: readonly Cells[]) => all.map((row) => JSON.stringify(row)).sort();
        expect(sorted(parquet.map(cells)), table).toEqual(sorted(csv));
      }
    } finally {
      engine.close();
    }
    const drawn: { properties: Cells }[] = JSON.parse(read(who, 'estimates.geojson')).features;
    const byCode = new Map(rows(who, 'estimates.csv').map((row) => [row.area_code, row]));
    for (const { properties } of drawn)
      for (const [name, value] of Object.entries(cells(properties)))
        expect(value, name).toBe(byCode.get(properties.area_code)?.[name]);
  });

  test('has no path and no unrounded figure in any file', () => {
    const inside = rows(`inside-${who}`, 'private_estimates.csv');
    const figures = inside.flatMap(({ value = '', standard_error = '', shrunken = '', weight = '' }) =>
      [value, standard_error, shrunken, weight].filter((cell) => /\.\d{3}/.test(cell)),
    );
    expect(figures.length).toBeGreaterThan(50);
    for (const file of readdirSync(join(root, who))) {
      const bytes = readFileSync(join(root, who, file));
      const doubles = figures.map((figure) => Buffer.from(Float64Array.of(Number(figure)).buffer));
      for (const hidden of [root, tmpdir(), ...figures, ...doubles])
        expect(bytes.includes(hidden), `${file}: ${hidden}`).toBe(false);
    }
  });
});
