import { beforeAll, describe, expect, test } from 'vitest';
import { loadEdition } from '../../../pipeline/editions/edition.js';
import { editionProblem, samplingOf } from '../../../pipeline/robustness/edition-problem.js';
import type { EditionSweep } from '../../../pipeline/robustness/edition-robustness.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import type { Area } from '../../../schemas/area.js';
import type { Figure } from '../../../schemas/figure.js';
import { indexEditionOf } from '../../fixtures/index-edition.js';
import { england } from './england.js';

const figure = (from_codes: string, value: number | null, limits: [number, number] | null): Figure => ({
  area_code: 'E06000001',
  indicator: 'x',
  period: '2025',
  value,
  status: 'observed',
  reason: '',
  lower: limits?.[0] ?? null,
  upper: limits?.[1] ?? null,
  from_codes,
  flags: '',
  source: 's',
  cells: 'c',
  raw_text: '',
});

describe('the sampling error of a column', () => {
  test('is undefined where no figure has limits, or there is no figure', () => {
    expect(samplingOf([])).toBeNull();
    expect(samplingOf([figure('A', 1, null), undefined, figure('B', null, [1, 2])])).toBeNull();
  });

  test('is the width of the limits over 3.92, once for each publishing authority', () => {
    const column = [
      figure('A', 5, [1, 4.92]),
      figure('B', 5, [3, 6.92]),
      figure('A', 5, [1, 4.92]),
      figure('C', 5, null),
    ];
    const sampling = samplingOf(column);
    expect([...(sampling?.publisher ?? [])]).toEqual([0, 1, 0, -1]);
    expect([...(sampling?.sd ?? [])].map((sd) => Number(sd.toFixed(12)))).toEqual([1, 1]);
  });
});

describe('the replicate problem of england-2026', () => {
  let sweep: EditionSweep;
  let figures: readonly Figure[];
  beforeAll(async () => {
    sweep = await england();
    figures = (await loadEdition(shipped('editions'), 'england-2026')).figures;
  });
  const i = (code: string) => sweep.plan.structure.nodes.findIndex((node) => node.code === code);

  test('has 294 units by code, and a column for each indicator', () => {
    const codes = sweep.units.map(({ code }) => code);
    expect(codes).toEqual([...codes].sort());
    expect(codes).toHaveLength(294);
    expect(sweep.problem.figures.map(({ length }) => length)).toEqual(
      Array(sweep.plan.structure.indicators).fill(294),
    );
  });

  test('draws weekly pay, low pay, Level 3 or above and healthy life expectancy within their limits, and nothing else', () => {
    const drawn = sweep.problem.sampling.flatMap((one, position) =>
      one === null ? [] : [sweep.plan.structure.nodes[position]!.code],
    );
    expect(drawn.sort()).toEqual([
      ...['healthy_life_expectancy', 'jobs_below_living_wage', 'level_3_or_above', 'weekly_pay'],
    ]);
  });

  test('gives Hartlepool the standard error of its pay: (608.1975 − 459.6025) ÷ 3.92 = 37.907', () => {
    const sampling = sweep.problem.sampling[i('weekly_pay')]!;
    const unit = sweep.units.findIndex(({ name }) => name === 'Hartlepool');
    expect(sampling?.sd[sampling.publisher[unit]!]).toBeCloseTo(148.595 / 3.92, 3);
  });

  test('lets the districts of a county share one draw of healthy life expectancy', () => {
    const sampling = sweep.problem.sampling[i('healthy_life_expectancy')]!;
    const publisherOf = (name: string) =>
      sampling.publisher[sweep.units.findIndex((unit) => unit.name === name)];
    expect(publisherOf('Norwich')).toBe(publisherOf('Breckland'));
    expect(publisherOf('Norwich')).not.toBe(publisherOf('Hartlepool'));
  });

  test('draws the spread inside a county for every figure that is inherited or split, by the frozen statuses', () => {
    const drawn = sweep.problem.inherited.reduce(
      (sum, mask) => sum + (mask?.reduce((all, one) => all + one, 0) ?? 0),
      0,
    );
    const wanted = figures.filter(
      ({ value, status, reason }) => value !== null && (status === 'inherited' || reason.includes('split')),
    );
    expect(drawn).toBe(wanted.length);
    expect(wanted.filter(({ status }) => status === 'inherited')).toHaveLength(1476);
  });
});

test('has the earlier periods that the score imputes from, the latest first, including derived figures', async () => {
  const { plan, problem, units } = await england();
  const method = indexEditionOf(await loadEdition(shipped('editions'), 'england-2026')).method;
  const areas = units.map(({ code, name }) => ({ area_code: code, area_name: name }) as Area);
  const of = (period: string, value: number): Figure => ({
    ...figure('A', value, null),
    area_code: units[0]!.code,
    indicator: 'neet_16_17',
    period,
  });
  const figures = [of('2025', 1), of('2023', 3), of('2024', 4), of('2024 (Rev)', 5), of('2026', 9)];
  const { earlier } = editionProblem(method, plan, areas, figures, 1);
  const position = plan.structure.nodes.findIndex(({ code }) => code === 'neet_16_17');
  expect(earlier[position]!.map((column) => column[0])).toEqual([5, 4, 3]);
  expect(problem.earlier.every((columns) => columns.length === 0)).toBe(true);
});
