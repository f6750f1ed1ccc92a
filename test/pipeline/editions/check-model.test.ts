import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readEditionMethod } from '../../../pipeline/editions/method.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import { refusalOf } from '../../fixtures/refusal.js';

const TEXT = readFileSync(shipped('editions', 'england-2026', 'method.yaml'), 'utf8');

/** The refusal of the method with one text in place of another, and the line that has it. */
function refused(from: string, to: string) {
  if (!TEXT.includes(from)) throw new Error(`the method has no ${from}`);
  const text = TEXT.replace(from, to);
  const line = TEXT.slice(0, TEXT.indexOf(from)).split('\n').length;
  const error = refusalOf(() => readEditionMethod(text, 'method.yaml'));
  expect(error.code).toBe('method-invalid');
  return { message: error.message, line };
}

describe('steps.model', () => {
  test('names regressors that the method scores', () => {
    const { message, line } = refused('- weekly_pay\n', '- weekly_play\n');
    expect(message).toContain(`line ${line}, column 9`);
    expect(message).toMatch(/weekly_play/);
  });

  test('names a regressor once, and an indicator once', () => {
    expect(refused('- weekly_pay\n', '- child_poverty\n').message).toMatch(/child_poverty appears twice/);
    expect(refused('- { code: neet_16_17 }', '- { code: key_stage_2_fsm }').message).toMatch(
      /key_stage_2_fsm appears twice/,
    );
  });

  test('spreads by figures of districts, and only figures of counties', () => {
    expect(refused('- weekly_pay\n', '- attainment_8_fsm\n').message).toMatch(
      /attainment_8_fsm.*published for districts/,
    );
    expect(refused('- { code: neet_16_17 }', '- { code: weekly_pay }').message).toMatch(
      /weekly_pay.*published for counties.*allowed here: good_development_fsm/,
    );
    expect(
      refused(
        '{ code: key_stage_2_fsm, times: child_poverty }',
        '{ code: key_stage_2_fsm, times: neet_16_17 }',
      ).message,
    ).toMatch(/times is neet_16_17/);
  });

  test('has numbers within their limits, and no unknown word', () => {
    expect(refused('minimum_gain: 0.1', 'minimum_gain: 1.5').message).toMatch(
      /minimum_gain is 1\.5, not below 1/,
    );
    expect(refused('inherited_sd: 0.8', 'inherited_sd: -1').message).toMatch(/inherited_sd is -1, below 0/);
    expect(refused('outside: [E12000007]', 'outside: [London]').message).toMatch(/outside/);
    expect(refused('minimum_gain: 0.1', 'smallest_gain: 0.1').message).toMatch(/smallest_gain is not known/);
  });

  test('may be left out', () => {
    const without = TEXT.replace(/^ {2}model:\n(?: {4}.*\n)+/m, '');
    expect(without).not.toBe(TEXT);
    const { method } = readEditionMethod(without, 'method.yaml');
    expect(method.kind === 'index' && method.steps.model).toBeUndefined();
  });
});
