import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { IndexRelease } from '../../../outputs/release-data.js';
import { describeExplanation } from '../../../pipeline/explain/describe.js';
import { explainArea } from '../../../pipeline/explain/explain.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import type { Row } from '../../../schemas/table.js';
import { indexReleaseOf } from '../../fixtures/index-edition.js';
import { refusal } from '../../fixtures/refusal.js';
import { lineOf, meanOf, zScores } from '../../independent/long-shadow-arithmetic.js';
import { type Cell, readCells } from '../../independent/long-shadow-calculation.js';
import { IndexBench, METHOD } from './setup.js';

const workspace = new IndexBench();
let data: IndexRelease;
const frozen = new Map<string, Cell>();
beforeAll(async () => {
  for (const cell of readCells(shipped('editions', 'england-2026', 'figures.csv')))
    frozen.set(`${cell.area} ${cell.indicator}`, cell);
  data = indexReleaseOf((await workspace.build(METHOD, { dryRun: false })).data);
});
afterAll(() => workspace.close());

const areas = () => data.index.rows.map(({ area_code }) => String(area_code));
const frozenOf = (indicator: string) =>
  new Map(areas().map((area) => [area, frozen.get(`${area} ${indicator}`)?.value ?? Number.NaN]));
const rowsOf = (indicator: string) => data.indicators.rows.filter((row) => row.indicator === indicator);
const near = (rows: readonly Row[], column: string, due: ReadonlyMap<string, number>) =>
  rows.filter(
    (row) => !(Math.abs(Number(row[column]) - (due.get(String(row.area_code)) ?? Number.NaN)) < 1e-9),
  );

/** The two derived figures by plain arithmetic. */
function derivedByHand() {
  const five = frozenOf('good_development_fsm');
  const eleven = frozenOf('key_stage_2_fsm');
  const gap = new Map(areas().map((area) => [area, (five.get(area) ?? 0) - (eleven.get(area) ?? 0)]));
  const { residuals } = lineOf(gap, frozenOf('attainment_8_fsm'));
  return { gap, residuals };
}

describe('an index with a gap and a residual as indicators', () => {
  test('has their values for every area, by plain arithmetic', () => {
    const { gap, residuals } = derivedByHand();
    expect(rowsOf('falling_behind')).toHaveLength(294);
    expect(near(rowsOf('falling_behind'), 'value', gap)).toEqual([]);
    expect(near(rowsOf('falling_behind_unexplained'), 'value', residuals)).toEqual([]);
  });

  test('scores them by their direction, and publishes no figure that is only an input', () => {
    const { gap, residuals } = derivedByHand();
    const three = [zScores(frozenOf('key_stage_2_fsm'), 1), zScores(gap, -1), zScores(residuals, -1)];
    const means = new Map(
      areas().map((area) => [area, meanOf(three.map((one) => one.get(area) ?? Number.NaN))]),
    );
    expect(near(data.index.rows, 'score', zScores(means, 1))).toEqual([]);
    expect([...new Set(data.indicators.rows.map(({ indicator }) => indicator))]).toEqual([
      'key_stage_2_fsm',
      'falling_behind',
      'falling_behind_unexplained',
    ]);
  });

  test('has the unit of the method, the period, and both official cells with their texts and codes', () => {
    for (const row of rowsOf('falling_behind')) {
      expect(row).toMatchObject({
        unit: 'percentage points lost',
        period: '2025',
        source: 'lait',
        lower: null,
      });
      const cells = String(row.cells).split(';');
      expect(cells).toHaveLength(2);
      const [first, second] = String(row.raw_text).split(';').map(Number);
      expect(Number(row.value)).toBeCloseTo(Number(first) - Number(second ?? first), 9);
    }
    for (const row of rowsOf('falling_behind_unexplained')) {
      expect(row.unit).toBe('percentage points left over');
      expect(String(row.cells).split(';')).toHaveLength(3);
    }
  });

  test('has the worst status of their parts, so that a county’s figures stay inherited', () => {
    for (const row of [...rowsOf('falling_behind'), ...rowsOf('falling_behind_unexplained')]) {
      const parts = ['good_development_fsm', 'key_stage_2_fsm'].map((code) =>
        frozen.get(`${row.area_code} ${code}`),
      );
      expect(parts.map((part) => part?.status)).toContain(row.status);
      const order = ['missing', 'estimated', 'inherited', 'mapped', 'observed'];
      for (const part of parts)
        expect(order.indexOf(String(row.status))).toBeLessThanOrEqual(order.indexOf(part?.status ?? ''));
    }
    expect(rowsOf('falling_behind').filter(({ status }) => status === 'inherited')).toHaveLength(164);
  });

  test('does not count an inherited difference as the area’s own', () => {
    for (const { own_level_share, indicators_inherited } of data.index.rows)
      expect(Number(own_level_share)).toBeCloseTo(indicators_inherited === 3 ? 0 : 1, 12);
  });

  test('explains an area with both, in their units', () => {
    const explained = explainArea(data, 'Adur');
    const found = explained.indicators.find(({ code }) => code === 'falling_behind');
    expect(found).toMatchObject({ title: 'Falling behind from 5 to 11', unit: 'percentage points lost' });
    const added = explained.indicators.reduce((sum, { contribution }) => sum + (contribution ?? 0), 0);
    expect(added + Number(explained.constant)).toBeCloseTo(Number(explained.area.score), 12);
    const words = describeExplanation(explained, data);
    expect(words).toContain('Falling behind beyond Attainment 8');
    expect(words).toContain('percentage points left over');
  });

  test('names both in the dictionary, the report, the CSV and the copy of the method', () => {
    for (const file of ['data-dictionary.md', 'report.html', 'method.yaml']) {
      const text = workspace.read(file);
      expect(text, file).toContain('Falling behind from 5 to 11');
      expect(text, file).toContain('Good development at 5 less the expected standard at 11.');
      expect(text, file).toContain('percentage points lost');
    }
    expect(workspace.read('indicators.csv')).toContain(',falling_behind_unexplained,2025,');
    expect(workspace.read('scales.csv')).toMatch(/^indicator,falling_behind,294,/m);
  });
});

