import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../errors/catalogue.js';
import { fileSystemError, isAbsent } from '../../errors/file-system.js';
import { quoteFound, SmiError } from '../../errors/smi-error.js';

const refused = (code: string) => Object.assign(new Error(`${code}: refused`), { code });

describe('text found in a file', () => {
  test.each([
    ['an escape sequence', '\u001b[2Jgone'],
    ['a line break', 'one\ntwo'],
    ['a bidirectional mark', 'a\u202eb\u200ec\u061cd\u2066e'],
    ['a control character above ASCII', 'a\u009bb'],
    ['a line separator', 'a\u2028b'],
  ])('cannot move a terminal by %s', (_, text) => {
    // Control, format and separator characters, by their Unicode categories.
    expect(quoteFound(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  });

  test('is quoted, and cut when it is long', () => {
    expect(quoteFound('a"b')).toBe('"a\\"b"');
    expect(quoteFound('x'.repeat(100)).length).toBeLessThan(70);
  });
});

describe('an error of the file system', () => {
  test.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EACCES', 'no-permission'],
    ['EROFS', 'no-permission'],
    ['ENOENT', 'file-system'],
    ['EEXIST', 'file-system'],
  ])('%s is reported as %s, with the operation', (code, expected) => {
    const error = fileSystemError(refused(code), 'writing index.csv');
    expect(error).toBeInstanceOf(SmiError);
    expect(error).toMatchObject({ code: expected, exit: 5 });
    expect(String(error)).toContain('writing index.csv');
  });

  test('is left unchanged when it is a bug in the program', () => {
    const bug = new TypeError('undefined is not a function');
    expect(fileSystemError(bug, 'writing')).toBe(bug);
    expect(isAbsent(bug)).toBe(false);
    expect(isAbsent(refused('ENOENT'))).toBe(true);
  });
});

describe('the catalogue', () => {
  test('says what happened and what to do for every error, in one line each, with a documented exit code', () => {
    for (const [code, { exit, title, next }] of Object.entries(CATALOGUE)) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect([2, 3, 4, 5]).toContain(exit);
      for (const text of [title, next]) expect(text).toMatch(/^[^\n]{5,}$/);
    }
  });
});
