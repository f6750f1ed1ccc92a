import { describe, expect, test } from 'vitest';
import { tableSection } from '../../../schemas/generate/dictionary.js';
import { FILE_SCHEMAS } from '../../../schemas/generate/every.js';
import { fileSection } from '../../../schemas/generate/file-dictionary.js';
import { code, plain } from '../../../schemas/generate/markdown.js';
import { columns } from '../../../schemas/table.js';
import { ODD, TABLES } from './tables.js';

/** Cells of each line of the tables in a Markdown text; an escaped bar does not separate them. */
const cellsOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.slice(2, -2).split(/ (?<!\\)\| /));

describe('text in Markdown', () => {
  test.each([
    ['a | b', 'a \\| b'],
    ['<b>*x*</b>', '&lt;b>\\*x\\*&lt;/b>'],
    ['[a](b)', '\\[a\\](b)'],
    ['two\n lines ', 'two lines'],
    ['see `smi *` and `a|b`', 'see `smi *` and `a\\|b`'],
    ['a lone ` and *', 'a lone \\` and \\*'],
    ['``<b>`', '\\`\\`&lt;b>\\`'],
  ])('%j is escaped so that it displays unchanged', (text, written) => {
    expect(plain(text)).toBe(written);
  });
});

test.each([
  ['a | b', '`a \\| b`'],
  ['two\nlines', '`two lines`'],
  ['<=', '`<=`'],
  ['<b>`x`', "<code>&lt;b&gt;'x'</code>"],
  ['</td>|&lt;*', '<code>&lt;/td&gt;\\|&amp;lt;\\*</code>'],
  ['<!--', '<code>&lt;!--</code>'],
  ['x'.repeat(300), `\`${'x'.repeat(300)}\``],
])('the name %j is code in one cell', (name, written) => {
  expect(code(name)).toBe(written);
});

describe('the section of a table', () => {
  test('has one line of five cells for each column, whatever the text', () => {
    const [header, rule, ...lines] = cellsOf(tableSection(ODD));
    expect(header).toEqual(['Column', 'Title', 'Unit', 'Type', 'Meaning']);
    expect(rule).toEqual(['---', '---', '---', '---', '---']);
    expect(lines).toHaveLength(columns(ODD).length);
    for (const line of lines) expect(line).toHaveLength(5);
    expect(lines[1]).toEqual([
      '`say "when"`',
      'A \\| B &lt;c>',
      'words',
      'text; may be empty',
      'What a \\| b &lt;c> is.',
    ]);
  });

  test('gives choices, limits and what may be empty', () => {
    const types = cellsOf(tableSection(ODD)).map((line) => line[3]);
    expect(types).toContain("one of `plain`, `it's`, `a.b`; may be empty");
    expect(types).toContain('number; 0 to 1; may be empty');
    expect(types).toContain('whole number; 1 or more');
    expect(types).toContain('true or false');
  });

  test.each(TABLES.map((table) => [table.name, table] as const))('has every column of %s', (_, table) => {
    const names = cellsOf(tableSection(table)).map(([name]) => name);
    expect(names.slice(2)).toEqual(columns(table).map(({ name }) => `\`${name}\``));
  });
});

describe('the section of a file', () => {
  const sectionOf = (name: string) => fileSection(FILE_SCHEMAS.find((file) => file.name === name)!);

  test('names a field inside a list by its path', () => {
    expect(sectionOf('index-method')).toContain('| `domains[].indicators[].direction` | Direction |');
  });

  test('lists choices and optional fields', () => {
    expect(sectionOf('index-method')).toContain('`1` or `-1`');
    expect(sectionOf('index-method')).toMatch(/`context` .*may be left out/);
  });

  test('names a field of every entry of a map', () => {
    expect(sectionOf('lock')).toContain('| `*.sha256` |');
  });

  test.each(FILE_SCHEMAS.map(({ name }) => name))('of %s has lines of five cells', (name) => {
    const lines = cellsOf(sectionOf(name));
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(line).toHaveLength(5);
  });
});
