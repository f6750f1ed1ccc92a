import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planOf } from '../../../pipeline/editions/plan.js';
import { duckdb } from '../../../pipeline/engine/dialect.js';
import { Engine } from '../../../pipeline/engine/engine.js';
import { isStep } from '../../../pipeline/score/arrays.js';
import { scoreParts } from '../../../pipeline/score/steps.js';
import { scoreMethod } from '../../../schemas/method/score-method.js';
import { refusal, refusal as refusalOf } from '../../fixtures/refusal.js';
import { areaCode } from './setup.js';
import { scoredIn, smallPlan } from './small-plan.js';

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ threads: 1 });
});
afterAll(() => engine.close());

const PARENTS = { top: { left: 1, right: 3 }, left: { a: 1, b: 1 }, right: { c: 2, d: 0 } };
const VALUES = { a: [1, 2, 5, 3], b: [4, 1, 2, 9], c: [7, 5, 6, 1], d: [1, 2, 3, 5] };
const mean = { aggregate: 'arithmetic_mean' };

/** Tables that SQL does not make. */
const byArrays = (plan: ReturnType<typeof smallPlan>) =>
  scoreParts(plan, duckdb).flatMap((part) => (isStep(part) ? [] : [part.name]));

/** Sum of the contributions of each area, and its score. */
const sums = () =>
  engine.rows(`SELECT index.area_code, sum(contribution) AS added, any_value(index.value) AS score
FROM score_top_level AS index JOIN score_contributions AS part ON part.area_code = index.area_code
GROUP BY ALL ORDER BY index.area_code`);
const threeLevels = (domain: object, top: object, indicator: object = { normalise: 'min_max' }) =>
  smallPlan(PARENTS, [
    { name: 'indicator', ...indicator },
    { name: 'domain', ...domain },
    { name: 'top_level', ...top },
  ]);

describe('an index of two parts, by hand', () => {
  const plan = smallPlan({ top: { a: 1, b: 3 } }, [
    { name: 'item', normalise: 'rank' },
    { name: 'whole', ...mean, normalise: 'none', minimum_weight_share: 0.5 },
  ]);
  const look = () => engine.rows('SELECT area_code, value, weight FROM score_whole_raw ORDER BY area_code');

  test('is the mean of ranks, over the known weight', async () => {
    // a: 5 < 7 = 7 < 9 is 1, 2, 2, 4; b: 1 < 2 < 3 is 1, 2.5, 4 on the same scale
    const values = { a: [5, 7, 7, 9], b: [3, 1, 2, null] };
    expect(await scoredIn(engine, plan, values, look)).toEqual([
      { area_code: areaCode(0), value: (1 + 3 * 4) / 4, weight: 4 },
      { area_code: areaCode(1), value: (2 + 3) / 4, weight: 4 },
      { area_code: areaCode(2), value: (2 + 3 * 2.5) / 4, weight: 4 },
    ]);
  });

  test('leaves its tables under the names of its levels', () => {
    const names = scoreParts(plan, duckdb).map(({ name }) => name);
    expect(names).toEqual([
      'score_treatment',
      'score_treated',
      'score_present',
      'score_item_moments',
      'score_item',
      'score_item_weights',
      'score_whole_raw',
      'score_whole_moments',
      'score_whole',
      'score_ranks',
      'score_groups',
      'score_weights',
      'score_own_level',
      'score_contributions',
    ]);
  });
});

test('an index of a single indicator is ranked by it', async () => {
  const structure = [{ code: 'only', level: 1, type: 'Indicator' }];
  const steps = { levels: [{ name: 'index', normalise: 'z_score' }], tolerance: 1e-9, group_share: 0.2 };
  const method = scoreMethod.parse({ kind: 'score', title: 'Invented', data: {}, structure, steps });
  const rows = await scoredIn(engine, planOf(method, []), { only: [3, 9, 5] }, () =>
    engine.rows(
      'SELECT rank, contribution = value AS all_of_it FROM score_ranks JOIN score_contributions USING (area_code) ORDER BY area_code',
    ),
  );
  expect(rows).toEqual([3, 1, 2].map((rank) => ({ rank, all_of_it: true })));
});

