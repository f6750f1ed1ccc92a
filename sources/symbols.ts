/** The meaning of a symbol that a publisher writes in place of a number. */
export type Meaning =
  | { readonly as: 'missing'; readonly reason: string }
  /** Known to be small, but not how small: neither 0 nor missing. */
  | { readonly as: 'censored'; readonly reason: string }
  /** Describes the value in the same row; without a value, the figure is missing. */
  | { readonly as: 'flag'; readonly flag: string };

/** The symbols of one publisher. They differ between publishers, so each source has its own dictionary. */
export type SymbolDictionary = Readonly<Record<string, Meaning>>;

const missing = (reason: string): Meaning => ({ as: 'missing', reason });
const flag = (name: string): Meaning => ({ as: 'flag', flag: name });
const small: Meaning = { as: 'censored', reason: 'rounds_to_zero' };

/**
 * The `status` cell of ONS Explore Local Statistics. An empty value with an empty status is missing,
 * unspecified.
 */
export const EXPLORE_LOCAL_STATISTICS_SYMBOLS: SymbolDictionary = {
  '': missing('unspecified'),
  x: missing('not_available'),
  u: flag('low_reliability'),
};

/** The value cell of DfE's Local Authority Interactive Tool. */
export const INTERACTIVE_TOOL_SYMBOLS: SymbolDictionary = { '-': missing('not_available') };

const EDUCATION_LETTERS: SymbolDictionary = {
  c: missing('suppressed'),
  x: missing('not_available'),
  z: missing('not_applicable'),
  w: missing('none_recorded'),
  k: small,
  low: small,
  u: flag('low_reliability'),
  b: flag('break'),
};

/** DfE's Explore Education Statistics: letters, also in brackets, and two symbols that are obsolete. */
export const EXPLORE_EDUCATION_STATISTICS_SYMBOLS: SymbolDictionary = {
  ...EDUCATION_LETTERS,
  ...Object.fromEntries(Object.entries(EDUCATION_LETTERS).map(([sign, meaning]) => [`[${sign}]`, meaning])),
  ':': missing('not_available'),
  '~': small,
};

/** CSV of Nomis: the letters of `OBS_STATUS` where there is no value. */
export const NOMIS_SYMBOLS: SymbolDictionary = {
  Q: missing('suppressed'),
  M: missing('not_available'),
};

/** The Social Mobility Commission, whose files are written by R. */
export const SOCIAL_MOBILITY_COMMISSION_SYMBOLS: SymbolDictionary = { NA: missing('unspecified') };

/** Tables of the Annual Survey of Hours and Earnings, as their notes explain them. */
export const EARNINGS_SURVEY_SYMBOLS: SymbolDictionary = {
  // The coefficient of variation is above 20%: not published on grounds of quality.
  x: missing('suppressed'),
  // It could disclose a person or an employer.
  '..': missing('suppressed'),
  ':': missing('not_applicable'),
  '.': missing('not_available'),
  // Nil or negligible.
  '-': small,
};

/** A data set whose cells are all numbers. */
export const NO_SYMBOLS: SymbolDictionary = {};

export interface CellReading {
  readonly value: number | null;
  readonly status: 'observed' | 'missing' | 'censored';
  readonly reason: string;
  readonly flags: string;
}

/** Thousands are groups of three digits behind a digit that is not 0: 0,410 is not 410. */
const NUMBER = /^-?(\d+|[1-9]\d{0,2}(,\d{3})+)(\.\d+)?([eE][+-]?\d+)?$/;

/** A finite number in plain, thousands-grouped or scientific notation; `undefined` for anything else. */
export function parseNumber(text: string): number | undefined {
  if (!NUMBER.test(text)) return undefined;
  const value = Number(text.replaceAll(',', ''));
  return Number.isFinite(value) ? value : undefined;
}

/**
 * Reads a value cell, and the status cell of its row where the layout has one.
 * @returns `undefined` when the text is neither a number nor in the dictionary: the caller reports row and
 *   column.
 */
export function readCell(
  text: string,
  symbols: SymbolDictionary,
  statusText?: string,
): CellReading | undefined {
  const value = parseNumber(text);
  if (value !== undefined) {
    if (statusText === undefined || statusText === '')
      return { value, status: 'observed', reason: '', flags: '' };
    const meaningOfStatus = Object.hasOwn(symbols, statusText) ? symbols[statusText] : undefined;
    return meaningOfStatus?.as === 'flag'
      ? { value, status: 'observed', reason: '', flags: meaningOfStatus.flag }
      : undefined;
  }
  if (statusText !== undefined && text !== '') return undefined;
  const sign = statusText ?? text;
  const meaning = Object.hasOwn(symbols, sign) ? symbols[sign] : undefined;
  if (meaning === undefined) return undefined;
  if (meaning.as === 'flag')
    return { value: null, status: 'missing', reason: meaning.flag, flags: meaning.flag };
  return { value: null, status: meaning.as, reason: meaning.reason, flags: '' };
}
