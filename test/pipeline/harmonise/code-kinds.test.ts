import { describe, expect, test } from 'vitest';
import { checkCodes, knownCodes } from '../../../pipeline/harmonise/code-kinds.js';
import areaRegisters from '../../../sources/area-registers.js';
import boundaries from '../../../sources/boundaries.js';
import codeChanges from '../../../sources/code-changes.js';
import { FixtureReader } from '../../fixtures/reader.js';
import { refusal } from '../../fixtures/refusal.js';
import { change, observation, registered, registers } from './geography.js';

const none = { districts: [], upperTiers: [], combinedAuthorities: [] };
const boundaryArea = (code: string) => ({ code, name: code, start: 0, end: 9999 });

describe('an unknown code of a district or upper tier', () => {
  test('is an error that names it and its cell', async () => {
    const error = await refusal(() =>
      checkCodes([observation('E07000901', 1), observation('E07009999', 2)], new Set(['E07000901'])),
    );
    expect(error).toMatchObject({ code: 'code-unknown', exit: 4, places: [] });
    expect(error.message).toMatch(/^pay\.csv#E07009999:value: E07009999 /);
  });

  test('is reported once, where it appears first, with every other unknown code', async () => {
    const codes = ['E07009999', 'S12009999', 'E07009999', 'E10009999', 'E07009999'];
    const rows = codes.map((code, i) => ({ ...observation(code, 1), cell: `pay.csv#${i + 2}:value` }));
    const error = await refusal(() => checkCodes(rows, new Set()));
    expect(error.message).toMatch(/^pay\.csv#2:value: E07009999 /);
    expect(error.places).toEqual([
      'pay.csv#2:value: E07009999',
      'pay.csv#3:value: S12009999',
      'pay.csv#5:value: E10009999',
    ]);
  });

  test('is an error even when its figure is missing', async () => {
    expect(
      await refusal(() => checkCodes([observation('E07009999', 'suppressed')], new Set())),
    ).toMatchObject({ code: 'code-unknown' });
  });

  test('is distinguished from codes of larger areas, which are in no register', () => {
    const codes = [
      'K02000001',
      'E11000099',
      'E12000099',
      'E13000099',
      'E47000099',
      'E61000099',
      'E92000001',
      'TLC3',
    ];
    expect(() =>
      checkCodes(
        codes.map((code) => observation(code, 1)),
        new Set(),
      ),
    ).not.toThrow();
  });
});

describe('a code is known', () => {
  test.each([
    [
      'by a register of districts',
      knownCodes(registers(registered('E07000001', { upperTierCode: 'E10000001' })), [], none),
    ],
    ['by the code changes, as old', knownCodes(registers(), [change('E07000001', 'E07000002')], none)],
    ['by the code changes, as new', knownCodes(registers(), [change('E07000002', 'E07000001')], none)],
    ['by the code changes, as ended', knownCodes(registers(), [change('E07000001', null)], none)],
    [
      'by the boundaries of districts',
      knownCodes(registers(), [], { ...none, districts: [boundaryArea('E07000001')] }),
    ],
    [
      'by the boundaries of upper tiers',
      knownCodes(registers(), [], { ...none, upperTiers: [boundaryArea('E07000001')] }),
    ],
  ])('%s', (_, known) => expect(known).toContain('E07000001'));

  test('when it is retired, so that it is mapped and not reported as a mistake', async () => {
    const known = knownCodes(
      await areaRegisters.read(FixtureReader.of(areaRegisters)),
      await codeChanges.read(FixtureReader.of(codeChanges)),
      await boundaries.read(FixtureReader.of(boundaries)),
    );
    for (const code of ['E07000911', 'E08000901', 'E07000900', 'E10000902']) expect(known).toContain(code);
  });
});
