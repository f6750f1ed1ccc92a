import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { SmiError } from '../../../errors/smi-error.js';
import { earlierEdition } from '../../../pipeline/editions/earlier-edition.js';
import { readMethod } from '../../../pipeline/editions/edition.js';
import { readEditionMethod } from '../../../pipeline/editions/method.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import { isPartial } from '../../../schemas/method/left-out.js';
import { indicatorsOf } from '../../../schemas/method/structure.js';
import type { IndexMethod } from '../../../schemas/method.js';
import type { Observation } from '../../../schemas/observation.js';

const years = (first: number, last: number, write: (year: number) => string, ...without: number[]) =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i)
    .filter((year) => !without.includes(year))
    .map(write);
const plain = (year: number) => `${year}`;
const interval = (day: string, length: string) => (year: number) => `${year}-${day}/${length}`;

/** The periods of the official files, as they were read in them. */
const PERIODS: Readonly<Record<string, readonly string[]>> = {
  good_development_fsm: years(2016, 2025, plain, 2020, 2021),
  key_stage_2_fsm: years(2016, 2025, plain, 2020, 2021),
  attainment_8_fsm: years(2016, 2025, plain),
  persistent_absence_fsm: ['2018-08-01/P1Y', ...years(2020, 2024, interval('08-01', 'P1Y'))],
  neet_16_17: years(2018, 2025, plain),
  level_3_by_19_fsm: years(2016, 2024, plain),
  higher_education_by_19_fsm: years(2015, 2023, (year) => `${year}-${(year + 1) % 100}`),
  literacy_at_5: years(2021, 2024, interval('09-01', 'P1Y')),
  key_stage_2: ['2018-09-01/P1Y', ...years(2021, 2024, interval('09-01', 'P1Y'))],
  english_and_maths_by_19: years(2016, 2024, interval('09-01', 'P1Y')),
  a_level_points: [
    '2016',
    '2017',
    '2020 (Final)',
    ...years(2018, 2025, (year) => `${year} (Rev)`, 2020, 2021),
  ],
  level_3_or_above: years(2022, 2023, interval('01-01', 'P1Y')),
  weekly_pay: ['2018-04-18', '2019-04-10', '2022-04-27', '2023-04-19', '2024-04-17', '2025-04-30'],
  claimant_count: years(2010, 2025, interval('01-01', 'P1Y')),
  jobs_below_living_wage: ['2022'],
  housing_affordability: years(2010, 2025, (year) => `${year}-04-01`),
  first_time_buyers: years(2013, 2024, interval('01-01', 'P1Y')),
  travel_to_work: years(2014, 2019, interval('01-01', 'P1Y'), 2018),
  gigabit_broadband: ['2026-01-01'],
  healthy_life_expectancy: years(2011, 2022, interval('01-01', 'P3Y')),
  child_poverty: years(2023, 2024, interval('04-01', 'P1Y')),
};

const observed = (periods: Readonly<Record<string, readonly string[]>>): Observation[] =>
  Object.entries(periods).flatMap(([indicator, all]) =>
    all.map((period) => ({
      area_code: 'E06000001',
      indicator,
      period,
      value: 1,
      lower: null,
      upper: null,
      status: 'observed' as const,
      reason: '',
      flags: '',
      source: 's',
      cell: 'f#1:c',
      raw_text: '1',
    })),
  );

const EDITIONS = shipped('editions');
let england: Awaited<ReturnType<typeof readMethod>>;
beforeAll(async () => {
  england = await readMethod(EDITIONS, 'england-2026');
});

const back = (name: string, by: number, without: readonly string[] = [], carry: string[] = []) => {
  const periods = Object.fromEntries(Object.entries(PERIODS).filter(([code]) => !without.includes(code)));
  return earlierEdition(england, name, by, observed(periods), carry);
};

const methodOf = (text: string): IndexMethod => {
  const { method } = readEditionMethod(text, 'method.yaml');
  if (method.kind !== 'index') throw new TypeError('not an index');
  return method;
};

const EARLIER = [
  ['england-2025', 1, ['connections']],
  ['england-2024', 2, ['connections', 'health_and_family']],
  ['england-2023', 3, ['connections', 'health_and_family']],
  ['england-2020', 6, ['connections', 'health_and_family']],
] as const;

