import { describe, expect, it } from 'vitest';
import { bareKey, begins, nameKey, shortKey } from '../../../pipeline/geography/name-keys.js';
import { readRegisters } from '../../../pipeline/geography/registers.js';

describe('the key of a name', () => {
  it.each([
    ['King’s Lynn & West Norfolk', 'kings lynn and west norfolk'],
    ['St. Helens', 'st helens'],
    ['Saint Helens', 'st helens'],
    ['Bristol, City of', 'city of bristol'],
    ['Windsor and Maidenhead, Royal Borough of', 'royal borough of windsor and maidenhead'],
    ['Vale of Glamorgan, The', 'vale of glamorgan'],
    ['Ynys Mo\u0302n', 'ynys mon'],
    ['NE Lincs', 'north east lincolnshire'],
    ['Bath & NE Somerset', 'bath and north east somerset'],
    ['the', 'the'],
    ['', ''],
  ])('of %j', (name, key) => {
    expect(nameKey(name)).toBe(key);
  });

  it('is its own key', () => {
    for (const { name } of readRegisters().values()) expect(nameKey(nameKey(name))).toBe(nameKey(name));
  });
});

describe('a key without the words for the kind of council', () => {
  it.each([
    ['city of bristol', 'bristol'],
    ['london borough of camden', 'camden'],
    ['london borough camden', 'camden'],
    ['rb kingston upon thames', 'kingston upon thames'],
    ['city and district of st albans', 'st albans'],
    ['city and county of swansea', 'swansea'],
    ['st albans city and district council', 'st albans'],
    ['city of bradford metropolitan district council', 'bradford'],
    ['medway unitary authority', 'medway'],
    ['metropolitan borough of wirral', 'wirral'],
    ['council of the isles of scilly', 'isles of scilly'],
    ['county durham', 'county durham'],
    ['cyngor gwynedd', 'gwynedd'],
    ['city council', 'city'],
    ['council', 'council'],
  ])('%s', (key, bare) => {
    expect(bareKey(key)).toBe(bare);
  });
});

it('a key may be short, or a beginning in whole words that are not common', () => {
  expect(shortKey('stockton on tees')).toBe('stockton');
  expect(shortKey('leeds')).toBe('leeds');
  expect(begins('telford', 'telford and wrekin')).toBe(true);
  expect(begins('tel', 'telford and wrekin')).toBe(false);
  expect(begins('high', 'high peak')).toBe(false);
  expect(begins('', 'high peak')).toBe(false);
});
