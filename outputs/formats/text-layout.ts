/** Signs that take two columns of a terminal: East Asian wide and full-width forms, and emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NO_WIDTH = /[\p{M}\p{Cf}]/u;

/** The columns of a terminal that a text takes: accents none, East Asian signs two. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (NO_WIDTH.test(sign) ? 0 : WIDE.test(sign) ? 2 : 1), 0);

const padded = (text: string, width: number, right: boolean): string => {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return right ? space + text : text + space;
};

/** A word in parts of at most `width` columns. */
function broken(word: string, width: number): string[] {
  const parts = [''];
  for (const sign of word) {
    const last = parts.length - 1;
    if (widthOf(parts[last] + sign) > width && parts[last] !== '') parts.push(sign);
    else parts[last] += sign;
  }
  return parts;
}

/**
 * A text in lines of at most `width` columns; the second and later lines begin with `hanging` spaces.
 * @param whole keeps a word that is longer than a line in one piece, as for a path that is to be copied
 */
export function wrapped(text: string, width: number, hanging = 0, whole = false): string[] {
  const indent = /^ */.exec(text)?.[0] ?? '';
  const later = ' '.repeat(indent.length + hanging);
  const lines: string[] = [];
  let line = '';
  const words = text.trim().split(whole ? ' ' : / +/);
  for (const word of whole ? words : words.flatMap((each) => broken(each, width - later.length))) {
    const start = lines.length === 0 ? indent : later;
    if (line === '') line = start + word;
    else if (widthOf(`${line} ${word}`) <= width) line += ` ${word}`;
    else {
      lines.push(line);
      line = later + word;
    }
  }
  return [...lines, line];
}

export interface Column {
  readonly title: string;
  /** Numbers stand to the right. */
  readonly right?: boolean;
}

/** Space between two columns. */
const GAP = 2;
const INDENT = 2;
/** A first column narrower than this is not read easily: the table is stacked. */
const MIN_FIRST = 20;

/**
 * A table of at most `width` columns of a terminal: long cells of the first column are wrapped. Where there
 * is no room for it, each row is a block: its first cell, then each other cell after the title of its column.
 */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): string[] {
  const natural = columns.map(({ title }, i) =>
    Math.max(widthOf(title), ...rows.map((row) => widthOf(row[i] ?? ''))),
  );
  const others = natural.slice(1).reduce((sum, each) => sum + each + GAP, 0);
  const first = Math.min(natural[0] ?? 0, width - INDENT - others);
  if (first < Math.min(MIN_FIRST, natural[0] ?? 0)) return stacked(columns, rows, width);
  const widths = [first, ...natural.slice(1)];
  const line = (cells: readonly string[], i: number, column: number) =>
    padded(i === 0 ? (cells[column] ?? '') : '', widths[column] ?? 0, columns[column]?.right === true);
  return [columns.map(({ title }) => title), ...rows].flatMap((row) =>
    wrapped(row[0] ?? '', first, 2).map((part, i) =>
      `${' '.repeat(INDENT)}${[
        padded(part, first, false),
        ...row.slice(1).map((_, column) => line(row, i, column + 1)),
      ].join(' '.repeat(GAP))}`.trimEnd(),
    ),
  );
}

/** Each row as a block of lines. */
function stacked(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): string[] {
  return rows.flatMap(([first = '', ...cells]) => [
    ...wrapped(`  ${first}`, width, 2),
    ...cells.flatMap((cell, i) =>
      cell === ''
        ? []
        : wrapped(`    ${columns[i + 1]?.title ?? ''}: ${cell}`.replace('  : ', '  '), width, 2),
    ),
  ]);
}
