import { cpSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PACKAGE, PACKAGE_ROOT, shipped } from '../../pipeline/system/package-root.js';
import { type Receipt, receiptFile } from '../../schemas/release/receipt.js';
import type { LockFile } from '../../schemas/source.js';
import { build, filesOf, sha256 } from './publish/built.js';
import { EDITION, emptyFolder } from './publish/setup.js';

const { root, remove } = emptyFolder();
const first = join(root, 'first');
let files: Map<string, Buffer>;
let receipt: Receipt;
beforeAll(async () => {
  await build(first, { threads: 1 });
  files = filesOf(join(first, EDITION));
  receipt = receiptFile.parse(JSON.parse(String(files.get('receipt.json'))));
});
afterAll(() => remove());

describe('the same figures give the same bytes', () => {
  test('in another folder, over an existing release, on eight threads', async () => {
    const second = join(root, 'a folder with spaces', 'second');
    cpSync(first, second, { recursive: true, verbatimSymlinks: true });
    const { ino } = statSync(join(second, EDITION));
    await build(second, { threads: 8 });
    expect(statSync(join(second, EDITION)).ino).not.toBe(ino);
    const others = filesOf(join(second, EDITION));
    expect([...others.keys()]).toEqual([...files.keys()]);
    for (const [name, bytes] of others) expect(bytes.equals(files.get(name)!), name).toBe(true);
  });
});

describe('the receipt', () => {
  test('names every file of the release but itself, with its size and hash', () => {
    const found = [...files].filter(([path]) => path !== 'receipt.json');
    expect(receipt.outputs).toEqual(
      found.map(([path, content]) => ({ path, bytes: content.byteLength, sha256: sha256(content) })),
    );
  });

  test('names every input file of the project, with its size and hash', () => {
    expect(receipt.inputs.map(({ path }) => path)).toEqual([
      ...['areas', 'census-moves', 'context'].map((name) => `editions/${EDITION}/${name}.csv`),
      `editions/${EDITION}/deprivation-2025.csv`,
      ...['evidence-areas', 'evidence', 'figures'].map((name) => `editions/${EDITION}/${name}.csv`),
      `editions/${EDITION}/harmonised.csv`,
      `editions/${EDITION}/history.csv`,
      `editions/${EDITION}/larger-areas.csv`,
      `editions/${EDITION}/method.yaml`,
      `editions/${EDITION}/national.csv`,
      `editions/${EDITION}/origin.json`,
      `editions/${EDITION}/populations.csv`,
      // The coldspots of the long shadow are shown with the index.
      ...[
        'areas.csv',
        'context.csv',
        'figures.csv',
        'harmonised.csv',
        'larger-areas.csv',
        'local-2020.csv',
        'method.yaml',
        'national.csv',
        'origin.json',
        'published-2020.csv',
        'retyped.csv',
      ].map((file) => `editions/long-shadow-${EDITION}/${file}`),
      // By these the index is cut again.
      ...['care-boards', 'combined-authorities', 'constituencies'].map((name) => `geography/${name}.csv`),
      'geography/england-2025.topojson',
      ...['neighbour-context', 'tidal-water'].map((name) => `geography/${name}.csv`),
    ]);
    for (const { path, bytes, sha256: hash } of receipt.inputs) {
      const content = readFileSync(shipped(path));
      expect({ path, bytes, hash }).toEqual({ path, bytes: content.byteLength, hash: sha256(content) });
    }
  });

  test('names the official files behind the figures, as in the lock', () => {
    const lock = Object.values(JSON.parse(readFileSync(shipped('sources', 'lock.json'), 'utf8')) as LockFile);
    expect(receipt.official_files.length).toBeGreaterThan(10);
    for (const { bytes, sha256: hash, ...file } of receipt.official_files) {
      const locked = lock.find(({ address }) => address === file.address);
      expect(locked).toMatchObject({ bytes, sha256: hash });
      for (const field of ['version', 'published', 'version_date'] as const)
        expect(file[field]).toBe(locked?.[field]);
    }
  });

  test('has a hash of the content of each table: that of its CSV', () => {
    expect(receipt.tables.map(({ name }) => name)).toEqual([
      'index',
      'indicators',
      'scales',
      'normalised',
      'treatment',
      'treated',
      'checks',
      'robustness',
      'sensitivity',
      'leave_one_out',
      'figure_errors',
      'moves',
      'moves_between',
      'moves_elsewhere',
      'validity',
      'validity_places',
      'evidence',
      'spatial',
      'spatial_areas',
      'recuts',
      'context',
      'harmonised',
      'model',
      'model_parameters',
      'chances_upper_tier',
    ]);
    for (const { name, rows, columns, logical_sha256 } of receipt.tables) {
      const csv = String(files.get(`${name}.csv`));
      expect(logical_sha256).toBe(sha256(csv));
      expect(csv.split('\n')[0]?.split(',')).toHaveLength(columns);
      expect(csv.trimEnd().split('\n').length - 1).toBeGreaterThanOrEqual(name === 'harmonised' ? 1 : rows);
    }
    expect(receipt.tables[0]).toMatchObject({ rows: 294 });
    expect(receipt.tables[1]!.rows % 294).toBe(0);
  });

  test('names program, engine, method and schema by their versions', () => {
    expect(receipt.program).toEqual({ name: PACKAGE.name, version: PACKAGE.version });
    expect(receipt.engine.version).toMatch(/^v\d+\.\d+\.\d+/);
    expect(receipt.node).toBe(process.versions.node);
    expect(receipt).toMatchObject({ edition: EDITION, method_version: '2.0.0', schema_version: '4.0.0' });
  });

  test('names the folder of the build by its own hash', () => {
    const hash = sha256(files.get('receipt.json')!).slice(0, 16);
    expect(readlinkSync(join(first, EDITION))).toMatch(new RegExp(`^\\.builds/${EDITION}-${hash}(-\\d+)?$`));
  });
});

describe('no file contains the place or time of the build', () => {
  const today = new Date();
  const days = [0, -1, 1].map((shift) => new Date(today.getTime() + shift * 86_400_000));
  test.each([
    ['the name of the machine', [hostname()].filter((name) => name.length > 3)],
    ['the folder of the release', [root]],
    ['the folder of the project', [PACKAGE_ROOT]],
    ['the home folder of the user', [userInfo().homedir].filter((path) => path.length > 1)],
    ['the process', [`${EDITION}-${process.pid}`]],
    ['the day', days.map((day) => day.toISOString().slice(0, 10))],
    ['the day in words', days.map((day) => day.toDateString().slice(4))],
  ])('by %s', (_, texts) => {
    // A period of the figures may begin on the day on which this test runs, or the edition be issued on it.
    const facts = [...receipt.inputs.map(({ path }) => path), 'CITATION.cff'].map((path) =>
      readFileSync(shipped(path)),
    );
    const telling = texts.filter((text) => !facts.some((fact) => fact.includes(text)));
    for (const [name, bytes] of files)
      for (const text of telling) expect(bytes.includes(text), `${text} in ${name}`).toBe(false);
  });
});
