import { describe, expect, test } from 'vitest';
import {
  addressAt,
  citationAt,
  declarationAt,
  shortVersion,
  spokenDate,
  versionIn,
  withDeclaredKeys,
} from '../../sources/versions.js';

const DECLARED = 'https://raw.example/a/{version}/b.csv';
const entry = { bytes: 1, sha256: 'a'.repeat(64), locked_on: '2026-01-02' };

describe('the place of a version in an address', () => {
  test('is filled, and read back', () => {
    for (const version of ['abc', '1.0', 'a b', 'ä', '50%', 'x/y']) {
      const address = addressAt(DECLARED, version);
      expect(address).not.toContain('{');
      expect(versionIn(DECLARED, address)).toBe(version);
    }
  });

  test('is read from no other address', () => {
    for (const other of [
      'https://raw.example/a//b.csv',
      'https://raw.example/a/x/y/b.csv',
      'https://raw.example/a/x/bXcsv',
    ])
      expect(versionIn(DECLARED, other)).toBeUndefined();
    expect(versionIn('https://raw.example/b.csv', 'https://raw.example/b.csv')).toBeUndefined();
    expect(versionIn(DECLARED, 'https://raw.example/a/%zz/b.csv')).toBeUndefined();
  });

  test('that occurs twice is the same twice', () => {
    const twice = 'https://raw.example/{version}/b-{version}.csv';
    expect(versionIn(twice, 'https://raw.example/1/b-1.csv')).toBe('1');
    expect(versionIn(twice, 'https://raw.example/1/b-2.csv')).toBeUndefined();
  });
});

test.each([
  ['2026-01-20', '20 January 2026'],
  ['2026-06', 'June 2026'],
  ['2026', '2026'],
  ['2026-12-01', '1 December 2026'],
])('%s is cited as %s', (date, spoken) => {
  expect(spokenDate(date)).toBe(spoken);
});

test('a citation has the dates of its version, or its name where they are not known', () => {
  const citation = 'An office, Pay, published {published}; A site, {version_date}.';
  const commit = '0123456789'.repeat(4);
  expect(citationAt(citation, { version: commit, published: '2026-01-20', version_date: '2026-06' })).toBe(
    'An office, Pay, published 20 January 2026; A site, June 2026.',
  );
  expect(citationAt(citation, { version: commit })).toBe(
    'An office, Pay, published date not known; A site, version 012345678901.',
  );
  expect(citationAt('No dates.', {})).toBe('No dates.');
  expect([shortVersion(commit), shortVersion('1.0')]).toEqual(['012345678901', '1.0']);
});

test('a declaration of a version has its addresses, and the citation of its first file', () => {
  const file = { name: 'b.csv', address: DECLARED, kind: 'csv' as const };
  const source = {
    name: 'a',
    title: 'A',
    publisher: 'P',
    licence: 'L',
    licence_address: 'https://l.example/',
    citation: 'P, {version_date}.',
    landing_page: 'https://p.example/',
    files: [file],
  };
  const at = declarationAt(source, (declared) => ({
    address: addressAt(declared, 'x'),
    version_date: '2026',
  }));
  expect([at.files[0]?.address, at.citation]).toEqual(['https://raw.example/a/x/b.csv', 'P, 2026.']);
  expect(source.files[0]?.address).toBe(DECLARED);
});

describe('a lock of an earlier release', () => {
  test('is read under the addresses that sources declare', () => {
    const address = addressAt(DECLARED, 'x');
    expect(withDeclaredKeys({ [address]: entry }, [DECLARED])).toEqual({
      [DECLARED]: { version: 'x', address, ...entry },
    });
  });

  test('keeps what no source declares, and present entries', () => {
    const other = { 'https://other.example/c.csv': entry };
    const present = { [DECLARED]: { version: 'y', address: addressAt(DECLARED, 'y'), ...entry } };
    expect(withDeclaredKeys({ ...other, ...present }, [DECLARED])).toEqual({ ...other, ...present });
  });

  test('of two versions of a file gives the one that was locked last, whatever their order', () => {
    const [x, y] = ['x', 'y'].map((version) => addressAt(DECLARED, version)) as [string, string];
    const later = { ...entry, locked_on: '2026-02-03' };
    for (const lock of [
      { [x]: entry, [y]: later },
      { [y]: later, [x]: entry },
    ])
      expect(withDeclaredKeys(lock, [DECLARED])[DECLARED]?.version).toBe('y');
  });
});
