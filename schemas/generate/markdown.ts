const escapes: Readonly<Record<string, string>> = { '<': '&lt;' };

/** The same inside an element, where it is read as HTML too. */
const IN_ELEMENT: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '|': '\\|' };

/**
 * Text escaped for a cell of a Markdown table or a line of prose, so that none of it is read as markup. What
 * is between backticks stays code; a bar is escaped there too, since it would end the cell.
 */
export const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    // A backtick next to another begins no code: what follows is not left as it is.
    .split(/((?<!`)`[^`]+`(?!`))/)
    .map((part, i) =>
      part.replace(i % 2 === 1 ? /\|/g : /[\\|<*[\]`]/g, (mark) => escapes[mark] ?? `\\${mark}`),
    )
    .join('');

/**
 * A name as code, in one line; a bar would end the cell of a table. Not every reader of Markdown leaves
 * markup in code alone, so a name with a tag in it is escaped as HTML.
 */
export function code(name: string): string {
  const line = name.replace(/\s+/g, ' ').replaceAll('`', "'");
  if (!/<[a-z!?/]/i.test(line)) return `\`${line.replaceAll('|', '\\|')}\``;
  return `<code>${line.replace(/[&<>|\\*_~[\]]/g, (sign) => IN_ELEMENT[sign] ?? `\\${sign}`)}</code>`;
}

/** A table in Markdown; the cells are Markdown already. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
