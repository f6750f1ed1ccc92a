import { describe, expect, test } from 'vitest';
import type { ExplainedIndicator, Explanation } from '../../../pipeline/explain/explain.js';
import { modelledLines } from '../../../pipeline/explain/modelled.js';

const indicator = (changes: Partial<ExplainedIndicator>) =>
  ({
    code: 'level_3',
    title: 'Level 3 by age 19',
    value: 28.5958,
    lower: 22.2196,
    upper: 34.972,
    county_value: 27.83,
    status: 'modelled',
    ...changes,
  }) as ExplainedIndicator;
const linesOf = (...indicators: ExplainedIndicator[]) =>
  modelledLines({ area: { upper_tier_name: 'Norfolk' }, indicators } as unknown as Explanation, 80);

describe('modelled figures in words', () => {
  test('stand next to the county’s, each with its interval', () => {
    const lines = linesOf(indicator({}), indicator({ title: 'Weekly pay', status: 'observed' }));
    expect(lines.find((line) => line.includes('Level 3'))).toMatch(/28\.6 +22\.22 to 34\.97 +27\.83$/);
    expect(lines.join('\n')).toContain('Norfolk');
    expect(lines.join('\n')).not.toContain('Weekly pay');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(81);
  });

  test('are not mentioned where there are none', () => {
    expect(linesOf(indicator({ status: 'inherited' }))).toEqual([]);
    expect(linesOf()).toEqual([]);
  });
});
