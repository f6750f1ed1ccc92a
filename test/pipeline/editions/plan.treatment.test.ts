import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseMethod } from '../../../pipeline/editions/method.js';
import { planOf } from '../../../pipeline/editions/plan.js';
import { STANDARD_RULE } from '../../../pipeline/methods/treat/rule.js';
import { indexMethodOf } from '../../fixtures/index-edition.js';
import { refusal } from '../../fixtures/refusal.js';

const COMMITTED = readFileSync(
  new URL('../../../editions/england-2026-method-1/method.yaml', import.meta.url),
  'utf8',
);
const FIRST = '{ code: good_development_fsm, direction: 1, weight: 1, period: "2025" }';
const line = COMMITTED.split('\n').findIndex((text) => text.includes(FIRST)) + 1;

/** The committed method with a word for its first indicator and another for its steps. */
function changed(indicator: string, steps = ''): string {
  expect(line).toBeGreaterThan(0);
  return COMMITTED.replace(FIRST, FIRST.replace(' }', `, ${indicator} }`)).replace(
    /^( *)group_share:/m,
    `$1${steps}group_share:`,
  );
}
const planned = (text: string) => planOf(indexMethodOf(parseMethod(text, 'method.yaml')), []);

test.each([
  ['standard', STANDARD_RULE],
  ['logarithm', { always: 'logarithm' }],
  ['natural_logarithm', { always: 'natural_logarithm' }],
  ['none', null],
  ['{ skewness: 1, kurtosis: 2, winsorise: 3 }', { skewness: 1, kurtosis: 2, winsorise: 3 }],
])(
  'an indicator of an edition may have the treatment %s, and the others that of the level',
  (asked, treat) => {
    const [first, ...above] = planned(changed(`treatment: ${asked}`)).chain.levels;
    expect(first?.individual_treat).toEqual({ good_development_fsm: treat });
    expect(first?.treat).toBeUndefined();
    expect(above.some((level) => level.individual_treat !== undefined)).toBe(false);
  },
);

test('an edition may rank rounded scores, and ranks all digits by default', () => {
  expect(planned(changed('treatment: none', 'rank_decimals: 3\n  ')).chain.rank_decimals).toBe(3);
  expect(planned(COMMITTED).chain).not.toHaveProperty('rank_decimals');
});

test('a rule that is not valid is refused at its line, and a denominator, because an edition has no table', async () => {
  const rule = await refusal(() =>
    planned(changed('treatment: { skewness: -1, kurtosis: 2, winsorise: 3 }')),
  );
  expect(rule).toMatchObject({ code: 'method-invalid', exit: 2 });
  expect(rule.message).toMatch(new RegExp(`^method\\.yaml, line ${line}, column \\d+: skewness -1`));
  const denominator = await refusal(() => planned(changed('denominator: population')));
  expect(denominator.message).toContain(`line ${line}`);
  expect(denominator.message).toContain('denominator is not known');
});
