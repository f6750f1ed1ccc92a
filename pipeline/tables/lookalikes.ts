import { quoteFound, SmiError } from '../../errors/smi-error.js';
import type { Cell } from './read-cell.js';

/** Letters of other scripts that look like Latin ones, each with the Latin letter at the same position. */
const ALIKE = [
  // Cyrillic capitals
  [
    '\u0410\u0412\u0415\u0405\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u04ae',
    'ABESIJKMHOPCTXY',
  ],
  // Cyrillic small letters
  [
    '\u0430\u0435\u0455\u0456\u0458\u043e\u0440\u0441\u0443\u0445\u04bb\u04cf\u0501\u051b\u051d',
    'aesijopcyxhldqw',
  ],
  // Greek capitals
  ['\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7', 'ABEZHIKMNOPTYX'],
  // Greek small letters
  ['\u03bf\u03bd\u03c1\u03c5\u03b9\u03f2', 'ovpuic'],
] as const;
const LETTERS = new Map(
  ALIKE.flatMap(([others, latin]) => [...others].map((letter, i) => [letter, latin[i] ?? letter] as const)),
);

const UNSEEN = /\p{Cf}|\p{Cc}|[\ufe00-\ufe0e]|\ufe0f/gu;
const ASCII = /^[\x21-\x7e]*(?: [\x21-\x7e]+)*$/;

/** A text as it looks: without what is not seen, one kind of space and dash, letters as Latin ones. */
export const seenAs = (text: string): string =>
  ASCII.test(text)
    ? text
    : text
        .replace(/\s+/g, ' ')
        .replace(UNSEEN, '')
        // Raised digits do not look like others.
        .replace(/[^\u00b2\u00b3\u00b9\u2070-\u209c]+/g, (part) => part.normalize('NFKC'))
        .replace(/[\u2010-\u2015\u2212]/g, '-')
        .replace(/\P{ASCII}/gu, (letter) => LETTERS.get(letter) ?? letter)
        .normalize('NFC')
        .trim();

/** Which characters tell two texts apart, as in U+0410. */
function differing(text: string, other: string): string {
  const others = new Set(other);
  const [odd] = [...text].filter((sign) => sign > '~' && !others.has(sign));
  return odd === undefined
    ? ''
    : ` (U+${odd.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')} in it)`;
}

/** Refuses two codes that look the same and are not: one unit would be taken for two, or two for one. */
export class Lookalikes {
  readonly #seen = new Map<string, { readonly text: string; readonly row: number }>();

  /**
   * @param name name of the table
   * @param what what the texts name, as in `unit`
   */
  constructor(
    readonly name: string,
    readonly what: string,
    /** Where two of them are, by what `see` was given; rows when not given. */
    readonly places = (first: number, second: number) => `rows ${first} and ${second}`,
  ) {}

  /** Throws `table-invalid`. */
  see(cell: Cell | undefined, row: number): void {
    const text = String(cell ?? '').trim();
    const key = seenAs(text);
    if (key === '') return;
    const before = this.#seen.get(key);
    if (before === undefined) this.#seen.set(key, { text, row });
    else if (before.text !== text) {
      const which = differing(text, before.text) || differing(before.text, text);
      throw new SmiError(
        'table-invalid',
        `${this.name}, ${this.places(before.row, row)}: ${quoteFound(before.text)} and ${quoteFound(text)} look the same and are not${which}`,
        { next: `write the ${this.what} in the same letters everywhere` },
      );
    }
  }
}
