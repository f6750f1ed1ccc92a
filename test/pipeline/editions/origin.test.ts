import { describe, expect, test } from 'vitest';
import { frozenTexts } from '../../../pipeline/editions/freeze.js';
import { originText, readOrigin, sealedOrigin } from '../../../pipeline/editions/origin.js';
import { refusal } from '../../fixtures/refusal.js';
import { cases } from '../../project/checkout.js';
import { smallEdition } from './small-edition.js';

const text = frozenTexts(smallEdition('a'), new Map()).get('origin.json') ?? '';
const reading = (changed: string) => refusal(async () => readOrigin(changed, 'origin.json'));

describe('an origin', () => {
  test('is read as it was written', () => {
    expect(originText(readOrigin(text, 'origin.json'))).toBe(text);
  });

  test('is refused with any one character changed, left out or added', async () => {
    // With SMI_LONG=1 each, otherwise one in seven.
    for (let at = 0; at < text.length; at += cases(7, 1)) {
      const other = text[at] === '1' ? '2' : '1';
      for (const put of [other, '', `${text[at]} `]) {
        const changed = text.slice(0, at) + put + text.slice(at + 1);
        expect((await reading(changed)).code, `${at}: ${JSON.stringify(put)}`).toBe('figures-invalid');
      }
    }
  });

  test('is refused with an official file more', async () => {
    const { own_sha256, ...rest } = JSON.parse(text);
    const more = { ...rest, official_files: [...rest.official_files, ...rest.official_files], own_sha256 };
    expect((await reading(`${JSON.stringify(more, null, 2)}\n`)).message).toContain('was changed after');
  });

  test('is refused without the hash of a table that a refresh makes, and names it', async () => {
    const three = ['areas.csv', 'context.csv', 'figures.csv'].map((file) => [file, '0'.repeat(64)] as const);
    const sealed = originText(sealedOrigin(smallEdition('a').origin, new Map(three)));
    expect((await reading(sealed)).message).toContain('harmonised.csv');
  });

  test('of a time when tables had no hashes is refused: a refresh writes it again', async () => {
    const { areas, official_files } = JSON.parse(text);
    const error = await reading(`${JSON.stringify({ areas, official_files }, null, 2)}\n`);
    expect(error).toMatchObject({ code: 'figures-invalid', exit: 2 });
    expect(error.message).toContain('tables');
    expect(error.next).toContain('smi refresh EDITION --accept');
  });
});
