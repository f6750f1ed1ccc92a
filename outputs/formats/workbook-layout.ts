/*
 * How wide the columns and how high the rows of a worksheet are: not every program fits them by itself.
 */

/** A column as far as its width depends on it. */
interface LaidColumn {
  readonly header: string;
  /** Given for numbers. */
  readonly decimals?: unknown;
  /** Whether its texts are sentences. */
  readonly long?: boolean;
}

/** Characters of a column of sentences, and the most of any other. */
const LONG = 70;
const MOST = 48;
/** Points from one line of text to the next, and the highest row that a worksheet can have. */
const LINE = 15.75;
const HIGHEST = 409;
/** Of the characters of a width, which are digits, so many of bold text fit into a line. */
const BOLD = 0.9;

/** Width in characters: that of the longest text, within limits; a header is wrapped between its words. */
export function widthOf(
  { header, decimals, long }: LaidColumn,
  index: number,
  rows: readonly (readonly unknown[])[],
): number {
  if (long === true) return LONG;
  let width = Math.max(decimals === undefined ? 12 : 14, ...header.split(' ').map((word) => word.length + 3));
  for (const row of rows) {
    const cell = row[index];
    if (typeof cell === 'string' && cell.length + 3 > width) width = cell.length + 3;
  }
  return Math.min(width, MOST);
}

/** How many lines a text takes in a column of `width` characters; a longer word takes several. */
export function linesOf(text: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const { length } of text.split(' ')) {
    const after = used === 0 ? length : used + 1 + length;
    if (after <= width) {
      used = after;
      continue;
    }
    lines += (used === 0 ? 0 : 1) + Math.ceil(length / width) - 1;
    used = length % width || width;
  }
  return lines;
}

/**
 * The height of a row in points; undefined where one line is enough, which every program makes by itself.
 * @param wrapped which columns are wrapped
 * @param bold whether it is the row of headers
 */
export function heightOf(
  row: readonly unknown[],
  widths: readonly number[],
  wrapped: readonly boolean[],
  bold = false,
): number | undefined {
  let lines = 1;
  for (const [index, cell] of row.entries())
    if (wrapped[index] === true && typeof cell === 'string')
      lines = Math.max(lines, linesOf(cell, Math.floor((widths[index] ?? MOST) * (bold ? BOLD : 1))));
  return lines === 1 ? undefined : Math.min(lines * LINE, HIGHEST);
}
