/*
 * How numbers are printed, on pages and in the terminal alike: a true minus sign, commas between thousands,
 * `99%` without a space, and no share rounded to 0% or 100% unless it is exactly that. The locale of the
 * machine plays no part.
 */

/** A number with a fixed count of decimals, as in `−1,234.50`; never a minus before zero. */
export function fixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  const [whole = '', fraction] = text.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = text.startsWith('-') && /[1-9]/.test(text) ? '−' : '';
  return sign + (fraction === undefined ? grouped : `${grouped}.${fraction}`);
}

/** A whole number, as in `6,174`. */
export const whole = (value: number): string => fixed(value, 0);

/** As `fixed`, with a dash where there is no number. */
export const fixedOrDash = (value: number | null | undefined, decimals: number): string =>
  value === null || value === undefined ? '–' : fixed(value, decimals);

/** With its sign, as in `+2.7` and `−2.7`; a value that rounds to zero has none. */
export function signed(value: number, decimals: number): string {
  const text = fixed(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/**
 * As in `17.0 ± 1.2`; only the value where its standard error is not known, a dash where there is no value.
 */
export const withError = (value: number | null, error: number | null, decimals: number): string =>
  value === null || error === null
    ? fixedOrDash(value, decimals)
    : `${fixed(value, decimals)} ± ${fixed(error, decimals)}`;

/**
 * Up to 12 significant digits, without grouping, as a method file or a source writes a number: `−0.25`,
 * `1000`.
 */
export const plain = (value: number, digits = 12): string =>
  String(Number(value.toPrecision(digits))).replace(/^-/, '−');

/** Digits of a figure that is read out; files and `--json` have them all. */
const READ_OUT = 4;

/** A figure of an official file as a reader is told it, to four digits; `none` where there is none. */
export const figureText = (value: number | null): string =>
  value === null ? 'none' : plain(value, READ_OUT);

/** A correlation to two decimals, as in `−0.58`; one closer to zero keeps its first digit, as in `0.003`. */
export const correlationText = (value: number): string =>
  value !== 0 && Math.abs(value) < 0.005
    ? `${value < 0 ? '−' : ''}${Math.abs(value).toPrecision(1)}`
    : fixed(value, 2);

/**
 * A share of 0 to 1 as per cent, as in `52%` or, with one decimal, `6.7%`. A share that is not exactly 0 or 1
 * is never printed as 0% or 100%, but as `under 1%` or `over 99%`.
 */
export function perCent(share: number, decimals = 0): string {
  const step = 10 ** -decimals;
  if (share > 0 && share * 100 < step / 2) return `under ${fixed(step, decimals)}%`;
  if (share < 1 && share * 100 >= 100 - step / 2) return `over ${fixed(100 - step, decimals)}%`;
  return `${fixed(share * 100, decimals)}%`;
}

/**
 * A probability that random draws estimate, as per cent: what happened in none or in all of the draws is
 * `under 1%` or `over 99%`, because more draws might show otherwise.
 */
export function perCentOfDraws(probability: number): string {
  if (probability < 0.005) return 'under 1%';
  return probability >= 0.995 ? 'over 99%' : perCent(probability);
}

/** A weight of 0 to 1 as per cent, with a decimal where it needs one: `6.7%` and `20%`. */
export const weightPerCent = (share: number): string => `${fixed(share * 100, 1).replace(/\.0$/, '')}%`;

/** A share of a method file, such as 0.125, with all its digits: `12.5%`. */
export const exactPerCent = (share: number): string => `${plain(share * 100)}%`;

const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** A whole number in a sentence: words under ten, with `no` or another word for zero. */
export const inWords = (value: number, zero = 'no'): string =>
  value === 0 ? zero : (SMALL[value] ?? whole(value));

/**
 * Some of many as the subject of a sentence: `3 of 12 sources`, `none of 12 sources`; of one it is `1 source`
 * or `no source`. The verb is that of one thing up to 1: `count < 2 ? 'has' : 'have'`.
 */
export const outOf = (count: number, total: number, singular: string, plural = `${singular}s`): string =>
  total === 1
    ? `${count === 0 ? 'no' : '1'} ${singular}`
    : `${count === 0 ? 'none' : whole(count)} of ${counted(total, singular, plural)}`;

/** As in `1 district` and `1,059 districts`. */
export const counted = (count: number, singular: string, plural = `${singular}s`): string =>
  `${whole(count)} ${count === 1 ? singular : plural}`;
