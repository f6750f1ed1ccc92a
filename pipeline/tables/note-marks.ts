/*
 * Marks that send a reader to a note: raised digits and letters (910²), and words and letters in brackets
 * (910 [note 2], 5.9 (1), 12.3 [p]). They are no part of a figure or a name.
 */

/** Raised and lowered digits, brackets and letters; a raised sign is left, as it makes a power of ten. */
const RAISED = String.raw`[\u00b2\u00b3\u00b9\u02b0-\u02b8\u02e0-\u02e4\u1d2c-\u1d6a\u1d9b-\u1dbf\u2070\u2071\u2074-\u2079\u207d-\u2089\u208d-\u209c]`;
const RAISED_TAIL = String.raw`\s*${RAISED}(?:[\s,;]*${RAISED})*`;
const WORDED = String.raw`\s*(?:\[(?:see )?(?:foot)?notes? ?[^\]]*\]|\((?:see )?(?:foot)?notes? ?[^)]*\))`;
/** Break, estimate, forecast, provisional, revised, total, average, low reliability. */
const FLAGS = String.raw`\s*\[[befprtau](?:\s*[,;]?\s*[befprtau])*\]`;
const NUMBERED = String.raw`\s*\[\d{1,2}(?:\s*[,;]\s*\d{1,2})*\]`;
/** In round brackets next to a figure, one of these letters or one or two digits. */
const ROUND = String.raw`\s*\((?:[befprtau]|\d{1,2})\)`;

const AFTER_FIGURE = new RegExp(`(?:${[RAISED_TAIL, WORDED, FLAGS, NUMBERED, ROUND].join('|')})+$`, 'iu');
const AFTER_NAME = new RegExp(`(?:${[RAISED_TAIL, WORDED, FLAGS, NUMBERED].join('|')})+$`, 'iu');
const AFTER_CODE = new RegExp(`(?:${[RAISED_TAIL, WORDED].join('|')})+$`, 'iu');

/** A unit or a symbol that has an exponent: km², m³, R², χ². */
const HAS_EXPONENT = /(?:^|[^\p{L}])(?:[kcmd]m|ft|yd|mi|miles?|metres?|kilometres?|[a-zα-ωR])[²³]$/u;

/** What can have a mark: a letter, a digit or anything else that is not plain ASCII could begin one. */
const MAY_HAVE = /[\])]$|[^\x20-\x7e]/;

export interface Marked {
  /** The text without its marks. */
  readonly text: string;
  /** The marks as they are written, without spaces around them; empty where there is none. */
  readonly mark: string;
}

const split = (text: string, tail: RegExp): Marked => {
  const found = MAY_HAVE.test(text) ? tail.exec(text) : null;
  if (found === null || found.index === 0) return { text, mark: '' };
  return { text: text.slice(0, found.index), mark: found[0].trim() };
};

/** Splits a figure, or the symbol of a missing one, from the marks behind it. */
export const splitFigure = (text: string): Marked => split(text, AFTER_FIGURE);

/** Splits a name from the marks behind it; an exponent, as in km², belongs to the name. */
export function splitName(text: string): Marked {
  const found = split(text, AFTER_NAME);
  return found.mark !== '' && HAS_EXPONENT.test(text) ? { text, mark: '' } : found;
}

/** Splits a code from the marks behind it: a letter or a digit in brackets may be a part of the code. */
export const splitCode = (text: string): Marked => split(text, AFTER_CODE);

/**
 * Names of columns without their marks. Columns that differ only in the mark, such as Rate¹ and Rate², keep
 * it.
 */
export function columnNames(texts: readonly string[]): string[] {
  const names = texts.map((text) => splitName(text).text);
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return names.map((name, i) => ((counts.get(name) ?? 0) > 1 ? texts[i]! : name));
}

const DIGITS: Readonly<Record<string, string>> = {
  0: '⁰',
  1: '¹',
  2: '²',
  3: '³',
  4: '⁴',
  5: '⁵',
  6: '⁶',
  7: '⁷',
  8: '⁸',
  9: '⁹',
};

const ORDINAL = /^(?:st|nd|rd|th)$/i;

/**
 * A raised or lowered run of a cell as plain text, so that it is never taken for digits of the figure before
 * it: digits stay raised, other marks become a note in brackets. 1st keeps its letters.
 * @param before the text of the cell before the run
 */
export function raisedRun(run: string, before: string, lowered = false): string {
  const text = run.trim();
  if (text === '') return run;
  if (/^\d+(?:[\s,;]*\d+)*$/.test(text)) {
    // CO₂ and H₂O: a lowered digit after a letter is part of the word.
    if (lowered && /\p{L}$/u.test(before)) return run;
    return run.replace(/\d/g, (digit) => DIGITS[digit] ?? digit);
  }
  if (ORDINAL.test(text) && /\d$/.test(before)) return run;
  if (lowered && /\p{L}$/u.test(before)) return run;
  // A power of ten, as in 10⁻³, is no figure that can be read.
  if (/^[-+−–]\s?\d+$/.test(text)) return `^${text}`;
  const bare = text.replace(/^[[(]|[\])]$/g, '');
  return ` [${/^(?:foot)?notes?\b/i.test(bare) ? '' : 'note '}${bare.replace(/[[\]]/g, '')}]`;
}
