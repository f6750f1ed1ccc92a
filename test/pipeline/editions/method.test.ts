import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseMethod as parseAny } from '../../../pipeline/editions/method.js';
import { aggregatesBelowIndex, indicatorsOf } from '../../../schemas/method/structure.js';
import { INDICATORS } from '../../../sources/registry.js';
import { indexMethodOf } from '../../fixtures/index-edition.js';
import { refusal } from '../../fixtures/refusal.js';

const COMMITTED = readFileSync(
  new URL('../../../editions/england-2026-method-1/method.yaml', import.meta.url),
  'utf8',
);
/** The committed method with one text replaced by another; the first must be in it. */
function put(from: string, to: string): string {
  expect(COMMITTED).toContain(from);
  return COMMITTED.replace(from, to);
}
const parseMethod = (text: string, file: string) => indexMethodOf(parseAny(text, file));
const refused = (text: string) => refusal(() => parseMethod(text, 'method.yaml'));
const FIRST = '{ code: good_development_fsm, direction: 1, weight: 1, period: "2025" }';
const weighing = (weight: string) => put(FIRST, FIRST.replace('weight: 1', `weight: ${weight}`));

describe('the committed method', () => {
  const method = parseMethod(COMMITTED, 'method.yaml');

  test('has the 21 indicators of the documented table, with their directions', () => {
    const signs = indicatorsOf(method).map(({ code, direction }) => `${direction < 0 ? '-' : '+'}${code}`);
    expect(signs).toEqual([
      '+good_development_fsm',
      '+early_education_quality',
      '+literacy_at_5',
      '+key_stage_2_fsm',
      '+attainment_8_fsm',
      '-persistent_absence_fsm',
      '+key_stage_2',
      '-neet',
      '+level_3_by_19_fsm',
      '+higher_education_by_19_fsm',
      '+a_level_points',
      '+english_and_maths_by_19',
      '+weekly_pay',
      '-housing_affordability',
      '+level_3_or_above',
      '-claimant_count',
      '-child_poverty',
      '+healthy_life_expectancy',
      '-travel_to_work',
      '+gigabit_broadband',
      '+first_time_buyers',
    ]);
  });

  test('names only indicators of a source, at the documented level: ten for upper tiers, eleven for districts', () => {
    const levels = indicatorsOf(method).map(({ code }) => INDICATORS.get(code)?.declaration.level);
    expect(levels.filter((level) => level === 'upper_tier')).toHaveLength(10);
    expect(levels.filter((level) => level === 'lower_tier')).toHaveLength(11);
    expect(method.context.every(({ code }) => INDICATORS.has(code))).toBe(true);
  });

  test('weighs its five domains alike, and the indicators within each', () => {
    expect(aggregatesBelowIndex(method).map(({ code, weight }) => [code, weight])).toEqual(
      ['early_years', 'schools', 'youth', 'working_lives', 'place'].map((code) => [code, 1]),
    );
    expect(new Set(indicatorsOf(method).map(({ weight }) => weight))).toEqual(new Set([1]));
  });
});

describe('weights', () => {
  test.each(['-1', '-0.0001', '.nan', '.inf', '-.inf', '1e999'])('%s is refused', async (weight) => {
    const error = await refused(weighing(weight));
    expect(error).toMatchObject({ code: 'method-weights', exit: 2 });
    expect(error.message).toMatch(/^method\.yaml, line 34, column \d+: .*(weight|good_development_fsm)/);
  });

  test.each(['heavy', '"1"', '[1]', 'true', ''])('%j is not even a number', async (weight) => {
    const error = await refused(weighing(weight));
    expect(error).toMatchObject({ code: 'method-invalid', exit: 2 });
    expect(error.message).toMatch(
      /^method\.yaml, line 34, column \d+: domains\.0\.indicators\.0\.weight is /,
    );
  });

  test('may be zero as long as one of its siblings is not', () => {
    expect(indicatorsOf(parseMethod(weighing('0'), 'm'))[0]?.weight).toBe(0);
  });

  test('that are all zero in a domain are refused with its name, and so are all domains', async () => {
    const start = COMMITTED.indexOf('code: early_years');
    const end = COMMITTED.indexOf('code: schools');
    const none = COMMITTED.slice(start, end).replaceAll(/, weight: 1/g, ', weight: 0');
    const domain = await refused(COMMITTED.slice(0, start) + none + COMMITTED.slice(end));
    expect(domain).toMatchObject({ code: 'method-weights', exit: 2 });
    expect(domain.message).toMatch(/^method\.yaml, line 30, column 5: early_years: .*weight/);
    const all = await refused(COMMITTED.replaceAll(/^ {4}weight: 1$/gm, '    weight: 0'));
    expect(all).toMatchObject({ code: 'method-weights', exit: 2 });
    expect(all.message).toMatch(/^method\.yaml, line 29, column 1: index: .*weight/);
  });
});

