import { cleanText } from './clean-text.js';
import { type Marked, splitFigure } from './note-marks.js';

/** The sign between the whole part of a number and its fraction. */
export type Decimal = '.' | ',';

/** A cell of figures as it is written. */
export interface Written {
  /** NaN where the figure is missing. */
  readonly value: number;
  /** Why there is no figure; empty where there is one, and for an empty cell. */
  readonly reason: string;
  readonly percent: boolean;
  /** The sign of a currency; empty without one. */
  readonly currency: string;
  /** What separates thousands; empty where nothing does. */
  readonly separator: string;
  /** The mark of a note behind the figure; empty without one. */
  readonly mark: string;
}

/** Why a cell cannot be read as a figure. */
export type Unread =
  | 'not_a_number'
  | 'not_finite'
  | 'unseen'
  | 'thousands'
  | 'too_long'
  | 'decimal_point'
  | 'brackets'
  | 'only_a_mark';

/** Symbols that publishers write in place of a number, with or without brackets, in capitals or not. */
const SYMBOLS: Readonly<Record<string, string>> = {
  '-': 'not_available',
  '..': 'not_available',
  '...': 'not_available',
  '.': 'not_available',
  'n/a': 'not_available',
  'n.a.': 'not_available',
  na: 'not_available',
  x: 'not_available',
  ':': 'not_available',
  c: 'suppressed',
  '*': 'suppressed',
  z: 'not_applicable',
  w: 'none_recorded',
  low: 'rounds_to_zero',
  k: 'rounds_to_zero',
  '~': 'rounds_to_zero',
  u: 'low_reliability',
  // What a formula leaves that looked something up and did not find it.
  '#n/a': 'not_available',
};

/** Everything that is printed for a minus. */
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;

/** Why there is no figure, for a symbol that says so; undefined for any other text. */
export function reasonOf(text: string): string | undefined {
  if (text.length > 8) return undefined;
  const bare = text
    .toLowerCase()
    .replace(/^\[(.*)\]$|^\((.*)\)$/, (_, square: string | undefined, round: string | undefined) =>
      (square ?? round ?? '').trim(),
    )
    .replace(DASHES, '-')
    .replace('…', '...');
  return Object.hasOwn(SYMBOLS, bare) ? SYMBOLS[bare] : undefined;
}

/** A number without any sign that needs interpreting. */
export const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const PLAIN_COMMA = /^[+-]?(?:\d+(?:,\d*)?|,\d+)(?:[eE][+-]?\d+)?$/;
const NOT_FINITE = /^[+-]?(?:nan|inf|infinity)$/i;

/** Controls other than white space, characters without a width, and those that change the direction. */
const UNSEEN = /(?![\t\n\v\f\r])\p{Cc}|\p{Cf}|[\ufe00-\ufe0e]|\ufe0f/u;

