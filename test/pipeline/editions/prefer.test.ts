import { describe, expect, test } from 'vitest';
import { endYear } from '../../../pipeline/editions/derived.js';
import { parseMethod, readEditionMethod } from '../../../pipeline/editions/method.js';
import { couldHave, describeCouldHave, preferencesOf } from '../../../pipeline/editions/prefer.js';
import { fileOf } from '../../../sources/source.js';
import { refusalOf } from '../../fixtures/refusal.js';
import { read } from '../../project/checkout.js';

const SHIPPED = read('editions/england-2026/method.yaml');
const OWN = '{ code: attainment_8_fsm_district, period: "202425" }';
const withPrefer = (prefer: string) => {
  const text = SHIPPED.replace(`[${OWN}]`, () => prefer);
  if (text === SHIPPED) throw new Error('the method does not prefer this any more');
  return text;
};
const lineOf = (text: string, part: string) =>
  text.split('\n').findLastIndex((line) => line.includes(part)) + 1;

describe('what the shipped index prefers', () => {
  const method = parseMethod(SHIPPED, 'method.yaml');

  test('is of the same unit, measure and year as what it stands for', () => {
    expect(preferencesOf(method).map(({ of, code, period }) => [of, code, period])).toEqual([
      ['good_development_fsm', 'good_development_fsm_district', '202425'],
      ['key_stage_2_fsm', 'key_stage_2_fsm_district', '202425'],
      ['attainment_8_fsm', 'attainment_8_fsm_district', '202425'],
    ]);
  });

  test('is what it could have, until its figures are made from it', () => {
    const made = (addresses: readonly string[]) => ({
      official_files: addresses.map((address) => ({ address, bytes: 1, sha256: '0'.repeat(64) })),
    });
    const [first, ...others] = preferencesOf(method);
    const { address } = fileOf(first!.offer.source);
    expect(couldHave(method, made([address]))).toEqual(others);
    const [line, ...more] = describeCouldHave(couldHave(method, made([])));
    expect(more).toEqual([]);
    for (const { of, offer } of [first!, ...others]) {
      expect(line).toContain(of);
      expect(line).toContain(offer.source.name);
    }
    const all = preferencesOf(method).flatMap(({ offer }) =>
      offer.source.files.map(({ address }) => address),
    );
    expect(describeCouldHave(couldHave(method, made(all)))).toEqual([]);
  });
});

describe('a preference that cannot be', () => {
  test.each([
    [
      'of an indicator that no source has',
      '[{ code: attainment_9, period: "202425" }]',
      'indicator-unoffered',
      'attainment_9',
    ],
    ['of itself', '[{ code: attainment_8_fsm, period: "2025" }]', 'method-invalid', 'itself'],
    ['of the same twice', `[${OWN}, ${OWN}]`, 'method-invalid', 'twice'],
    ['of another unit', '[{ code: key_stage_2_fsm_district, period: "202425" }]', 'method-invalid', 'unit'],
    [
      'of another year',
      '[{ code: attainment_8_fsm_district, period: "202324" }]',
      'method-invalid',
      '202324',
    ],
    [
      'of a period that is none',
      '[{ code: attainment_8_fsm_district, period: "202427" }]',
      'method-invalid',
      '202427',
    ],
    ['that is empty', '[]', 'method-invalid', 'prefer'],
    ['that is a word', 'attainment_8_fsm_district', 'method-invalid', 'prefer'],
    [
      'with a period that is a number',
      '[{ code: attainment_8_fsm_district, period: 202425 }]',
      'method-invalid',
      'period',
    ],
  ])('%s is refused with its line', (_, prefer, code, said) => {
    const text = withPrefer(prefer);
    const error = refusalOf(() => readEditionMethod(text, 'method.yaml'));
    expect([error.code, error.exit]).toEqual([code, 2]);
    expect(error.message).toContain(said);
    expect(error.message).toContain(`line ${lineOf(text, `prefer: ${prefer}`)}`);
  });

  test('on an aggregate is refused', () => {
    const text = SHIPPED.replace(
      '      - code: schools\n',
      `      - code: schools\n        prefer: [${OWN}]\n`,
    );
    const error = refusalOf(() => readEditionMethod(text, 'method.yaml'));
    expect([error.code, error.message]).toEqual(['method-invalid', expect.stringContaining('prefer')]);
  });
});

test('six digits are a school year where the second part follows the first, and no year elsewhere', () => {
  expect(['202425', '199900', '200001'].map(endYear)).toEqual([2025, 2000, 2001]);
  expect(['202424', '202507', '202412'].map(endYear)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
});
