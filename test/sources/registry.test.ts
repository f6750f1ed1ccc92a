import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { officialFiles } from '../../pipeline/editions/declared.js';
import { editionNames, readMethod } from '../../pipeline/editions/edition.js';
import { preferredSources } from '../../pipeline/editions/prefer.js';
import { readShippedSuite, suiteNames } from '../../pipeline/reproduce/suite.js';
import { indicatorDeclaration } from '../../schemas/indicator.js';
import { lockFile, sourceDeclaration, VERSION_PLACE } from '../../schemas/source.js';
import type { Suite } from '../../schemas/suite.js';
import { INDICATOR_SOURCES, INDICATORS, SOURCES } from '../../sources/registry.js';
import { declarationOf, type Source } from '../../sources/source.js';
import { addressAt, versionIn } from '../../sources/versions.js';
import { fixturePath } from '../fixtures/reader.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDERS = ['sources', 'sources/explore-education-statistics', 'sources/explore-local-statistics'];
const files = FOLDERS.flatMap((folder) =>
  readdirSync(`${ROOT}${folder}`)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`),
);
const modules = await Promise.all(
  files.map(async (file) => ({ file, module: (await import(`${ROOT}${file}`)) as { default?: Source } })),
);
const declared = modules.filter(({ module }) => module.default !== undefined);

/** The layouts of a suite that are official files. */
const officialFilesOf = ({ tables, map }: Suite) =>
  [
    ...Object.values(tables).flatMap(({ layouts }) => layouts),
    ...(map ? [map.boundaries, map.areas] : []),
  ].filter(({ source }) => source !== undefined);

const repeated = (names: readonly string[]) => names.filter((name, index) => names.indexOf(name) !== index);
const lock = lockFile.parse(JSON.parse(readFileSync(`${ROOT}sources/lock.json`, 'utf8')));

describe('the lock', () => {
  test('names exactly the official files behind the editions and the suites of the project', async () => {
    const editions = await editionNames(`${ROOT}editions`);
    const used = new Set<string>();
    const preferred = new Set<string>();
    for (const name of editions) {
      const { method } = await readMethod(`${ROOT}editions`, name);
      for (const { address } of officialFiles(method, name)) used.add(address);
      for (const { files: each } of preferredSources(method))
        for (const { address } of each) preferred.add(address);
    }
    // A suite names the version itself of a file that nobody here has seen: there is no hash of it.
    for (const name of await suiteNames())
      for (const { source, file, version } of officialFilesOf((await readShippedSuite(name)).suite)) {
        const found = SOURCES.find((each) => each.name === source)?.files.find((each) => each.name === file);
        if (version === undefined) used.add(found!.address);
      }
    const locked = Object.keys(lock);
    expect(locked.filter((address) => !preferred.has(address))).toEqual([...used].sort());
  });
});

describe('the registry', () => {
  test('names exactly the sources of the folder, once each', () => {
    expect(declared.length).toBeGreaterThan(15);
    expect(repeated(SOURCES.map(({ name }) => name))).toEqual([]);
    expect(new Set(SOURCES)).toEqual(new Set(declared.map(({ module }) => module.default)));
    expect(SOURCES).toHaveLength(declared.length);
  });

  test('a file that declares no source has no default export', () => {
    for (const { file, module } of modules) expect('default' in module && !module.default, file).toBe(false);
  });

  test('every file of Explore Local Statistics declares a source', () => {
    const without = modules.filter(({ file, module }) => file.includes('/explore-') && !module.default);
    expect(without.map(({ file }) => file)).toEqual([]);
  });

  test('gives each file one name, by which its source asks for it, and each name one address', () => {
    const pairs = new Map(
      SOURCES.flatMap((source) => source.files).map(({ name, address }) => [
        `${name} ${address}`,
        { name, address },
      ]),
    );
    expect(repeated([...pairs.values()].map(({ name }) => name))).toEqual([]);
    expect(repeated([...pairs.values()].map(({ address }) => address))).toEqual([]);
  });

  test('has each indicator in one source only', () => {
    const codes = INDICATOR_SOURCES.flatMap(({ indicators }) => indicators.map(({ code }) => code));
    expect(repeated(codes)).toEqual([]);
    expect([...INDICATORS.keys()].sort()).toEqual([...codes].sort());
    for (const [code, { source, declaration }] of INDICATORS) {
      expect(declaration.code).toBe(code);
      expect(source.indicators).toContain(declaration);
    }
  });

  test('has no two files of the same name, so that a cell reference names one file', () => {
    const byAddress = new Map(
      SOURCES.flatMap((source) => source.files.map(({ address, name }) => [address, name])),
    );
    expect(repeated([...byAddress.values()])).toEqual([]);
  });
});

describe.each(SOURCES.map((source) => [source.name, source] as const))('%s', (_, source) => {
  test('is what the schema of sources says', () => {
    const said = declarationOf(source);
    expect(sourceDeclaration.parse(said)).toEqual(said);
  });

  test('names files by the last part of their address, with a place for the version, which the lock names', () => {
    for (const { name, address, interface: kind } of source.files) {
      // An interface has no names of files: the address names the data set, and the version where it has one.
      if (kind === undefined) expect(address.endsWith(`/${name}`)).toBe(true);
      else
        expect(address).toMatch(
          /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\/(csv|meta)|dataset\/NM_|_\d{4}_UK_\w+\//,
        );
      if (!address.includes(VERSION_PLACE)) continue;
      expect(source.newest, 'says how newer versions are found').toBeDefined();
      const { version, address: locked = '' } = lock[address] ?? {};
      // Data sets that are preferred and were never taken in have no version yet.
      if (version === undefined) continue;
      expect(version).toMatch(/^[0-9a-f]{24,40}$/);
      expect([versionIn(address, locked), addressAt(address, version)]).toEqual([version, locked]);
    }
  });

  test('that is an interface says what was never seen live', () => {
    const asked = source.files.some(({ interface: kind }) => kind !== undefined);
    if (asked) expect(source.not_seen_live).toMatch(/ever seen/);
  });

  test('has a file, or says what its figures were typed again from', () => {
    expect(source.files.length > 0).toBe(source.retyped === undefined);
  });

  test('has a fixture, or one that its test makes', () => {
    source.files.forEach(({ kind }, index) => {
      const made = ['parquet', 'xlsx', 'zip', 'csv.gz'].includes(kind);
      expect(existsSync(fixturePath(source, index))).toBe(!made);
    });
  });

  test('declares indicators by their schema, with a valid range', () => {
    for (const declaration of 'indicators' in source ? source.indicators : []) {
      expect(indicatorDeclaration.parse(declaration)).toEqual(declaration);
      expect(declaration.range[0]).toBeLessThan(declaration.range[1]);
      expect(repeated(declaration.select)).toEqual([]);
    }
  });
});

test('the lock has only addresses of sources', () => {
  const named = new Set(SOURCES.flatMap((source) => source.files.map(({ address }) => address)));
  expect(Object.keys(lock).filter((address) => !named.has(address))).toEqual([]);
});