describe('contributions', () => {
  test.each([
    ['z-scores', { ...mean, normalise: 'z_score' }, { ...mean, normalise: 'z_score' }],
    [
      'min–max and another mean and deviation',
      { ...mean, normalise: 'min_max' },
      {
        ...mean,
        normalise: { method: 'z_score', mean: 100, sd: 15 },
      },
    ],
    ['means without normalisation', { ...mean, normalise: 'none' }, { ...mean, normalise: 'none' }],
    [
      'one domain on a scale of its own',
      { ...mean, normalise: 'none', individual: { left: 'z_score' } },
      { ...mean, normalise: 'min_max' },
    ],
  ])('with %s and one constant add up to the score', async (_, domain, top) => {
    const rows = await scoredIn(engine, threeLevels(domain, top), VALUES, sums);
    const constants = rows.map(({ score, added }) => Number(score) - Number(added));
    expect(rows).toHaveLength(4);
    expect(Math.max(...constants) - Math.min(...constants)).toBeLessThan(1e-9);
  });

  test('of means without normalisation have no constant', async () => {
    const none = { ...mean, normalise: 'none' };
    for (const { score, added } of await scoredIn(engine, threeLevels(none, none), VALUES, sums))
      expect(Number(added)).toBeCloseTo(Number(score), 12);
  });

  test.each([
    ['ranks', { ...mean, normalise: 'rank' }],
    ['Copeland scores', { aggregate: 'copeland', normalise: 'none' }],
    [
      'goalposts of one domain',
      { ...mean, normalise: 'none', individual: { left: { method: 'goalposts', lower: 1, upper: 9 } } },
    ],
  ])('do not exist where the domains are %s', async (_, domain) => {
    expect(await scoredIn(engine, threeLevels(domain, { ...mean, normalise: 'none' }), VALUES, sums)).toEqual(
      [],
    );
  });

  test('do not exist where outliers of a domain were treated, and exist where it had none', async () => {
    const domain = (winsorise: number, skewness: number) =>
      threeLevels(
        { ...mean, normalise: 'none', treatment: { skewness, kurtosis: -6, winsorise } },
        { ...mean, normalise: 'none' },
      );
    expect(await scoredIn(engine, domain(1, 0), VALUES, sums)).toEqual([]);
    expect(await scoredIn(engine, domain(1, 9), VALUES, sums)).toHaveLength(4);
  });
});

describe('weights', () => {
  const shares = () => engine.rows('SELECT code, share FROM score_weights ORDER BY position');
  const none = { ...mean, normalise: 'none' };

  test('of an indicator in the index are its share of its parent, times that of the parent', async () => {
    const rows = await scoredIn(engine, threeLevels(none, none), VALUES, shares);
    expect(rows.map(({ share }) => share)).toEqual([1 / 8, 1 / 8, 3 / 4, 0]);
  });

  test('that are equal are the same for all parts of one parent', async () => {
    const plan = threeLevels({ ...none, weights: 'equal' }, none, { normalise: 'min_max', weights: 'equal' });
    const rows = await scoredIn(engine, plan, VALUES, shares);
    expect(rows.map(({ share }) => share)).toEqual([1 / 4, 1 / 4, 1 / 4, 1 / 4]);
    expect(byArrays(plan)).toEqual(['score_treatment', 'score_treated']);
  });

  test('from values are computed on typed arrays', async () => {
    const plan = threeLevels(none, none, { normalise: 'z_score', weights: 'pca' });
    // the first component of two columns has equal entries, whatever their correlation
    const rows = await scoredIn(engine, plan, VALUES, shares);
    expect(rows.map(({ share }) => Number(share).toFixed(9))).toEqual([
      '0.125000000',
      '0.125000000',
      '0.375000000',
      '0.375000000',
    ]);
    expect(byArrays(plan)).toEqual(['score_treatment', 'score_treated', 'score_indicator_weights']);
  });

  test('by entropy of z-scores are refused with the indicator, since these can be negative', async () => {
    const plan = threeLevels(none, none, { normalise: 'z_score', weights: 'entropy' });
    const error = await refusal(scoredIn(engine, plan, VALUES, shares));
    expect(error).toMatchObject({ code: 'value-negative', exit: 2 });
    expect(error.message).toMatch(/^a has the value -/);
  });
});

