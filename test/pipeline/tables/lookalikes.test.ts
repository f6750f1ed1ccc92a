import { describe, expect, test } from 'vitest';
import { Lookalikes, seenAs } from '../../../pipeline/tables/lookalikes.js';
import { refusal } from '../../fixtures/refusal.js';

const see = (...texts: string[]) => {
  const alike = new Lookalikes('t.csv', 'unit');
  for (const [i, text] of texts.entries()) alike.see(text, i + 2);
};

describe('two codes that look the same', () => {
  test.each([
    ['a Latin and a Cyrillic A', 'A1', '\u04101'],
    ['a Latin and a Greek A', 'A1', '\u03911'],
    ['a Latin and a Cyrillic word', 'cope', '\u0441\u043e\u0440\u0435'],
    ['an é composed and decomposed', 'Caf\u00e9', 'Cafe\u0301'],
    ['a space and one that does not break', 'A 1', 'A\u00a01'],
    ['a character that is not seen', 'A1', 'A\u200b1'],
    ['a mark of direction', 'A1', 'A\u200e1'],
    ['letters of full width', 'A1', '\uff21\uff11'],
    ['a hyphen and a minus', 'A-1', 'A\u22121'],
    ['a ligature', 'fin', '\ufb01n'],
  ])('and are not are refused, with their rows: %s', async (_, one, other) => {
    for (const texts of [
      [one, 'B', other],
      [other, 'B', one],
    ]) {
      const { code, message } = await refusal(() => see(...texts));
      expect(code).toBe('table-invalid');
      expect(message).toMatch(/^t\.csv, rows 2 and 4: /);
    }
  });

  test('name the letter that tells them apart', async () => {
    expect((await refusal(() => see('A1', '\u04101'))).message).toContain('U+0410');
  });
});

test.each([
  ['the same text again', ['A1', 'A1']],
  ['spaces around it', ['A1', ' A1\u00a0']],
  ['other codes', ['A1', 'B1', 'a1', 'O0', '00', 'l1', '11']],
  ['a code and the same with the mark of a note', ['A1', 'A1²']],
  ['nothing', ['', ' ']],
])('%s is no such pair', (_, texts) => expect(() => see(...texts)).not.toThrow());

test('letters of one script only are not taken for others', () => {
  expect(seenAs('Жук')).not.toBe(seenAs('Жак'));
  expect(seenAs('Ångström')).toBe(seenAs('A\u030angstro\u0308m'));
});
