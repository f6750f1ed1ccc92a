import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StoredFile } from '../../../pipeline/acquire/acquire.js';
import { objectPath } from '../../../pipeline/acquire/store.js';
import { hasChanged, pastFiles } from '../../../pipeline/changes/past.js';
import { sha256 } from '../../../pipeline/system/hash.js';
import type { Origin } from '../../../schemas/origin.js';
import { type LockFile, type SourceFile, VERSION_PLACE } from '../../../schemas/source.js';
import { SOURCES } from '../../../sources/registry.js';
import { addressAt } from '../../../sources/versions.js';

/* Two versions of every file of every source: each has bytes of its own. */

const store = mkdtempSync(join(tmpdir(), 'smi-past-'));
afterAll(() => rmSync(store, { recursive: true, force: true }));

const FILES = [
  ...new Map(SOURCES.flatMap(({ files }) => files).map((file) => [file.address, file])).values(),
];
const OLD = 'a'.repeat(40);
const NEW = 'b'.repeat(40);
const textOf = (file: SourceFile, version: string) => `${file.address} in version ${version}`;
const hashOf = (file: SourceFile, version: string) => sha256(textOf(file, version));

const now = FILES.map(
  (file): StoredFile => ({
    file,
    address: addressAt(file.address, NEW),
    path: 'new',
    bytes: 1,
    sha256: hashOf(file, NEW),
  }),
);
const origin = {
  official_files: FILES.map((file) => ({
    address: addressAt(file.address, OLD),
    bytes: 1,
    sha256: hashOf(file, OLD),
  })),
} as unknown as Origin;
const lock: LockFile = Object.fromEntries(
  FILES.map((file) => [
    file.address,
    {
      address: addressAt(file.address, OLD),
      version: OLD,
      bytes: 1,
      sha256: hashOf(file, OLD),
      locked_on: '2026-01-02',
    },
  ]),
);

beforeAll(() => {
  for (const file of FILES) {
    const path = objectPath(store, hashOf(file, OLD));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, textOf(file, OLD));
  }
});

describe('the bytes of before', () => {
  test('there are files with a place for a version and files without, of every kind of interface', () => {
    const kinds = new Set(
      FILES.map(({ address, interface: kind }) => `${kind} ${address.includes(VERSION_PLACE)}`),
    );
    expect(kinds.size).toBeGreaterThan(4);
  });

  test.each([
    ['the origin of the edition', origin, {}],
    ['the lock, where the edition has no origin', undefined, lock],
    ['the lock, where the origin does not have the file', { official_files: [] } as unknown as Origin, lock],
  ])('of every file are found by %s', async (_, from, locked) => {
    const past = await pastFiles(now, from, locked, store);
    for (const [i, { sha256: hash, stored }] of past.entries()) {
      const file = FILES[i]!;
      expect(hash, file.address).toBe(hashOf(file, OLD));
      expect(stored, file.address).toMatchObject({ file, sha256: hash, bytes: textOf(file, OLD).length });
    }
    expect(past.filter(hasChanged)).toHaveLength(FILES.length);
  });

  test('are those of the new file where they are the same, and lacking where the store has lost them', async () => {
    const [file] = FILES;
    const same = { ...now[0]!, sha256: hashOf(file!, OLD) };
    const [kept] = await pastFiles([same], origin, lock, store);
    expect([kept?.stored, hasChanged(kept!)]).toEqual([same, false]);
    const [lost] = await pastFiles([now[0]!], origin, lock, join(store, 'none'));
    expect([lost?.stored, lost?.sha256, hasChanged(lost!)]).toEqual([undefined, hashOf(file!, OLD), true]);
    const [unknown] = await pastFiles([now[0]!], undefined, {}, store);
    expect([unknown?.sha256, unknown?.stored, hasChanged(unknown!)]).toEqual([undefined, undefined, false]);
  });

  test('of a file that its publisher moved are found by its name, and not those of another of the name', async () => {
    const moved = {
      ...now[0]!,
      file: { ...FILES[0]!, name: 'a.csv', address: 'https://x.example/new/a.csv' },
    };
    const entry = (address: string, text: string) => ({ address, bytes: 1, sha256: sha256(text) });
    const from = (...official_files: object[]) => ({ official_files }) as unknown as Origin;
    const one = from(entry('https://x.example/old/a.csv', 'old'));
    expect((await pastFiles([moved], one, {}, store))[0]?.sha256).toBe(sha256('old'));
    const two = from(entry('https://y.example/a.csv', 'other'), entry('https://x.example/old/a.csv', 'old'));
    expect((await pastFiles([moved], two, {}, store))[0]?.sha256).toBeUndefined();
    const other = { ...now[1]!, file: { ...FILES[1]!, name: 'a.csv', address: 'https://y.example/a.csv' } };
    const [both] = await pastFiles([moved, other], two, {}, store);
    expect(both?.sha256).toBe(sha256('old'));
  });
});
