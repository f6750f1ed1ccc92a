import { scaleWord } from './number-words.js';
import type { Cell } from './read-cell.js';

/** The sections of a format: above zero, below zero, zero, text; a semicolon in quotes divides nothing. */
const sectionsOf = (format: string): string[] => {
  const sections = [''];
  for (const [part] of format.matchAll(/"[^"]*"|\\.|\[[^\]]*\]|[^"\\[]|["\\[]/gsu))
    if (part === ';') sections.push('');
    else sections[sections.length - 1] += part;
  return sections;
};

const CONDITION = /\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\]/;

function holds(value: number, section: string): boolean | undefined {
  const [, sign = '', text = ''] = CONDITION.exec(section) ?? [];
  if (sign === '') return undefined;
  const limit = Number(text);
  if (sign.startsWith('<') && sign !== '<>' && value < limit) return true;
  if (sign.startsWith('>') && value > limit) return true;
  return sign === '<>' ? value !== limit : sign.endsWith('=') && value === limit;
}

interface Section {
  readonly text: string;
  /** True for the section of numbers below zero, which says by itself that they are. */
  readonly ofNegatives: boolean;
}

/** The section that a value is shown by. */
function sectionFor(value: number, format: string): Section {
  const sections = sectionsOf(format);
  const [first = '', second, third] = sections;
  const plain = (text: string): Section => ({ text, ofNegatives: false });
  if (CONDITION.test(format))
    return plain(sections.find((section) => holds(value, section) ?? section === sections.at(-1)) ?? first);
  if (value < 0 && second !== undefined) return { text: second, ofNegatives: true };
  return plain(value === 0 && third !== undefined ? third : first);
}

/** A number times a power of ten, exactly as written: 0.264 is 26.4 per cent, and not 26.400000000000002. */
export function shifted(value: number, places: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}

/** A number as per cent, as it is shown. */
export const percentCell = (value: number): string => `${shifted(value, 2)}%`;

/** What a reader sees of a number, and what the file has, where one cannot be read as the other. */
export const storedAs = (shown: string, value: number): string => `${shown}, stored as ${value}`;

/** A number that nothing is shown of. */
export const hiddenNumber = (value: number): string => `${value}, hidden by its format`;

/** Text in quotes, escaped or in brackets, and spaces: what a format prints as it is. */
const LITERAL = /"([^"]*)"|\\(.)|[_*].|\[([^\]]*)\]/gsu;
/** What a format needs to show a number, a date or a time. */
const SHOWS = /[0#?@ymdhse]|general|\[[hms]+\]/i;
/** A format of dates and times, without what it prints as it is. */
const TIME = /[ymdhs]|\[[hms]+\]/i;
const COLOUR = /\[(?:black|blue|cyan|green|magenta|red|white|yellow|colou?r ?\d+)\]/i;

/**
 * The text that a format shows in place of a number, as `"[c]"` does for what is suppressed; undefined where
 * it shows the number. A zero is still a zero where nothing or a dash is shown for it.
 */
function textInPlace(value: number, section: string): string | undefined {
  const bare = section.replace(LITERAL, (part) => (/^\[[hms]+\]$/i.test(part) ? part : ''));
  if (!SHOWS.test(bare)) {
    const text = section
      .replace(LITERAL, (_, quoted?: string, escaped?: string) => quoted ?? escaped ?? '')
      .trim();
    if (value === 0 && /^[-–—]?$/.test(text)) return undefined;
    return text === '' ? hiddenNumber(value) : text;
  }
  const isTime = TIME.test(bare.replace(/general|E[+-]/gi, ''));
  return isTime ? `${value}, shown as a date or a time by its format` : undefined;
}

/** What a section does to a number, and what it prints around it. */
interface Look {
  readonly percents: number;
  /** How often the number is divided by a thousand for display. */
  readonly thousands: number;
  /** True where a sign of per cent is only printed. */
  readonly printed: boolean;
  readonly currency: string;
  /** Text directly before and behind the digits. */
  readonly before: string;
  readonly behind: string;
  readonly decimals: number;
}

/** Commas behind the last digit of the whole part or of the fraction divide by a thousand each. */
function thousandsOf(digits: string): number {
  const [whole = '', fraction = ''] = digits.split('.');
  const commas = (part: string) => /[0#?](,+)[^0#?]*$/.exec(part)?.[1]?.length ?? 0;
  return commas(whole) + commas(fraction);
}

const PARTS = /"([^"]*)"|\\(.)|[_*].|\[([^\]]*)\]|general|E[+-]0+|[^"\\[]/gisu;