describe('an index whose derived figure is not available', () => {
  const refusedAs = async (method: string) => {
    const error = await refusal(() => workspace.build(method));
    expect(error.exit).toBe(2);
    expect(error.message).not.toContain('\n');
    return error;
  };

  test('because a figure that it needs is missing', async () => {
    const error = await refusedAs(METHOD.replace('less: key_stage_2_fsm', 'less: key_stage_3_fsm'));
    expect(error.code).toBe('method-invalid');
    expect(error.message).toMatch(/falling_behind is derived from key_stage_3_fsm/);
  });

  test('because it is listed twice, among the derived figures or the indicators', async () => {
    const block = METHOD.slice(
      METHOD.indexOf('  - code: falling_behind\n'),
      METHOD.indexOf('  - code: falling_behind_un'),
    );
    const twice = METHOD.replace('domains:\n', `${block}domains:\n`);
    expect(await refusedAs(twice)).toMatchObject({ code: 'method-invalid' });
    const again = METHOD.replace('- { code: key_stage_2_fsm, d', '- { code: falling_behind, d');
    expect(await refusedAs(again)).toMatchObject({ code: 'method-invalid' });
  });

  test('because its parts have no period in common', async () => {
    const error = await refusedAs(
      METHOD.replace('less: key_stage_2_fsm', 'less: level_3_by_19_fsm').replace(
        'derive:\n',
        '  - { code: level_3_by_19_fsm, periods: ["2024"] }\nderive:\n',
      ),
    );
    expect(error.message).toContain('falling_behind');
  });

  test('because it has no figure of the period that the indicator names', async () => {
    const error = await refusedAs(METHOD.replace(/(falling_behind, .*)"2025"/, '$1"2019"'));
    expect(error.message).toMatch(/falling_behind .*2019|2019.* falling_behind/);
  });

  test('because its parts are the same in every area', async () => {
    const error = await refusedAs(METHOD.replace('less: key_stage_2_fsm', 'less: good_development_fsm'));
    expect(error.code).toBe('indicator-constant');
    expect(error.message).toContain('falling_behind');
  });

  test('because its covariate is the same in every area', async () => {
    const zero = `  - { code: zero, title: Zero, description: Zero, unit: points, step: gap, of: attainment_8_fsm, less: attainment_8_fsm }\n`;
    const error = await refusedAs(
      METHOD.replace('derive:\n', `derive:\n${zero}`).replace('against: attainment_8_fsm', 'against: zero'),
    );
    expect(error.code).toBe('indicator-constant');
    expect(error.message).toMatch(/^zero has no two different values for 2025,/);
  });
});

describe('an index whose parts have more than one period', () => {
  const PARTS = ['good_development_fsm', 'key_stage_2_fsm', 'attainment_8_fsm'];

  test('scores each indicator by the period that it names, as with only that one', async () => {
    workspace.addPeriod('2023', PARTS);
    const both = METHOD.replaceAll('periods: ["2025"]', 'periods: ["2023", "2025"]').replace(
      'derive:\n',
      '  - { code: key_stage_2_fsm, periods: ["2023"] }\nderive:\n',
    );
    const built = indexReleaseOf((await workspace.build(both)).data);
    expect(built.index.rows).toEqual(data.index.rows);
    expect(built.indicators.rows).toEqual(data.indicators.rows);
  });
});
