import { KIND_FILLS, SOLID } from '../page/fills.js';

/*
 * The colour of each class of a map: those of the reports, without patterns. From the best fifth to the
 * worst they run from warm and light to cold and dark, so that the order holds in grey and with every
 * form of colour blindness.
 */

/** Class of an area that has no figure. */
export const BLANK = 'f0';

const FILLS: Readonly<Record<string, string>> = {
  ...SOLID,
  ...Object.fromEntries(
    [...KIND_FILLS.matchAll(/\.(kind-\w)\{fill:(#\w+)\}/g)].map(([, mark, fill]) => [mark, fill]),
  ),
  // How sure a group is.
  'own-all': '#0f5257',
  'own-most': '#6fa8a6',
  'own-few': '#dbe9e7',
  // Classes of the long shadow.
  'k-coldspot': '#14305a',
  'k-cold-on-level': '#a9c6e6',
  'k-cold-on-gap': '#d6c3e4',
  'k-none': '#eceae4',
  'k-hotspot': '#ffd257',
  // Amounts of which neither end is good or bad.
  m1: '#0b4a4f',
  m2: '#3b7f80',
  m3: '#74adab',
  m4: '#acd0cd',
  m5: '#e3efed',
};

/** The colour of a class; white for one that is not known. */
export const fillOf = (mark: string): string => FILLS[mark] ?? '#ffffff';

/** The same as rules of a style sheet. */
export const FILL_RULES: string = Object.entries(FILLS)
  .map(([mark, colour]) => `.${mark}{fill:${colour}}`)
  .join('');
