import { describe, expect, test } from 'vitest';
import { frozenTexts } from '../../../pipeline/editions/freeze.js';
import { sha256 } from '../../../pipeline/system/hash.js';
import { smallEdition } from './small-edition.js';

const BY_HAND = new Map([['published-2020.csv', 'place\n']]);

describe('an edition', () => {
  test('freezes four tables and, last of all, their origin', () => {
    const names = [...frozenTexts(smallEdition('a'), new Map()).keys()];
    expect(names).toEqual(['areas.csv', 'figures.csv', 'context.csv', 'harmonised.csv', 'origin.json']);
  });

  test('lists in its origin the hash of each table, also of those made by hand, by name', () => {
    const texts = frozenTexts(smallEdition('a'), BY_HAND);
    expect(texts.has('published-2020.csv')).toBe(false);
    const { tables } = JSON.parse(texts.get('origin.json') ?? '');
    const listed = ['areas.csv', 'context.csv', 'figures.csv', 'harmonised.csv', 'published-2020.csv'];
    expect(tables).toEqual(
      listed.map((file) => ({ file, sha256: sha256(texts.get(file) ?? BY_HAND.get(file) ?? '') })),
    );
  });
});
