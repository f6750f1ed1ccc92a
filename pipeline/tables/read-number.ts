import { parseNumber } from '../../sources/symbols.js';
import { cleanText } from './clean-text.js';

/** A cell of the table as a number, or why there is none. */
export interface EstimateCell {
  readonly value: number | null;
  /** Why there is no number; empty where there is one. */
  readonly reason: string;
  readonly text: string;
}

/** What publishers of such tables write where there is no number. */
const MISSING: Readonly<Record<string, string>> = {
  '': 'no_figure',
  '-': 'not_available',
  '–': 'not_available',
  '—': 'not_available',
  '..': 'not_available',
  '.': 'not_available',
  'n/a': 'not_available',
  na: 'not_available',
  x: 'not_available',
  '[x]': 'not_available',
  ':': 'not_available',
  '[:]': 'not_available',
  c: 'suppressed',
  '[c]': 'suppressed',
  '*': 'suppressed',
  z: 'not_applicable',
  '[z]': 'not_applicable',
};

/** More than this is no figure of any unit, and its square is still a number. */
const LARGEST = 1e12;

export const isPercent = (text: string): boolean => text.endsWith('%');

/**
 * Reads a number as tables have it: £9,500 and −£4,000 and 45% (the sign of the unit says nothing that the header does
 * not). Anything less plain, such as brackets or a mark behind a number, may mean several things and is not guessed:
 * then the answer is what is wrong with it, as in `not a number`.
 */
export function readNumber(cell: string): EstimateCell | string {
  const text = cleanText(cell);
  const sign = text.toLowerCase();
  const reason = Object.hasOwn(MISSING, sign) ? MISSING[sign] : undefined;
  if (reason !== undefined) return { value: null, reason, text };
  const value = parseNumber(
    text
      .replace(/^[−–]/, '-')
      .replace(/^(-?)£\s*/, '$1')
      .replace(/\s*%$/, ''),
  );
  if (value === undefined) return 'not a number';
  if (Math.abs(value) > LARGEST) return 'too large to be a figure';
  // No minus before nought.
  return { value: value + 0, reason: '', text };
}
