import { describe, expect, test } from 'vitest';
import {
  CLEAR_LINE,
  DIM,
  onOneLine,
  outputTo,
  PLAIN,
  withoutControls,
} from '../../../pipeline/system/output.js';

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i));
/** What a terminal obeys or a reader cannot see, from the charts of Unicode and not by its categories. */
const SIGNS = [
  ...range(0x00, 0x08),
  ...range(0x0b, 0x1f),
  ...range(0x7f, 0x9f),
  '\u00ad',
  '\u061c',
  ...range(0x200b, 0x200f),
  ...range(0x2028, 0x202e),
  ...range(0x2060, 0x206f),
  '\ufeff',
  '\u3164',
  ...range(0xfff9, 0xfffb),
  ...range(0xe0001, 0xe007f).slice(0, 1),
  ...range(0xe0020, 0xe007f),
  '\ud800',
];

describe('text on its way to a stream', () => {
  test.each(SIGNS.map((sign) => [sign.codePointAt(0)!.toString(16), sign]))(
    'does not carry U+%s, and shows where it was',
    (_, sign) => {
      const clean = withoutControls(`a${sign}b`);
      expect(clean).toMatch(/^a(\\u[0-9a-f]{4}){1,2}b$/);
      expect(JSON.parse(`"${clean}"`)).toBe(`a${sign}b`);
    },
  );

  test('keeps lines, tabs and every visible sign, of any language', () => {
    const text = 'Île-de-France\t−2.08 £1,000 “q”\nYnys Môn 日本 עברית ❤️ e\u0301 \u00a0 😀';
    expect(withoutControls(text)).toBe(text);
  });

  test('is on one line where a message must be', () => {
    expect(onOneLine('one\nsmi: two\tthree\r')).toBe('one\\nsmi: two\\tthree\\u000d');
  });

  test('of a JSON object is the same object afterwards', () => {
    const value = { [`key${SIGNS.join('')}`]: SIGNS.join('x') };
    const clean = withoutControls(JSON.stringify(value, null, 2));
    expect(clean).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    expect(JSON.parse(clean)).toEqual(value);
  });
});

describe('an output', () => {
  test('cleans texts, leaves the sequences of the program, and writes the parts at once', () => {
    const written: string[] = [];
    const output = outputTo({ write: (text) => written.push(text) });
    output.write(CLEAR_LINE, DIM, '\u001b[31mred', PLAIN, '\n');
    expect(written).toEqual(['\r\u001b[2K\u001b[2m\\u001b[31mred\u001b[0m\n']);
    expect(output.isTTY).toBe(false);
  });
});
