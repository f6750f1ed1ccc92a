const escapes: Readonly<Record<string, string>> = { '<': '&lt;' };

/**
 * Text that stands in a cell of a table in Markdown, or in a line of prose, as it is and not as markup. What is between
 * backticks stays code; a bar would end the cell even there.
 */
export const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .split(/(`[^`]+`)/)
    .map((part, i) =>
      part.replace(i % 2 === 1 ? /\|/g : /[\\|<*[\]]/g, (mark) => escapes[mark] ?? `\\${mark}`),
    )
    .join('');

/** A name as code. */
export const code = (name: string): string => `\`${name.replaceAll('`', "'")}\``;

/** A table in Markdown; cells are Markdown already. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
