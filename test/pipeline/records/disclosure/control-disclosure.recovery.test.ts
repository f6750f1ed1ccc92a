import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { controlDisclosure } from '../../../../pipeline/records/disclosure/control-disclosure.js';
import type { EarlierOutput } from '../../../../pipeline/records/disclosure/earlier-output.js';
import { primaryRule } from '../../../../pipeline/records/disclosure/rules.js';
import { EARNINGS, SEXES, type Selection } from '../../../../pipeline/records/disclosure/selection.js';
import { cases } from '../../../project/checkout.js';
import { attack, type Seen } from './attack.js';
import { estimatesOf, type Nation, nations } from './people.js';

const SELECTIONS: Selection[] = SEXES.flatMap((sex) => EARNINGS.map((earnings) => ({ sex, earnings })));
const SONS: Selection = { sex: 'sons', earnings: 'in_work' };
const inputs = 'the same records';

/** Successive outputs, each compared with the earlier ones, or with none. */
function release(nation: Nation, selections: readonly Selection[], remember = true): Seen[] {
  const previous: EarlierOutput[] = [];
  return selections.map((selection) => {
    const held = remember ? [...previous] : [];
    const { state, cells } = controlDisclosure(estimatesOf(nation, selection), {
      selection,
      inputs,
      previous: held,
    });
    previous.push({ inputs, selection, cells });
    return { selection, state };
  });
}

/** What would be released by the rules for single figures only. */
function primaryOnly(nation: Nation, selection: Selection): Seen {
  const by_code = new Map(estimatesOf(nation, selection).map((estimate) => [estimate.area_code, estimate]));
  return {
    selection,
    state: (code, family) =>
      primaryRule(by_code.get(code)!, family, 10) === null ? 'published' : 'withheld',
  };
}

/** Nations in which the attack must succeed where nothing stops it. */
const MANY = cases(30, 100);

describe('an attacker who adds and subtracts', () => {
  test('finds nothing in one output', () => {
    fc.assert(
      fc.property(nations(), fc.constantFrom(...SELECTIONS), (nation, selection) => {
        expect(attack(nation, release(nation, [selection]))).toEqual([]);
      }),
      { numRuns: cases(60, 300) },
    );
  });

  test('finds much without complementary suppression, so that the attack is effective', () => {
    const sample = fc.sample(nations(), { numRuns: MANY, seed: 1 });
    const broken = sample.filter((nation) => attack(nation, [primaryOnly(nation, SONS)]).length > 0);
    expect(broken.length).toBeGreaterThan(MANY / 2);
  });

  test.each([2, 3])('finds nothing in %i outputs of the same records', (count) => {
    fc.assert(
      fc.property(
        nations(),
        fc.array(fc.constantFrom(...SELECTIONS), { minLength: count, maxLength: count }),
        (nation, selections) => {
          expect(attack(nation, release(nation, selections))).toEqual([]);
        },
      ),
      { numRuns: cases(25, 150) },
    );
  });

  test('finds much in outputs that are not compared with earlier ones', () => {
    const sample = fc.sample(nations(), { numRuns: MANY, seed: 1 });
    const all: Selection[] = [SONS, { ...SONS, sex: 'all' }, { ...SONS, sex: 'daughters' }];
    const broken = sample.filter((nation) => attack(nation, release(nation, all, false)).length > 0);
    expect(broken.length).toBeGreaterThan(MANY / 2);
  });
});
