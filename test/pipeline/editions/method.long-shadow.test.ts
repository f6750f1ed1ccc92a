import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { endYear } from '../../../pipeline/editions/derived.js';
import { parseMethod } from '../../../pipeline/editions/method.js';
import { methodHash } from '../../../pipeline/editions/variant.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import { refusal } from '../../fixtures/refusal.js';

const text = readFileSync(shipped('editions', 'long-shadow-england-2026', 'method.yaml'), 'utf8');

/** The shipped method with one text replaced by another; the first must be in it. */
function changed(from: string | RegExp, to: string): string {
  const made = text.replace(from, to);
  if (made === text) throw new Error(`${from} is not in the method`);
  return made;
}

/** The error of the method: one line, by name, reported as a mistake in the method. */
async function refusedAs(method: string): Promise<string> {
  const error = await refusal(() => parseMethod(method, 'method.yaml'));
  expect(error).toMatchObject({ code: 'method-invalid', exit: 2 });
  expect(error.message).not.toContain('\n');
  expect(error.message).toMatch(/^method\.yaml, line \d+, column \d+: /);
  return error.message;
}

describe('the shipped method', () => {
  const method = parseMethod(text, 'method.yaml');

  test('is of the long shadow, for the upper tier of 2025 without the City of London and Scilly', () => {
    expect(method).toMatchObject({
      kind: 'long_shadow',
      edition: 'long-shadow-england-2026',
      areas: { country: 'E', level: 'upper_tier', year: 2025 },
    });
    expect(method.areas.exclude.map(({ code }) => code)).toEqual(['E09000001', 'E06000053']);
  });

  test('may have on instead of against, which YAML 1.1 reads as true: the method and its hash are the same', () => {
    const former = parseMethod(text.replaceAll(' against: ', ' on: '), 'method.yaml');
    expect(former).toEqual(method);
    expect(methodHash(former)).toBe(methodHash(method));
    expect(text).not.toMatch(/^\s*-?\s*on:/m);
  });

  test.each([
    [
      'neither word',
      (lines: string) => lines.replace('    against: attainment_8_gap\n', ''),
      'derive.8.against',
    ],
    ['a code that is none', (lines: string) => lines.replace('against: attain', 'on: Attain'), 'derive.8.on'],
    ['both words', (lines: string) => lines.replace(/( +)against: (.*)/, '$1against: $2\n$1on: $2'), 'on'],
    [
      'the former word, and no such figure',
      (lines: string) => lines.replace('against: attain', 'on: obtain'),
      'obtainment_8_gap',
    ],
  ])('with %s in a residual is refused by name', async (_, change, named) => {
    expect(await refusedAs(change(text))).toContain(named);
  });

  test('has the documented years, lag, share and draws', () => {
    if (method.kind !== 'long_shadow') throw new TypeError('the method is of an index');
    expect(method.outcomes.map(({ code, period, periods }) => [code, period, periods.length])).toEqual([
      ['higher_education', '2023-24', 9],
      ['level_3', '2024', 20],
      ['higher_education_25', '201415', 1],
    ]);
    expect(
      method.derive.flatMap((one) =>
        one.step === 'residual' ? [[one.of, one.against, one.years_before]] : [],
      ),
    ).toEqual([
      ['higher_education_gap', 'attainment_8_gap', 4],
      ['level_3_gap', 'attainment_8_gap', 3],
    ]);
    expect(method.steps).toEqual({
      normalise: 'z_score',
      score: 'mean',
      all: 'mean',
      tolerance: 1e-9,
      group_share: 0.2,
      precision: { standard_error: 'year_on_year', least_years: 6, draws: 2000, earlier_draws: 500 },
      mean_years: 3,
    });
  });

  test('lags by four and by three years to the documented GCSE years', () => {
    expect(endYear('2023-24') - 4).toBe(2020);
    expect(endYear('2024') - 3).toBe(2021);
    expect([endYear('2015-16'), endYear('1999-00'), endYear('2025 (Rev)')]).toEqual([2016, 2000, 2025]);
  });

  test('reads the end of a period of several years', () => {
    expect(endYear('2014-16')).toBe(2016);
  });

  test('reads a school year without a dash, and no other six digits', () => {
    expect([endYear('201415'), endYear('199900')]).toEqual([2015, 2000]);
    expect(endYear('201420')).toBeNaN();
  });

  test.each([
    [
      'a cohort that is not an input',
      'level: cohort_at_19_fsm, others: cohort_at_19_other }',
      'level: nobody, others: cohort_at_19_other }',
      'needs nobody of 2005',
    ],
    [
      'a cohort of a year that is not frozen',
      'years_later: 3',
      'years_later: 19',
      'needs cohort_at_19_fsm of 2034',
    ],
    [
      'a second chance of another period',
      'others: higher_education_by_19_other, period: 2018-19',
      'others: higher_education_by_19_other, period: 2030-31',
      'higher_education_by_19_fsm of 2030-31',
    ],
    [
      'a figure of another source that does not exist',
      'other: level_3_by_19_fsm }',
      'other: level_4 }',
      'names level_4',
    ],
    ['the first of a figure that does not exist', 'else: level_3_by_19_fsm', 'else: level_4', 'level_4'],
    ['a share among what does not exist', 'among: cohort_at_19_fsm', 'among: everybody', 'everybody'],
  ])('refuses %s', async (_, from, to, problem) => {
    expect(await refusedAs(changed(from, to))).toContain(problem);
  });
});