describe('codes', () => {
  test('an indicator twice in a domain, or in two, is refused by name', async () => {
    for (const twice of ['literacy_at_5', 'key_stage_2']) {
      const error = await refused(put('code: good_development_fsm', `code: ${twice}`));
      expect(error).toMatchObject({ code: 'method-invalid', exit: 2 });
      expect(error.message).toMatch(new RegExp(`^method\\.yaml, line \\d+, column \\d+: .*${twice}`));
    }
  });

  test('a domain twice is refused, and an indicator that is scored and in the context', async () => {
    expect((await refused(put('- code: schools', '- code: early_years'))).message).toMatch(
      /line 37, column 5: .*early_years/,
    );
    expect((await refused(put('code: deprivation_2019', 'code: neet'))).message).toMatch(
      /line \d+, column 5: .*neet/,
    );
  });

  test.each(['Neet', 'neet-2025', '2025', 'né', '"neet "'])('%s is not a code', async (code) => {
    expect(await refused(put('code: good_development_fsm', `code: ${code}`))).toMatchObject({
      code: 'method-invalid',
    });
  });
});

describe('a method that does not match its schema', () => {
  test.each([
    [
      'an unknown key',
      put('group_share: 0.2', 'group_share: 0.2\n  smoothing: 3'),
      'line 102, column 3: steps.smoothing is not known; allowed here: model, impute, levels, tolerance, rank_decimals, group_share',
    ],
    [
      'a key that is mistyped',
      put('direction: 1, weight: 1, period: "2025" }', 'directon: 1, weight: 1, period: "2025" }'),
      'line 34, column 39: domains.0.indicators.0.directon is not known; allowed here: code, direction,',
    ],
    [
      'a direction of 0',
      put('direction: 1, weight', 'direction: 0, weight'),
      'line 34, column 39: domains.0.indicators.0.direction is not one of 1, -1',
    ],
    [
      'a period that YAML reads as a number',
      put('period: "2025"', 'period: 2025'),
      'line 34, column 64: domains.0.indicators.0.period is not a text',
    ],
    [
      'a share above 1',
      put('minimum_weight_share: 0.6', 'minimum_weight_share: 60'),
      'line 97, column 51: steps.levels.1.minimum_weight_share is above 1',
    ],
    ['an empty group', put('group_share: 0.2', 'group_share: 0'), 'line 101, column 3: steps.group_share'],
    [
      'an area that is not a code',
      put('code: E09000001', 'code: London'),
      'line 20, column 7: areas.exclude.0.code',
    ],
    ['nothing', '', 'kind: index or kind: long_shadow'],
    ['a list', '- 1\n- 2\n', 'kind: index'],
    ['a text', 'just a text\n', 'kind: index'],
    [
      'a method of another verb',
      put('kind: index', 'kind: score'),
      'line 4, column 1: the kind is "score"; allowed here: kind: index',
    ],
  ])('%s', async (_, text, message) => {
    const error = await refused(text);
    expect(error).toMatchObject({ code: 'method-invalid', exit: 2 });
    expect(error.message).toMatch(/^method\.yaml[:,]/);
    expect(error.message).toContain(message);
  });
});

