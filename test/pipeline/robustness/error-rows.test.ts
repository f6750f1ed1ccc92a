import { expect, test } from 'vitest';
import { loadEdition } from '../../../pipeline/editions/edition.js';
import { planOf } from '../../../pipeline/editions/plan.js';
import { modelEdition } from '../../../pipeline/model/model.js';
import { editionProblem, sortedAreas } from '../../../pipeline/robustness/edition-problem.js';
import { errorRows } from '../../../pipeline/robustness/error-rows.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import { figureErrorsTable } from '../../../schemas/release/figure-errors-table.js';
import { indexEditionOf } from '../../fixtures/index-edition.js';

async function rowsOf(name: string, choices: object = {}) {
  const loaded = indexEditionOf(await loadEdition(shipped('editions'), name));
  const method = { ...loaded.method, robustness: { ...loaded.method.robustness, ...choices } };
  const edition = { ...loaded, method };
  const areas = sortedAreas(edition.areas);
  const plan = planOf(
    method,
    areas.map(({ area_code }) => area_code),
  );
  const modelled = modelEdition(edition, plan, edition.figures);
  const found = editionProblem(edition, plan, areas, edition.figures, 1, modelled);
  return errorRows(found, method, areas, modelled).rows;
}

test('every figure has a row by which its draws can be traced, as the table describes', async () => {
  const rows = await rowsOf('england-2026');
  expect(rows).toHaveLength(21 * 294);
  for (const row of rows.slice(0, 60)) figureErrorsTable.row.parse(row);
  const of = (area: string, indicator: string) =>
    rows.find((row) => row.area_name === area && row.indicator === indicator);
  expect(of('Breckland', 'higher_education_by_19_fsm')).toMatchObject({
    publisher: 'E10000020',
    basis: 'own_changes',
    spread: 'modelled',
  });
  expect(of('Breckland', 'neet_16_17')).toMatchObject({ spread: 'inherited' });
  expect(of('Breckland', 'weekly_pay')).toMatchObject({
    basis: 'limits',
    spread: 'none',
    spread_error: null,
  });
  expect(of('Cumberland', 'jobs_below_living_wage')).toMatchObject({
    publisher: 'E10000006',
    spread: 'inherited',
  });
});

test('what is not drawn has no error', async () => {
  const rows = await rowsOf('england-2026', {
    modelled_error: false,
    inheritance_sd: 0,
    one_year_noise: false,
    sampling_error: false,
  });
  expect(new Set(rows.map(({ basis, spread }) => `${basis} ${spread}`))).toEqual(new Set(['none none']));
});

test('by a method without a model an inherited figure has the spread of the method', async () => {
  const rows = await rowsOf('england-2026-method-1');
  const inherited = rows.filter(({ spread }) => spread === 'inherited');
  expect(inherited).toHaveLength(1646);
  expect(
    new Set(inherited.filter(({ indicator }) => indicator === 'neet').map((row) => row.spread_error)).size,
  ).toBe(1);
});
