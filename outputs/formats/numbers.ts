/** A number with a fixed count of decimals, without regard to any locale; a true minus sign, and no minus zero. */
export function fixed(value: number, places: number): string {
  const text = value.toFixed(places);
  const [whole = '', decimals] = text.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = text.startsWith('-') && /[1-9]/.test(text) ? '−' : '';
  return sign + (decimals === undefined ? grouped : `${grouped}.${decimals}`);
}

/** A whole number, as in `6,174`. */
export const whole = (value: number): string => fixed(value, 0);

/** A share of 0 to 1 as whole per cent. What is not quite nothing or not quite all is not told as that. */
export function perCent(share: number): string {
  if (share > 0 && share < 0.005) return 'under 1%';
  if (share < 1 && share >= 0.995) return 'over 99%';
  return `${fixed(share * 100, 0)}%`;
}

/** A share of 0 to 1 as per cent with a decimal where it needs one: weights, as in `6.7%` and `20%`. */
export function weightPerCent(share: number): string {
  const text = fixed(share * 100, 1);
  return `${text.endsWith('.0') ? text.slice(0, -2) : text}%`;
}

/** A share of a method file, such as 0.6, as it was written. */
export const exactPerCent = (share: number): string => `${Number((share * 100).toPrecision(12))}%`;

const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** Numbers under ten as words, as a sentence has them. */
export const inWords = (value: number): string => SMALL[value] ?? whole(value);

/** As in `1 district` and `59 districts`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${whole(count)} ${count === 1 ? one : many}`;

/** A number of a method file as it was written, with a true minus sign. */
export const plain = (value: number): string => String(Number(value.toPrecision(12))).replace(/^-/, '−');

/** A figure with one decimal, or a dash where there is none. */
export const amount = (value: number | null): string => (value === null ? '–' : fixed(value, 1));

/** With its sign, for what lies above or below a line: `+2.7`. */
export const signed = (value: number | null): string => {
  const text = amount(value);
  return value !== null && value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
};

/** As in `17.0 ± 1.2`; the figure alone where its standard error is not known. */
export const withError = (value: number | null, error: number | null): string =>
  value === null || error === null ? amount(value) : `${amount(value)} ± ${amount(error)}`;