describe.each(EARLIER)('%s', (name, by, domains) => {
  const committed = readFileSync(join(EDITIONS, name, 'method.yaml'), 'utf8');

  test('has the method that the command makes of england-2026, to the byte', () => {
    expect(back(name, by, [], ['travel_to_work']).text).toBe(committed);
  });

  test('is partial, without the domains that have less than 60% of their weight', () => {
    const method = methodOf(committed);
    const { left_out = [], title } = method;
    expect(left_out.filter(({ what }) => what === 'domain').map(({ code }) => code)).toEqual(domains);
    expect([isPartial(method), title.endsWith('(partial)'), method.default]).toEqual([true, true, false]);
    expect(method.structure.map(({ code }) => code)).not.toContain('connections');
    expect(method.back).toEqual({ from: 'england-2026', years: by });
  });

  test('has every period so many years earlier, with the weights and directions of england-2026', () => {
    const now = new Map(indicatorsOf(england.method as IndexMethod).map((row) => [row.code, row]));
    for (const { code, period, weight, direction, parent } of indicatorsOf(methodOf(committed))) {
      const then = now.get(code)!;
      expect([weight, direction, parent]).toEqual([then.weight, then.direction, then.parent]);
      const [was, is] = [then.period, period].map((text) => Number(text.slice(0, 4)));
      expect(was! - is!, code).toBe(by);
    }
  });
});

test('2020 goes without the regressors that it has no figure for, and without the rate of child poverty', () => {
  const { left_out = [], steps } = methodOf(back('england-2020', 6).text);
  const lost = (what: string) => left_out.filter((each) => each.what === what).map(({ code }) => code);
  expect(lost('regressor')).toEqual(['literacy_at_5', 'level_3_or_above', 'child_poverty']);
  expect(lost('benchmark_weight')).toEqual(['child_poverty']);
  expect(steps.model?.regressors).toHaveLength(6);
  expect(steps.model?.indicators.some(({ times }) => times !== undefined)).toBe(false);
  expect(steps.model?.indicators.map(({ code }) => code)).not.toContain('healthy_life_expectancy');
});

test('a domain with 60% of its weight stays, and one with less falls with the indicators that it has', () => {
  // Skills has three of five here: literacy and Level 3 have no figures.
  expect(back('england-2020', 6).leftOut.map(({ code }) => code)).not.toContain('skills');
  const { leftOut } = back('england-2025', 1, ['literacy_at_5', 'a_level_points', 'key_stage_2']);
  expect(leftOut.find(({ code }) => code === 'skills')).toMatchObject({ what: 'domain', weight_share: 0.4 });
  expect(leftOut.find(({ code }) => code === 'english_and_maths_by_19')?.reason).toBe('Skills is left out');
});

test('a year that the history leaves out is a break, so that no change from or to it counts', () => {
  const { history } = methodOf(back('england-2023', 3).text);
  const of = (wanted: string) => history.find(({ code }) => code === wanted);
  expect(of('attainment_8_fsm')?.breaks).toEqual(['2022', '2023']);
  expect(of('a_level_points')?.breaks).toEqual(['2022 (Rev)', '2023 (Rev)']);
  // An ordinary year takes the place of the one that is scored in england-2026.
  expect(of('neet_16_17')?.breaks).toEqual([]);
  expect(of('neet_16_17')?.periods).toEqual(['2018', '2019', '2020', '2021', '2023', '2024', '2025']);
});

function refusal(work: () => unknown): SmiError {
  try {
    work();
  } catch (error) {
    if (error instanceof SmiError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

test('a face with less than 60% of its domains is refused, with what is missing', () => {
  const error = refusal(() =>
    back('england-2025', 1, ['housing_affordability', 'first_time_buyers', 'child_poverty']),
  );
  expect(error.code).toBe('edition-partial');
  expect(error.message).toMatch(/england-2025: Conditions .*40%.*60%/);
  expect(error.places).toContain('housing first_time_buyers: no figures for 2023');
  expect(error.places.find((place) => place.startsWith('conditions health_and_family'))).toContain('50%');
});

test('a period with figures of too few areas is left out, and says of how many', () => {
  const few = observed(PERIODS);
  const more = Array.from({ length: 11 }, (_, i) => ({
    ...few.find(({ indicator, period }) => indicator === 'neet_16_17' && period === '2025')!,
    area_code: `E0800000${i}`,
  }));
  const { leftOut } = earlierEdition(england, 'england-2025', 1, [...few, ...more]);
  const reason = leftOut.find(({ code }) => code === 'neet_16_17')?.reason;
  expect(reason).toMatch(/only 1 area for 2024, and of 12 for 2025/);
});

test.each([
  ['a name that no edition can have', () => back('England 2025', 1)],
  ['an indicator to carry that there is not', () => back('england-2025', 1, [], ['pay'])],
  ['an indicator that is later than the edition', () => back('england-2025', 1, [], ['gigabit_broadband'])],
])('refuses %s', (_, work) => {
  expect(refusal(work).code).toBe('usage');
});

test('an edition of the long shadow cannot be moved back', async () => {
  const shadow = await readMethod(EDITIONS, 'long-shadow-england-2026');
  expect(refusal(() => earlierEdition(shadow, 'long-shadow-england-2025', 1, [])).code).toBe('usage');
});