describe('refusals', () => {
  const values = { a: [1, 2, 3], b: [3, 1, 2] };
  const two = (below: object, top: object, units: readonly string[] = []) =>
    smallPlan(
      { top: { a: 1, b: 1 } },
      [
        { name: 'item', ...below },
        { name: 'whole', ...mean, normalise: 'none', ...top },
      ],
      units,
    );
  const refused = (plan: ReturnType<typeof two>) =>
    refusal(scoredIn(engine, plan, values, async () => undefined));

  test('zero in a geometric mean, by the indicator that has it', async () => {
    const plan = two({ normalise: 'none' }, { aggregate: 'geometric_mean' });
    const error = await refusal(
      scoredIn(engine, plan, { a: [1, 2, 3], b: [3, 0, 2] }, async () => undefined),
    );
    expect(error).toMatchObject({ code: 'value-negative', exit: 2 });
    expect(error.message).toMatch(/^b has the value 0: a geometric mean .*above zero$/);
  });

  test('zero and less in a geometric mean whose outliers are treated, but not values without them', async () => {
    const plan = smallPlan({ top: { a: 1, b: 0 } }, [
      { name: 'item', normalise: 'none' },
      {
        name: 'whole',
        aggregate: 'geometric_mean',
        normalise: 'none',
        treatment: { skewness: 0, kurtosis: -6, winsorise: 1 },
      },
    ]);
    const columns = { a: [-1, -2, -3, -4, 0], b: [1, 2, 3, null, null] };
    const error = await refusal(scoredIn(engine, plan, columns, async () => undefined));
    expect(error).toMatchObject({ code: 'value-negative', exit: 2 });
    expect(error.message).toMatch(/^a has the value -1: a geometric mean/);
  });

  test('a distance to a missing unit, and to a target below all values', async () => {
    const distance = (to: object) => two({ normalise: { method: 'distance_to_reference', to } }, {});
    expect(await refused(distance({ unit: 'nowhere' }))).toMatchObject({ code: 'reference-invalid' });
    expect(await refused(distance({ target: 0 }))).toMatchObject({ code: 'reference-invalid' });
  });

  test.each(['values', 'nodes', 'ranks', 'treated'])(
    'a level called %s, whose table is another',
    async (name) => {
      const plan = smallPlan({ top: { a: 1, b: 1 } }, [
        { name: 'item', normalise: 'rank' },
        { name, ...mean, normalise: 'none' },
      ]);
      expect(await refusalOf(() => scoreParts(plan, duckdb))).toMatchObject({
        code: 'method-invalid',
        exit: 2,
      });
    },
  );

  test('winsorising of more points than there are steps, by the schema', () => {
    const treatment = { skewness: 2, kurtosis: 3.5, winsorise: 101 };
    expect(() => two({ normalise: 'rank', treatment }, {})).toThrow(/expected number to be <=100/);
  });

  test('two levels of one name', async () => {
    const plan = smallPlan({ top: { a: 1, b: 1 } }, [
      { name: 'item', normalise: 'rank' },
      { name: 'item', ...mean, normalise: 'none' },
    ]);
    expect(await refusalOf(() => scoreParts(plan, duckdb))).toMatchObject({ code: 'method-invalid' });
  });
});