function lookOf(section: string): Look {
  let digits = '';
  let before = '';
  let behind = '';
  let percents = 0;
  let currency = '';
  const print = (text: string) => {
    if (digits === '') before += text;
    else behind += text;
  };
  for (const [part, quoted, escaped, bracketed] of section.matchAll(PARTS)) {
    const literal = quoted ?? escaped;
    if (literal !== undefined) print(literal);
    else if (bracketed !== undefined) print(/^\$([^-]*)/u.exec(bracketed)?.[1] ?? '');
    else if (part === '%') percents += 1;
    else if (/^(?:[0#?.,]|general|E[+-]0+)$/i.test(part)) digits += part;
    else if (!/^[_*]/.test(part)) print(part);
  }
  for (const text of [before, behind]) currency ||= /\p{Sc}/u.exec(text)?.[0] ?? '';
  return {
    percents,
    thousands: thousandsOf(digits),
    printed: percents === 0 && /^\s*%/.test(behind),
    currency,
    before,
    behind,
    decimals: /\.([0#?]+)/.exec(digits)?.[1]?.length ?? 0,
  };
}

/** True for printed digits next to those of the number, which a reader takes for one number. */
const addsDigits = ({ before, behind }: Look): boolean =>
  /\d[.,\s]*$/.test(before) || /^[.,\s]*\d/.test(behind);

/** True for a number below zero that is shown without any sign of it, not even a colour. */
const losesMinus = ({ text, ofNegatives }: Section, { before, behind }: Look): boolean =>
  ofNegatives && !COLOUR.test(text) && `${before}${behind}`.replace(/[\p{Sc}%\s]/gu, '') === '';

/** A number as it is read, and by how many thousands its format divides it. */
export interface Shown {
  readonly cell: Cell;
  /** 1 for thousands, 2 for millions; 0 where it is read as it is stored. */
  readonly thousands: number;
}

/**
 * A number as its format shows it, as far as it matters for what the number is: 0.264 with the format 0.0% is
 * the text 26.4%, as the same table has it in CSV, 1234500 with #,##0, is 1234.5, and a currency comes before
 * the number. What cannot be read as it is shown becomes a text of what is shown and what is stored.
 */
export function shownBy(value: number, format: string | undefined): Shown {
  if (format === undefined || format === '') return { cell: value, thousands: 0 };
  const section = sectionFor(value, format);
  const text = textInPlace(value, section.text);
  if (text !== undefined) return { cell: text, thousands: 0 };
  const look = lookOf(section.text);
  const isPositive = losesMinus(section, look);
  const { percents, thousands, printed, currency, before, behind, decimals } = look;
  const scaled = shifted(value, 2 * percents - 3 * thousands);
  const words = `${before} ${behind}`;
  if (
    addsDigits(look) ||
    scaleWord(words, currency !== '') ||
    (thousands > 0 && /\p{L}/u.test(words)) ||
    isPositive
  ) {
    const sign = scaled < 0 && !isPositive ? '-' : '';
    const digits = Math.abs(scaled).toFixed(Math.min(decimals, 20));
    return {
      cell: storedAs(`${sign}${before}${digits}${'%'.repeat(percents)}${behind}`.trim(), value),
      thousands: 0,
    };
  }
  if (percents > 0 || printed) return { cell: `${scaled}%`, thousands };
  return { cell: currency === '' ? scaled : `${currency}${scaled}`, thousands };
}

/** The cell of a number, as its format shows it: see `shownBy`. */
export const cellAsShown = (value: number, format: string | undefined): Cell => shownBy(value, format).cell;
