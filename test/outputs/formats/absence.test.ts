import { describe, expect, test } from 'vitest';
import { absenceOf, SHORTHAND } from '../../../outputs/formats/absence.js';
import { ABSENCE_WORDS, ABSENCES, absencesMean } from '../../../schemas/release/area-parts.js';

describe('why there is no figure', () => {
  test.each([
    [5, '', null],
    [0, 'upper_tier', null],
    [null, 'suppressed', 'suppressed'],
    [null, 'low_reliability', 'suppressed'],
    [null, 'not_applicable', 'not_applicable'],
    [null, 'not_yet_known', 'not_yet_known'],
    [null, 'not_available', 'not_published'],
    [null, 'unspecified', 'not_published'],
    [null, 'upper_tier;suppressed', 'suppressed'],
    [null, '', 'not_published'],
    [undefined, undefined, 'not_published'],
  ])('value %s, reason %s: %s', (value, reason, absence) => expect(absenceOf(value, reason)).toBe(absence));
});

test('the four reasons have four shorthands, each with words and a meaning of its own', () => {
  expect(ABSENCES.map((absence) => SHORTHAND[absence])).toEqual(['[c]', '[x]', '[z]', '[n]']);
  for (const part of ['words', 'onPage', 'meaning'] as const)
    expect(new Set(ABSENCES.map((absence) => ABSENCE_WORDS[absence][part])).size, part).toBe(4);
  expect(absencesMean((absence) => absence)).toMatch(/^suppressed: withheld .*; not_yet_known: the period /);
});
