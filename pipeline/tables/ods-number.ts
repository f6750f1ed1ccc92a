import { hiddenNumber, percentCell, type Shown, shifted, storedAs } from './cell-format.js';
import { scaleWord } from './number-words.js';
import type { NumberLook } from './ods-styles.js';

/** A run of digits with what separates its thousands and its fraction. */
const RUN = /\d(?:[\d.,'’ \u00a0\u2009\u202f]*\d)?/g;
const FRACTION = /\d\s*[/⁄]\s*\d/;
const SCIENTIFIC = /\d[eE][+-]?\d/;
const MINUS = /[-\u2010-\u2015\u2212(]/;

interface Reading {
  readonly number: number;
  readonly decimals: number;
}

/** What a run of digits can be: with a point or with a comma before its fraction. */
function readings(run: string): Reading[] {
  const found = ['.', ','].flatMap((decimal): Reading[] => {
    const parts = run.split(decimal);
    if (parts.length > 2) return [];
    const [whole = '', fraction = ''] = parts.map((part) => part.replace(/\D/g, ''));
    return [{ number: Number(`${whole}.${fraction || '0'}`), decimals: fraction.length }];
  });
  return found.length > 0 ? found : [{ number: Number(run.replace(/\D/g, '')), decimals: 0 }];
}

/** True where a number, rounded as it is shown, is the one that is shown; signs are left aside. */
const isShown = (value: number, run: string): boolean =>
  readings(run).some(
    ({ number, decimals }) =>
      Math.abs(Math.abs(value) - number) <= 0.5 * 10 ** -decimals * (1 + 1e-9) + Math.abs(value) * 1e-12,
  );

/** As many thousands as a display factor divides by; a broken number for any other factor. */
const thousandsOf = (factor: number): number => Math.log10(factor) / 3;

/** How many thousands the shown digits are short of the number; undefined where they are not the number. */
function thousandsShown(value: number, runs: readonly string[], look: NumberLook | undefined) {
  const fits = (thousands: number) => runs.some((run) => isShown(shifted(value, -3 * thousands), run));
  if (look !== undefined) {
    const thousands = thousandsOf(look.factor);
    return Number.isInteger(thousands) && fits(thousands) ? thousands : undefined;
  }
  if (fits(0)) return 0;
  // Without its style a number may fit two: 1,235 can be thousands, or millions with a decimal comma.
  const found = [1, 2, 3, 4].filter(fits);
  return found.length === 1 ? found[0] : undefined;
}

/**
 * A number of an ods sheet as it is shown: per cent and a currency belong to it, thousands and millions are
 * what is shown of them, and a text in place of the number is that text. What cannot be read as it is shown
 * becomes a text of what is shown and what is stored.
 * @param type the value type of the cell
 * @param shown the text of the cell; empty where a program that does not format has left it out
 * @param look what the style of the cell does to numbers, where it is known
 */
export function odsNumber(value: number, type: string, shown: string, look: NumberLook | undefined): Shown {
  const stays = (cell: Shown['cell'], thousands = 0): Shown => ({ cell, thousands });
  if (look?.hasNumber === false && shown === '') return stays(value === 0 ? value : hiddenNumber(value));
  if (!/\p{Nd}/u.test(shown)) {
    if (shown !== '' && !(value === 0 && /^[-–—]$/.test(shown))) return stays(shown);
    const thousands = look === undefined ? 0 : thousandsOf(look.factor);
    const scaled = shifted(value, -3 * thousands);
    return type === 'percentage' ? stays(percentCell(scaled), thousands) : stays(scaled, thousands);
  }
  const runs = shown.match(RUN);
  if (runs === null || FRACTION.test(shown) || SCIENTIFIC.test(shown)) return stays(value);
  const isPercent = type === 'percentage';
  // A sign of per cent that a format only prints does not multiply by 100.
  const multiplied =
    isPercent || (shown.includes('%') && runs.some((run) => isShown(shifted(value, 2), run)));
  const thousands = thousandsShown(multiplied ? shifted(value, 2) : value, runs, look);
  const words = shown.replaceAll(RUN, ' ');
  const currency = /\p{Sc}/u.exec(words)?.[0] ?? '';
  const losesMinus =
    value < 0 &&
    look?.coloured !== true &&
    runs.some((run) => readings(run).some(({ number }) => number !== 0)) &&
    words.replace(/[\p{Sc}%\s]/gu, '') === '';
  if (
    thousands === undefined ||
    look?.printsDigits === true ||
    losesMinus ||
    scaleWord(words, currency !== '' || type === 'currency') ||
    (thousands > 0 && /\p{L}/u.test(words)) ||
    (value > 0 && MINUS.test(shown.slice(0, shown.search(RUN))) && !/\p{L}/u.test(words))
  )
    return stays(storedAs(shown, value));
  const scaled = shifted(value, -3 * thousands);
  if (multiplied) return stays(percentCell(scaled), thousands);
  if (shown.includes('%')) return stays(`${scaled}%`, thousands);
  return stays(currency === '' ? scaled : `${currency}${scaled}`, thousands);
}