describe('a derived figure', () => {
  test('from a missing figure is refused, and both are named', async () => {
    expect(await refusedAs(changed('less: level_3_fsm', 'less: level_3_poor'))).toMatch(
      /line 102, column 5: level_3_gap .*level_3_poor.*allowed here: .*level_3_by_19_fsm/,
    );
  });

  test('from one that is derived later is refused', async () => {
    const gap = / {2}- code: attainment_8_gap\n(?: {4}.*\n)+/;
    const [block = ''] = gap.exec(text) ?? [];
    const later = changed(gap, '').replace('\noutcomes:\n', `${block}\noutcomes:\n`);
    expect(await refusedAs(later)).toMatch(/higher_education_unexplained_gap .*attainment_8_gap/);
  });

  test('from itself is refused', async () => {
    expect(await refusedAs(changed('of: level_3_other', 'of: level_3_gap'))).toMatch(/level_3_gap/);
  });

  test('twice under one name is refused', async () => {
    expect(await refusedAs(changed('- code: level_3_gap\n', '- code: higher_education_gap\n'))).toMatch(
      /higher_education_gap/,
    );
  });

  test('under the name of an official one is refused', async () => {
    expect(await refusedAs(changed('- code: level_3_gap\n', '- code: level_3_by_19_fsm\n'))).toMatch(
      /level_3_by_19_fsm/,
    );
  });

  test('by an unknown step is refused, and so is a lag into the future', async () => {
    expect(await refusedAs(changed('step: residual', 'step: quotient'))).toMatch(
      /line 122, column 5: derive\.8\.step is "quotient", not one of gap, share, first, residual/,
    );
    expect(await refusedAs(changed('years_before: 4', 'years_before: -4'))).toMatch(/years_before/);
  });

  test('from two figures that have no period in common is refused', async () => {
    const apart = changed(
      /- code: level_3_by_19_other\n {4}periods: .*\n/,
      '- code: level_3_by_19_other\n    periods: ["2015"]\n',
    );
    expect(await refusedAs(apart)).toMatch(/level_3_gap/);
  });

  test('as a residual without a year for both figures is refused', async () => {
    expect(await refusedAs(changed('years_before: 4', 'years_before: 40'))).toMatch(
      /higher_education_unexplained_gap/,
    );
  });
});

describe('an outcome', () => {
  const outcomes = text.indexOf('\noutcomes:\n');
  const inOutcomes = (from: string, to: string): string => {
    const before = text.slice(0, outcomes);
    const after = text.slice(outcomes);
    const made = after.replace(from, to);
    if (made === after) throw new Error(`${from} is not in the outcomes`);
    return before + made;
  };

  test('that names a missing figure is refused, and both are named', async () => {
    expect(await refusedAs(inOutcomes('gap: level_3_gap', 'gap: level_3_gulf'))).toMatch(
      /level_3 .*level_3_gulf/,
    );
  });

  test('that ranks by a period that it does not have is refused', async () => {
    expect(await refusedAs(inOutcomes('period: "2024"', 'period: "2025"'))).toMatch(
      /line 148, column 5: .*level_3 .*2025.*2005/,
    );
  });

  test('that names a period that its figures do not have is refused, and the period is named', async () => {
    expect(await refusedAs(inOutcomes('periods: ["2005"', 'periods: ["2004", "2005"'))).toMatch(
      /level_3 .*2004/,
    );
    const ranks = inOutcomes('period: "2024"', 'period: "2025"').replace(
      '"2023", "2024"]\n    cohorts',
      '"2023", "2024", "2025"]\n    cohorts',
    );
    expect(await refusedAs(ranks)).toMatch(/level_3 .*2025/);
  });

  test('with a period twice is refused', async () => {
    expect(await refusedAs(inOutcomes('["2005", "2006"', '["2005", "2005"'))).toMatch(/level_3/);
  });

  test('that is listed twice, or has the name of all outcomes, is refused', async () => {
    expect(await refusedAs(inOutcomes('- code: level_3\n', '- code: higher_education\n'))).toMatch(
      /higher_education/,
    );
    expect(await refusedAs(inOutcomes('- code: level_3\n', '- code: all\n'))).toMatch(/all/);
  });

  test('whose unexplained gap is the residual of another gap is refused: the draws would be of another figure', async () => {
    expect(
      await refusedAs(
        inOutcomes(
          'unexplained_gap: level_3_unexplained_gap',
          'unexplained_gap: higher_education_unexplained_gap',
        ),
      ),
    ).toMatch(/level_3 .*higher_education_unexplained_gap/);
  });
});
