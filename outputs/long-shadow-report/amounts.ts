import { fixed } from '../index-report/numbers.js';

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

/** As in `60–131`, both ends of an interval of ranks; a dash where it is not known. */
export const interval = (low: number | null, high: number | null): string =>
  low === null || high === null ? '–' : `${low}–${high}`;
