import { expect, test } from 'vitest';
import { isNode } from '../../../../pipeline/methods/structure/row.js';
import { row } from '../rows.js';

test('only indicators and aggregates are part of the structure', () => {
  for (const type of ['Indicator', 'Aggregate'] as const)
    expect(isNode(row('a', 1, null, { type }))).toBe(true);
  for (const type of ['Group', 'Denominator', 'Other'] as const)
    expect(isNode(row('a', 1, null, { type }))).toBe(false);
});
