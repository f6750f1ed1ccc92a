import type { Cell } from './read-cell.js';

/** Per cent in a format: a sign that multiplies by 100 for display, or one that is only printed. */
const PLAIN_PARTS = /"([^"]*)"|\\(.)|[_*].|\[([^\]]*)\]|%|\p{Sc}/gu;

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

/** The section that a value is shown by. */
function sectionFor(value: number, format: string): string {
  const sections = sectionsOf(format);
  const [first = '', second, third] = sections;
  if (CONDITION.test(format))
    return sections.find((section) => holds(value, section) ?? section === sections.at(-1)) ?? first;
  if (value < 0 && second !== undefined) return second;
  return value === 0 && third !== undefined ? third : first;
}

/** A number times a power of ten, exactly as written: 0.264 is 26.4 per cent, and not 26.400000000000002. */
export function shifted(value: number, places: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}

/** A number as per cent, as it is shown. */
export const percentCell = (value: number): string => `${shifted(value, 2)}%`;

/** Text in quotes, escaped or in brackets, and spaces: what a format prints as it is. */
const LITERAL = /"([^"]*)"|\\(.)|[_*].|\[[^\]]*\]/gsu;
/** What a format needs to show a number, a date or a time. */
const SHOWS = /[0#?@ymdhse]|general|\[[hms]+\]/i;

/**
 * The text that a format shows in place of a number, as `"[c]"` does for what is suppressed; undefined where
 * it shows the number. A zero is still a zero where nothing or a dash is shown for it.
 */
function textInPlace(value: number, format: string): string | undefined {
  const section = sectionFor(value, format);
  if (SHOWS.test(section.replace(LITERAL, (part) => (/^\[[hms]+\]$/i.test(part) ? part : ''))))
    return undefined;
  const text = section
    .replace(LITERAL, (_, quoted?: string, escaped?: string) => quoted ?? escaped ?? '')
    .trim();
  if (value === 0 && /^[-–—]?$/.test(text)) return undefined;
  return text === '' ? `${value}, hidden by its format` : text;
}

/**
 * A number as its format shows it, as far as it matters for what the number is: 0.264 with the format 0.0% is
 * the text 26.4%, as the same table has it in CSV, and a currency comes before the number.
 */
export function cellAsShown(value: number, format: string | undefined): Cell {
  if (format === undefined || format === '') return value;
  const text = textInPlace(value, format);
  if (text !== undefined) return text;
  if (!/[%\p{Sc}]/u.test(format)) return value;
  let percents = 0;
  let printed = '';
  let currency = '';
  for (const [part, quoted, escaped, bracketed] of sectionFor(value, format).matchAll(PLAIN_PARTS)) {
    const literal = quoted ?? escaped;
    if (part === '%') percents += 1;
    else if (literal !== undefined) {
      if (literal.trim() === '%') printed = '%';
      else currency ||= /\p{Sc}/u.exec(literal)?.[0] ?? '';
    } else if (bracketed !== undefined) currency ||= /^\$[^-]*?(\p{Sc})/u.exec(bracketed)?.[1] ?? '';
    else if (!/^[_*]/.test(part)) currency ||= part;
  }
  if (percents > 0) return `${shifted(value, 2 * percents)}%`;
  if (printed !== '') return `${value}%`;
  // A bracket that begins with $ and has no other sign is for the dollar only where nothing else is said.
  return currency === '' ? value : `${currency}${value}`;
}