/** A sign, a currency on either side, and per cent around what may be digits. */
const DRESSED = /^([+-]?) ?(\p{Sc}?) ?([+-]?) ?([\d.,][\d., '’]*(?:[eE][+-]?\d+)?) ?(%?) ?(\p{Sc}?)$/u;

/** Thousands: one to three digits, the first not 0, and then groups of exactly three. */
const GROUPED = /^[1-9]\d{0,2}(?:([, '’])\d{3})(?:\1\d{3})*(?:\.\d*)?$/;
const GROUPED_COMMA = /^[1-9]\d{0,2}(?:([. '’])\d{3})(?:\1\d{3})*(?:,\d*)?$/;

const written = (value: number, parts: Partial<Written> = {}): Written => ({
  value: value + 0, // turns −0 into 0
  reason: '',
  percent: false,
  currency: '',
  separator: '',
  mark: '',
  ...parts,
});

const MISSING = written(Number.NaN);

/** True for a whole number that a double does not hold: its last digits would be lost without a word. */
function isTooLong(text: string, value: number): boolean {
  if (Math.abs(value) <= Number.MAX_SAFE_INTEGER || !Number.isFinite(value)) return false;
  const [digits] = /^\d+(?=\.?0*$)/.exec(text) ?? [];
  return digits !== undefined && BigInt(digits) !== BigInt(value);
}

/** The digits of a number, with what separates their thousands. */
function digitsOf(text: string, decimal: Decimal): { value: number; separator: string } | Unread {
  const found = (number: string, separator: string) => {
    const value = Number(number);
    return isTooLong(number, value) ? 'too_long' : { value, separator };
  };
  if ((decimal === '.' ? PLAIN : PLAIN_COMMA).test(text)) return found(text.replace(',', '.'), '');
  const grouped = (decimal === '.' ? GROUPED : GROUPED_COMMA).exec(text);
  if (grouped !== null) {
    const [, separator = ''] = grouped;
    return found(text.replaceAll(separator, '').replace(',', '.'), separator);
  }
  if (decimal === ',' && PLAIN.test(text)) return 'decimal_point';
  return /^\d[\d.,]*$/.test(text) && text.includes(',') ? 'thousands' : 'not_a_number';
}

function numberOf(text: string, decimal: Decimal): Written | Unread {
  if (NOT_FINITE.test(text)) return 'not_finite';
  const dressed = DRESSED.exec(text.replace(DASHES, '-'));
  if (dressed === null) return /^\([\p{Sc}\d., %-]+\)$/u.test(text) ? 'brackets' : 'not_a_number';
  const [, sign = '', before = '', inner = '', digits = '', percent = '', after = ''] = dressed;
  if ((sign !== '' && inner !== '') || (before !== '' && after !== '')) return 'not_a_number';
  if (percent !== '' && before + after !== '') return 'not_a_number';
  const found = digitsOf(digits.trim(), decimal);
  if (typeof found === 'string') return found;
  if (!Number.isFinite(found.value)) return 'not_finite';
  return written(sign + inner === '-' ? -found.value : found.value, {
    percent: percent !== '',
    currency: before + after,
    separator: found.separator,
  });
}

/**
 * Reads a cell of figures in the one notation of all given tables: a number with a sign, a currency, per
 * cent, separated thousands and the mark of a note; or a symbol for a missing figure.
 * @param decimal the sign before the fractions of the file
 */
export function readNotation(cell: string | number | null | undefined, decimal: Decimal): Written | Unread {
  if (cell === null || cell === undefined || cell === '') return MISSING;
  if (typeof cell === 'number') return Number.isFinite(cell) ? written(cell) : 'not_finite';
  const text = cleanText(cell);
  if (text === '') return MISSING;
  const reason = reasonOf(text);
  if (reason !== undefined) return written(Number.NaN, { reason });
  const whole = numberOf(text, decimal);
  const { text: body, mark } = figureOf(text);
  const found = whole === 'not_a_number' && mark !== '' ? numberOf(body, decimal) : whole;
  if (typeof found === 'string') {
    const marked = mark === '' ? undefined : reasonOf(body);
    if (marked !== undefined) return written(Number.NaN, { reason: marked, mark });
    if (found !== 'not_a_number') return found;
    return isMark(text) ? 'only_a_mark' : isNumberUnseen(cell, decimal) ? 'unseen' : found;
  }
  if (UNSEEN.test(cell)) return 'unseen';
  return mark === '' || whole === found ? found : { ...found, mark };
}

/** The u of low reliability is a mark also without brackets, as Eurostat prints it; no unit is called so. */
function figureOf(text: string): Marked {
  const [, figure, mark] = /^(.*\d%?)\s?(u)$/.exec(text) ?? [];
  return figure === undefined || mark === undefined ? splitFigure(text) : { text: figure, mark };
}

/** True for a text that would be a number without the characters in it that are not seen. */
const isNumberUnseen = (cell: string, decimal: Decimal): boolean =>
  UNSEEN.test(cell) &&
  typeof numberOf(cleanText(cell.replace(new RegExp(UNSEEN, 'gu'), '')), decimal) !== 'string';

/** True for a text that is only the mark of a note. */
const isMark = (text: string): boolean => splitFigure(`0${text}`).text === '0';
