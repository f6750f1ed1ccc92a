import { beforeAll, describe, expect, test } from 'vitest';
import { loadEdition } from '../../../pipeline/editions/edition.js';
import { editionProblem } from '../../../pipeline/robustness/edition-problem.js';
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

  test('draws every figure but broadband, of which one period is known', () => {
    const still = sweep.problem.sampling.flatMap((one, position) =>
      one === null ? [sweep.plan.structure.nodes[position]!.code] : [],
    );
    expect(still).toEqual(['gigabit_broadband']);
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

  test('draws together every figure that is inherited, modelled or split, by the frozen statuses', () => {
    const { joint, inherited } = sweep.problem;
    const drawn = joint!.indicators.flatMap(({ groups }) => groups.flatMap(({ members }) => [...members]));
    const wanted = figures.filter(
      ({ value, status, reason }) => value !== null && (status === 'inherited' || reason.includes('split')),
    );
    // Cumberland and Westmorland and Furness have Cumbria’s jobs below the Living Wage
    const apart = inherited.flatMap((mask, at) =>
      mask === null ? [] : [[at, mask.reduce((sum, one) => sum + one, 0)]],
    );
    expect(apart).toEqual([[i('jobs_below_living_wage'), 2]]);
    expect(drawn).toHaveLength(wanted.length - 2);
    expect(wanted.filter(({ status }) => status === 'inherited')).toHaveLength(1476);
  });

  test('scores the modelled figures, and draws the county’s error as its publisher has it', () => {
    const { figures: scored, sampling } = sweep.problem;
    const norwich = sweep.units.findIndex(({ name }) => name === 'Norwich');
    const code = sweep.units[norwich]!.code;
    const published = figures.find(
      (row) => row.area_code === code && row.indicator === 'healthy_life_expectancy',
    )!;
    expect(scored[i('healthy_life_expectancy')]![norwich]).not.toBe(published.value);
    const { publisher, sd } = sampling[i('healthy_life_expectancy')]!;
    expect(sd[publisher[norwich]!]).toBeCloseTo((published.upper! - published.lower!) / 3.92, 12);
  });

  test('by a method without a model draws each inherited figure by itself', async () => {
    const { problem } = await england(1, 'england-2026-method-1');
    expect(problem.joint).toBeNull();
    const drawn = problem.inherited.reduce(
      (sum, mask) => sum + (mask?.reduce((all, one) => all + one, 0) ?? 0),
      0,
    );
    expect(drawn).toBe(1646);
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
  const { earlier } = editionProblem({ method }, plan, areas, figures, 1).problem;
  const position = plan.structure.nodes.findIndex(({ code }) => code === 'neet_16_17');
  expect(earlier[position]!.map((column) => column[0])).toEqual([5, 4, 3]);
  expect(problem.earlier.every((columns) => columns.length === 0)).toBe(true);
});
