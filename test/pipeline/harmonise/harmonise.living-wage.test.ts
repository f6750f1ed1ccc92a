import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Figure } from '../../../schemas/figure.js';
import { FixtureMirror, smallMethod } from '../../fixtures/mirror.js';

let mirror: FixtureMirror;
let byArea: Map<string, Figure>;
beforeAll(async () => {
  mirror = await FixtureMirror.create();
  const { figures } = await mirror.frozen(smallMethod({ jobs_below_living_wage: '2022' }));
  byArea = new Map(figures.map((figure) => [figure.area_code, figure]));
});
afterAll(() => mirror.close());

test('a merged district has the mean of its parts by population, with the limits of such a mean', () => {
  const southmere = byArea.get('E06000902');
  // Old Town: 17.2 with 20 %, 100,000 people. New Town: 20 with 9.8 %, 300,000 people.
  const half = 1.96 * Math.hypot(0.25 * 0.2 * 17.2, 0.75 * 0.098 * 20);
  expect(southmere?.value).toBeCloseTo(0.25 * 17.2 + 0.75 * 20, 10);
  expect(southmere?.lower).toBeCloseTo(19.3 - half, 10);
  expect(southmere?.upper).toBeCloseTo(19.3 + half, 10);
  expect(southmere).toMatchObject({
    status: 'mapped',
    reason: 'merger',
    flags: 'provisional;population_weighted',
    from_codes: 'E07000911;E07000912',
    raw_text: '17.2;20;20;9.8',
  });
  expect(southmere?.cells.split(';')).toHaveLength(4);
});

test('a suppressed share is missing, with the cells of the sign and of the coefficient', () => {
  expect(byArea.get('E07000901')).toMatchObject({
    value: null,
    status: 'missing',
    reason: 'suppressed',
    raw_text: 'x;24',
  });
});

test('an area that the tables do not have is missing', () => {
  expect(byArea.get('E06000901')).toMatchObject({ status: 'missing', reason: 'no_figure', cells: '' });
});
