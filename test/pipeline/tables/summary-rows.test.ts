import { expect, test } from 'vitest';
import { isSummaryName, isSurelySummary } from '../../../pipeline/tables/summary-rows.js';

test.each([
  'Number of areas',
  'Standard deviation',
  'Minimum',
  'Lower quartile',
  'Weighted average',
  'Count of schools',
])('no unit is called %s', (name) =>
  expect([isSummaryName(name), isSurelySummary(name)]).toEqual([true, true]),
);

test.each(['Total', 'Mean', 'N', 'Base', 'Max', 'Mean (unweighted)', 'Total of all areas', 'TOTAL:'])(
  'a row without code or name may sum others up as %s',
  (name) => expect([isSummaryName(name), isSurelySummary(name)]).toEqual([true, false]),
);

test.each(['Maxwell', 'Newton', 'Range Valley', 'Mean Valley', 'Numberland', 'Hartlepool', ''])(
  'a unit may be called %s',
  (name) => expect([isSummaryName(name), isSurelySummary(name)]).toEqual([false, false]),
);
