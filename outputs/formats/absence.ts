import type { Absence } from '../../schemas/release/area-parts.js';

/** Why a publisher gives no number, by the reasons of the symbols of the sources. */
const ABSENT: Readonly<Record<string, Absence>> = {
  suppressed: 'suppressed',
  // Too uncertain to be given.
  low_reliability: 'suppressed',
  not_applicable: 'not_applicable',
  none_recorded: 'not_applicable',
  not_yet_known: 'not_yet_known',
};

/** Why there is no figure, from its value and its reason; null where there is one. */
export function absenceOf(value: unknown, reason: unknown): Absence | null {
  if (value != null) return null;
  const found = String(reason ?? '')
    .split(';')
    .flatMap((each) => ABSENT[each] ?? []);
  return found[0] ?? 'not_published';
}

/**
 * What a cell of a workbook has in place of a number, as government statistics write it: `[c]`, `[x]` and
 * `[z]` by the Analysis Function’s list of shorthand, and a letter of our own where the list has no word.
 */
export const SHORTHAND: Readonly<Record<Absence, string>> = {
  suppressed: '[c]',
  not_published: '[x]',
  not_applicable: '[z]',
  not_yet_known: '[n]',
};
