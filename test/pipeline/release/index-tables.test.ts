import { beforeAll, describe, expect, test } from 'vitest';
import { NO_CLASSES } from '../../../pipeline/coldspots/authority-classes.js';
import { loadEdition } from '../../../pipeline/editions/edition.js';
import { planOf } from '../../../pipeline/editions/plan.js';
import { duckdb } from '../../../pipeline/engine/dialect.js';
import { Engine } from '../../../pipeline/engine/engine.js';
import { readRows } from '../../../pipeline/engine/tables.js';
import { imputeFigures } from '../../../pipeline/impute/impute.js';
import { modelTables } from '../../../pipeline/model/tables.js';
import { type IndexTables, indexTables } from '../../../pipeline/release/index-tables.js';
import { score } from '../../../pipeline/score/score.js';
import { scoreValue } from '../../../pipeline/score/tables.js';
import { silentLog } from '../../../pipeline/system/log.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import { indexMethod } from '../../../schemas/method/index-method.js';
import { leaveOneOutTable, robustnessTable, sensitivityTable } from '../../../schemas/release/robustness.js';
import { AREA_KEY } from '../../../schemas/release/unit-fields.js';
import type { TableData } from '../../../schemas/table.js';
import { indexEditionOf } from '../../fixtures/index-edition.js';

const STEPS = {
  impute: 'group_median',
  levels: [
    { name: 'indicator', treatment: 'standard', normalise: { method: 'min_max', from: 1, to: 100 } },
    { name: 'domain', aggregate: 'geometric_mean', normalise: 'z_score', weights: 'equal' },
    { name: 'index', aggregate: 'arithmetic_mean', normalise: 'z_score' },
  ],
  tolerance: 1e-9,
  group_share: 0.2,
};
const HARTLEPOOL = 'E06000001';

/** The tables of robustness without replicates. */
const NO_ROBUSTNESS = {
  areas: { table: robustnessTable(AREA_KEY), rows: [] },
  sensitivity: { table: sensitivityTable, rows: [] },
  leaveOneOut: { table: leaveOneOutTable(AREA_KEY), rows: [] },
};

let made: IndexTables;
const found = new Map<string, TableData>();
const rowsOf = (name: keyof IndexTables) => found.get(made[name].table.name)?.rows ?? [];
beforeAll(async () => {
  const engine = await Engine.open({ threads: 1 });
  const shippedEdition = indexEditionOf(await loadEdition(shipped('editions'), 'england-2026-method-1'));
  const edition = {
    ...shippedEdition,
    method: indexMethod.parse({ ...shippedEdition.method, steps: STEPS }),
  };
  const withGap = edition.figures.map((figure) =>
    figure.area_code === HARTLEPOOL && figure.indicator === 'weekly_pay'
      ? { ...figure, value: null, lower: null, upper: null, status: 'missing' as const, reason: 'suppressed' }
      : figure,
  );
  try {
    const figures = imputeFigures(edition.method, edition.areas, withGap, withGap);
    await score(engine, planOf(edition.method, []), figures.map(scoreValue), duckdb, silentLog);
    const model = modelTables(undefined, edition.method, [], []);
    made = await indexTables(engine, edition, figures, model, NO_ROBUSTNESS, NO_CLASSES);
    for (const one of Object.values(made)) found.set(one.table.name, await readRows(engine, one));
  } finally {
    engine.close();
  }
});

describe('an edition with other imputation, treatment and aggregation', () => {
  test('flags the imputed figure, the median of its region, as not the area’s own', () => {
    const rows = rowsOf('indicators').filter(({ indicator }) => indicator === 'weekly_pay');
    const regions = new Map(rowsOf('index').map(({ area_code, region_name }) => [area_code, region_name]));
    const region = rows
      .filter(({ area_code }) => area_code !== HARTLEPOOL)
      .filter(({ area_code }) => regions.get(String(area_code)) === regions.get(HARTLEPOOL))
      .map(({ value }) => Number(value))
      .toSorted((a, b) => a - b);
    const middle = (region[(region.length - 1) >> 1]! + region[region.length >> 1]!) / 2;
    const hartlepool = rows.find(({ area_code }) => area_code === HARTLEPOOL);
    expect(hartlepool).toMatchObject({ status: 'estimated', reason: 'imputed_group_median', lower: null });
    expect(hartlepool?.value).toBeCloseTo(middle, 9);
    const own = rowsOf('index').find(({ area_code }) => area_code === HARTLEPOOL);
    expect(own).toMatchObject({ indicators_missing: 0 });
    // one of four of one of five domains
    expect(own?.own_level_share).toBeCloseTo(1 - 1 / 20, 12);
  });

  test('has every indicator on its scale, in a separate column', () => {
    expect(rowsOf('normalised')).toHaveLength(294);
    const { area_code, area_name, ...first } = rowsOf('normalised')[0]!;
    expect(Object.keys(first)).toHaveLength(21);
    for (const code of Object.keys(first)) {
      const values = rowsOf('normalised').map((row) => Number(row[code]));
      expect([Math.min(...values), Math.max(...values)]).toEqual([1, 100]);
    }
    expect([area_code, area_name]).toEqual(['E06000001', 'Hartlepool']);
  });

  test('lists the treatment of outliers in the order of the method, with every value that changed', () => {
    expect(
      rowsOf('treatment')
        .map(({ code }) => code)
        .slice(0, 2),
    ).toEqual(['good_development_fsm', 'early_education_quality']);
    expect(rowsOf('treatment')).toHaveLength(21);
    const changed = rowsOf('treatment').filter(({ treatment }) => treatment !== 'none');
    expect(changed.length).toBeGreaterThan(0);
    for (const { code, n, treatment, points, skew_before, kurt_before } of changed) {
      expect(Math.abs(Number(skew_before)) > 2 && Number(kurt_before) > 3.5).toBe(true);
      const rows = rowsOf('treated').filter((row) => row.code === code);
      expect(rows).toHaveLength(Number(treatment === 'logarithm' ? n : points));
    }
    expect(new Set(rowsOf('treated').map(({ code }) => code))).toEqual(
      new Set(changed.map(({ code }) => code)),
    );
  });

  test('has no contributions, since a geometric mean is not a sum', () => {
    expect(rowsOf('indicators').every(({ contribution }) => contribution === null)).toBe(true);
  });
});
