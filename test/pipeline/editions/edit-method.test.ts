import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { MethodEditor } from '../../../pipeline/editions/edit-method.js';

const TEXT = `# A method.
kind: index
edition: a-2026   # its name
title: An index, 2026
rows:
  - { code: one, period: "2025" } # one line
  - code: two
    period: 2024-01-01/P1Y
    note: kept
history:
  - { code: one, periods: ["2023", "2024"] }
  - code: two
    periods:
      - 2022-01-01/P1Y
      - 2023-01-01/P1Y
`;

test('fields are set, and added after another, without any other change', () => {
  const editor = new MethodEditor(TEXT);
  editor.set([], 'edition', 'a-2027', 'kind');
  editor.set([], 'follows', 'a-2026', 'edition');
  editor.set(['rows', 0], 'period', '2026', 'code');
  editor.set(['rows', 0], 'carried', false, 'period');
  editor.set(['rows', 1], 'carried', true, 'period');
  editor.set(['rows', 1], 'max_age', 8, 'period');
  editor.append(['history', 0, 'periods'], ['2025', '2026']);
  editor.append(['history', 1, 'periods'], ['2024-01-01/P1Y']);
  expect(editor.text()).toBe(`# A method.
kind: index
edition: a-2027
follows: a-2026   # its name
title: An index, 2026
rows:
  - { code: one, period: "2026", carried: false } # one line
  - code: two
    period: 2024-01-01/P1Y
    carried: true
    max_age: 8
    note: kept
history:
  - { code: one, periods: ["2023", "2024", "2025", "2026"] }
  - code: two
    periods:
      - 2022-01-01/P1Y
      - 2023-01-01/P1Y
      - "2024-01-01/P1Y"
`);
});

test.each([
  '2025',
  '2025-04-30',
  'true',
  'null',
  'no',
  'a: b',
  'a #b',
  'England, 2027 edition',
  "it's",
  '- x',
  'x ',
])('the text %j is read back as it is', (value) => {
  const editor = new MethodEditor(TEXT);
  editor.set([], 'title', value, 'kind');
  expect(parse(editor.text()).title).toBe(value);
});

test('a place that is not there is a bug', () => {
  const editor = new MethodEditor(TEXT);
  expect(() => editor.set(['rows'], 'x', 1, 'code')).toThrow(TypeError);
  expect(() => editor.set([], 'x', 1, 'y')).toThrow(TypeError);
  expect(() => editor.append(['rows', 0], ['x'])).toThrow(TypeError);
});

const LISTS = `top: 1
# About the first.
rows:
  - { code: one, times: two, note: kept } # one line
  # About two.
  # It has two lines.
  - code: two
    note: >-
      of two
      lines
    parts:
      - x # the first
      - y
  - code: three
summary: >-
  old
flag: true
`;

test('an entry goes with the comment above it, and what follows stays', () => {
  const editor = new MethodEditor(LISTS);
  editor.removeEntry(['rows'], 1);
  editor.removeField([], 'flag');
  editor.removeField(['rows', 0], 'times');
  expect(editor.text()).toBe(`top: 1
# About the first.
rows:
  - { code: one, note: kept } # one line
  - code: three
summary: >-
  old
`);
});

test('a list gets other values, a group a list, and a folded text is read back as one line', () => {
  const editor = new MethodEditor(LISTS);
  const long = `${'many words '.repeat(30)}end`;
  editor.setList(['rows', 1, 'parts'], ['2025', 'z']);
  editor.addList(['rows', 0], 'breaks', ['2024'], 'code');
  editor.setFolded('summary', long);
  const read = parse(editor.text());
  expect(read.rows[1].parts).toEqual(['2025', 'z']);
  expect(read.rows[0]).toEqual({ code: 'one', breaks: ['2024'], times: 'two', note: 'kept' });
  expect([read.summary, read.flag]).toEqual([long, true]);
  expect(
    Math.max(
      ...editor
        .text()
        .split('\n')
        .map(({ length }) => length),
    ),
  ).toBeLessThanOrEqual(115);
});

test('what is not there cannot be taken out', () => {
  const editor = new MethodEditor(LISTS);
  expect(() => editor.removeEntry(['rows'], 3)).toThrow(TypeError);
  expect(() => editor.removeField([], 'other')).toThrow(TypeError);
  expect(() => editor.removeField(['rows', 0], 'code')).toThrow(TypeError);
  expect(() => editor.setList(['top'], ['x'])).toThrow(TypeError);
});
