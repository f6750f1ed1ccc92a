import { expect, test } from 'vitest';
import { matchAreas } from '../../../pipeline/changes/match-areas.js';
import { readRegisters } from '../../../pipeline/geography/registers.js';
import { refusal } from '../../fixtures/refusal.js';

const registers = readRegisters();
const NAMES = ['old', 'new'] as const;
/* Barnsley had E08000016 until 2025; Cumberland is of 2023, from Allerdale, Carlisle and Copeland. */
const BARNSLEY = ['E08000016', 'E08000038'] as const;
const CUMBERLAND = 'E06000063';
const ALLERDALE = 'E07000026';

test('a recoded area is the same one, whichever edition comes first', () => {
  const [old, today] = BARNSLEY;
  expect(matchAreas(registers, [old, 'E06000001'], [today, 'E06000001'], NAMES).same).toEqual(
    new Map([
      [old, today],
      ['E06000001', 'E06000001'],
    ]),
  );
  expect(matchAreas(registers, [today], [old], NAMES).same).toEqual(new Map([[today, old]]));
});

test('merged areas are not the same one: each is related to the other', () => {
  const merged = matchAreas(
    registers,
    [ALLERDALE, 'E07000028', 'E06000001'],
    [CUMBERLAND, 'E06000001'],
    NAMES,
  );
  expect(merged.same).toEqual(new Map([['E06000001', 'E06000001']]));
  expect(merged.related).toEqual(
    new Map([
      [ALLERDALE, [CUMBERLAND]],
      ['E07000028', [CUMBERLAND]],
      [CUMBERLAND, [ALLERDALE, 'E07000028']],
    ]),
  );
  const back = matchAreas(registers, [CUMBERLAND], [ALLERDALE], NAMES);
  expect(back.related.get(ALLERDALE)).toEqual([CUMBERLAND]);
});

test('codes that no register knows are only themselves', () => {
  const { same, related } = matchAreas(registers, ['A', 'B'], ['B', 'C'], NAMES);
  expect(same).toEqual(new Map([['B', 'B']]));
  expect(related).toEqual(
    new Map([
      ['A', []],
      ['C', []],
    ]),
  );
});

test('two codes of one list that are the same area are refused with both', async () => {
  const error = await refusal(() => matchAreas(registers, [...BARNSLEY], ['E06000001'], NAMES));
  expect(error.code).toBe('code-duplicate');
  expect(error.message).toMatch(/^old .*E08000016.*E08000038/);
});