describe('steps', () => {
  const DOMAIN = 'aggregate: arithmetic_mean, minimum_weight_share: 0.6, normalise: z_score';
  const INDICATOR = '{ name: indicator, treatment: none, normalise: z_score, weights: given }';

  test.each([
    ['a geometric mean of z-scores', put(DOMAIN, DOMAIN.replace('arithmetic', 'geometric')), 'method-pair'],
    ['levels with other names', put('name: domain', 'name: theme'), 'method-invalid'],
    [
      'levels in another order',
      put('name: index, aggregate', 'name: domain, aggregate').replace('name: domain', 'name: index'),
      'method-invalid',
    ],
    ['a level without an aggregation of the one below', put(DOMAIN, 'normalise: z_score'), 'method-invalid'],
    [
      'indicators that are made of something',
      put('name: indicator,', 'name: indicator, aggregate: copeland,'),
      'method-invalid',
    ],
    [
      'goalposts that are the same',
      put(INDICATOR, '{ name: indicator, normalise: { method: goalposts, lower: 3, upper: 3 } }'),
      'goalposts-equal',
    ],
    [
      'an individual normalisation for a code of another level',
      put(INDICATOR, '{ name: indicator, normalise: rank, individual: { place: min_max } }'),
      'method-invalid',
    ],
    ['a panel without an earlier period', put('impute: none', 'impute: panel'), 'method-invalid'],
  ])('with %s are refused', async (_, text, code) => {
    const error = await refused(text);
    expect(error).toMatchObject({ code, exit: 2 });
    expect(error.message).toMatch(/^method\.yaml, line 9[2-8], column \d+: /);
  });

  test('with a panel are accepted where one indicator has an earlier period in the inputs', () => {
    const text = put('impute: none', 'impute: panel').replace(
      'domains:\n',
      'inputs:\n  - { code: neet, periods: ["2024"] }\ndomains:\n',
    );
    expect(parseMethod(text, 'm').steps.impute).toBe('panel');
  });

  test('with a geometric mean are accepted after min–max from 1 to 100', () => {
    const text = put(INDICATOR, '{ name: indicator, normalise: { method: min_max, from: 1, to: 100 } }');
    const method = parseMethod(text.replace(DOMAIN, DOMAIN.replace('arithmetic', 'geometric')), 'm');
    expect(method.steps.levels[1]?.aggregate).toBe('geometric_mean');
  });
});

describe('YAML that cannot be read', () => {
  test.each([
    ['an unclosed bracket', 'edition: a\ntitle: [1, 2\nsummary: b\n', 3],
    ['a tab', 'edition: a\nareas:\n\tyear: 1\n', 3],
    ['a duplicate key', 'edition: a\ntitle: b\nedition: c\n', 3],
    ['an unclosed quotation mark', 'edition: "a\n', 2],
    ['two documents', 'edition: a\n---\nedition: b\n', 2],
  ])('%s is reported with its line', async (_, text, line) => {
    const error = await refused(text);
    expect(error).toMatchObject({ code: 'method-invalid', exit: 2 });
    expect(error.message).toMatch(new RegExp(`^method\\.yaml, line ${line}, column 1: `));
    expect(error.message).not.toContain('\n');
  });

  test('aliases that would exceed any memory are refused at once', async () => {
    const level = (name: string, of: string) => `${name}: &${name} [${Array(9).fill(of).join(', ')}]\n`;
    const names = [...'abcdefghij'];
    const laughs = names.map((name, i) => level(name, i === 0 ? '1' : `*${names[i - 1]}`)).join('');
    const start = performance.now();
    const error = await refused(laughs);
    expect(error).toMatchObject({ code: 'method-invalid', exit: 2 });
    expect(error.message).toMatch(/^method\.yaml: .*alias/i);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test('an alias without an anchor is refused by name', async () => {
    const error = await refused(put('weight: 1\n', 'weight: *heavy\n'));
    expect(error).toMatchObject({ code: 'method-invalid', exit: 2 });
    expect(error.message).toMatch(/^method\.yaml, line 32, column 13: .*heavy/);
  });

  test('a few aliases are allowed', () => {
    const text = put('"2025" }', '&year "2025" }').replace(
      'direction: 1, weight: 1, period: "2024" }',
      'direction: 1, weight: 1, period: *year }',
    );
    expect(indicatorsOf(parseMethod(text, 'm'))[1]?.period).toBe('2025');
  });
});
