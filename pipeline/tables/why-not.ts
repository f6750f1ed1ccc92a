import { cleanText } from './clean-text.js';
import { scaleWord } from './number-words.js';

/** Why a text is not a number, to follow it in a message, and what to do. */
export interface Explained {
  readonly words: string;
  readonly next: string;
}

interface Kind extends Explained {
  readonly is: (text: string) => boolean;
}

const AS_NUMBER = 'write the number by itself';
const MISSING = 'leave the cell empty, or write a symbol such as [c] or [low]';

/** Digits with signs between them, at the start or at the end of a text. */
const NUMBER = String.raw`[-+]?\p{Sc}?\d[\d.,' ]*`;
const BEHIND = new RegExp(`^${NUMBER}(.+)$`, 'u');
const BEFORE = new RegExp(`^([^\\d]+)${NUMBER}$`, 'u');

/** The text behind a number; undefined where there is none. */
const behind = (text: string): string | undefined => BEHIND.exec(text)?.[1]?.trim();
const before = (text: string): string | undefined => BEFORE.exec(text)?.[1]?.trim();

/** Kinds of texts that are meant as figures, the first that fits. */
const KINDS: readonly Kind[] = [
  {
    is: (text) =>
      /^#(?:N\/A|DIV\/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|ERROR!)|^Err:\d+$/i.test(text),
    words: 'is the error of a formula',
    next: 'correct the formula, or leave the cell empty where there is no figure',
  },
  {
    is: (text) => text.includes(', stored as '),
    words: 'is shown otherwise than it is stored',
    next: 'choose a format that shows every number of the column as it is, or type the one that is meant',
  },
  {
    is: (text) => text.endsWith(', hidden by its format'),
    words: 'is a number that no reader of the workbook sees',
    next: 'choose a format that shows it, or leave the cell empty',
  },
  {
    is: (text) => /^(?:[<>≤≥]|&[lg]t;)/.test(text) || /^\d[\d.,]*\s?\+$/.test(text),
    words: 'is a bound and not a figure',
    next: MISSING,
  },
  {
    is: (text) => /(?![0-9])\p{Nd}/u.test(text),
    words: 'has digits of another script, such as full-width ones',
    next: 'write it with the digits 0 to 9',
  },
  {
    is: (text) => /\d\s?[-+–−]$/.test(text),
    words: 'has its sign behind it',
    next: 'write the sign in front, as in -5',
  },
  {
    is: (text) => /^\d{4}-\d\d-\d\d|^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}$|a date or a time/.test(text),
    words: 'is a date or a time and not a figure',
    next: 'choose a format of numbers for the cell, or take the column out',
  },
  {
    is: (text) => /\d\s?[/⁄]\s?\d|[¼-¾⅐-⅞]/.test(text),
    words: 'is a fraction',
    next: 'write it with a decimal point',
  },
  {
    is: (text) => /^[-+]?\d+(?: \d+)+$/.test(text),
    words: 'has spaces that do not separate groups of three digits',
    next: AS_NUMBER,
  },
  {
    is: (text) => /^\d[\d.,]*\s?(?:[-–—]|to)\s?\d[\d.,]*$/.test(text),
    words: 'is a range or a period and not a figure',
    next: 'give one number',
  },
  {
    is: (text) => scaleWord(behind(text) ?? '', /\p{Sc}/u.test(text)),
    words: 'has a letter or a word that multiplies it',
    next: 'write the number in full, or the whole column without the word',
  },
  {
    is: (text) =>
      /^[A-Z]{1,3}\s?\p{Sc}|\p{Sc}\s?[A-Z]{1,3}$|^[A-Z]{3}\s?\d|\d\s?(?:GBP|EUR|USD|CHF)$/u.test(text),
    words: 'has letters with its currency',
    next: 'write the number with a single sign such as £, or without one',
  },
  {
    is: (text) => /^[\d.,\s]+[[(][^\])]*[\])]$/.test(text),
    words: 'has something in brackets behind it that is not the mark of a note',
    next: 'give the figure alone; a standard error or a count has a column of its own',
  },
  {
    is: (text) => (text.match(/\./g)?.length ?? 0) > 1 && /^[\d.]+$/.test(text),
    words: 'has several points',
    next: 'write thousands without points',
  },
  {
    is: (text) => (behind(text) ?? '') !== '' && /^\p{L}/u.test(behind(text) ?? ''),
    words: 'has letters behind the number, as a unit or a mark',
    next: `${AS_NUMBER}; put a mark in brackets, as in 7 [u]`,
  },
  {
    is: (text) => (behind(text) ?? '') !== '',
    words: 'has a sign behind the number that is not part of it',
    next: `${AS_NUMBER}; put a mark in brackets, as in 7 [p]`,
  },
  {
    is: (text) => (before(text) ?? '') !== '',
    words: 'has something in front of the number that is not part of it',
    next: AS_NUMBER,
  },
];

/** Why a cell of figures is not a number; undefined for a text that is not meant as one. */
export function whyNot(cell: string): Explained | undefined {
  const text = cleanText(cell);
  const found = KINDS.find(({ is }) => is(text));
  return found === undefined ? undefined : { words: `is not a number: it ${found.words}`, next: found.next };
}

/** Characters that are not seen, as U+200B, each once. */
export function unseenIn(cell: string): string {
  const found = cell.match(/(?![\t\n\v\f\r])\p{Cc}|\p{Cf}|[\ufe00-\ufe0f]/gu) ?? [];
  return [...new Set(found)]
    .map((sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    .join(', ');
}
