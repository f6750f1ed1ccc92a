import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Writer } from '../../../outputs/writer.js';
import { checkInputs, keptFile, keptRelease } from '../../../pipeline/publish/kept-release.js';
import { PACKAGE } from '../../../pipeline/system/package-root.js';
import { type Receipt, SCHEMA_VERSION } from '../../../schemas/release/receipt.js';
import { sha256 } from './built.js';

const EDITION = 'made-up-2026';
const root = mkdtempSync(join(tmpdir(), 'kept-release-'));
const folder = join(root, EDITION);
afterAll(() => rmSync(root, { recursive: true, force: true }));

const hashed = (path: string, content: string) => ({
  path,
  bytes: Buffer.byteLength(content),
  sha256: sha256(content),
});

const RECEIPT: Receipt = {
  id: `sha256:${'0'.repeat(64)}`,
  edition: EDITION,
  title: 'Made up',
  schema_version: SCHEMA_VERSION,
  method_version: '1.2.0',
  program: { name: PACKAGE.name, version: PACKAGE.version },
  engine: { name: 'duckdb', version: 'v1' },
  node: process.versions.node,
  options: { seed: 1 },
  inputs: [hashed('editions/made-up-2026/figures.csv', 'figures'), hashed('geography/a.topojson', 'map')],
  official_files: [],
  outputs: [hashed('index.csv', 'rows'), hashed('schemas/a.json', '{}')],
  tables: [],
};

const write = (changes: Partial<Receipt> = {}) =>
  writeFileSync(join(folder, 'receipt.json'), JSON.stringify({ ...RECEIPT, ...changes }));

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'schemas'), { recursive: true });
  writeFileSync(join(folder, 'index.csv'), 'rows');
  writeFileSync(join(folder, 'schemas', 'a.json'), '{}');
  write();
});

const kept = () => keptRelease(folder, EDITION, '1.2.0');

describe('a release that is completed', () => {
  test('is as it was written', async () => {
    expect(await kept()).toEqual({ folder, receipt: RECEIPT });
  });

  test.each<[string, Partial<Receipt>, string[]]>([
    ['program', { program: { name: PACKAGE.name, version: '0.0.1' } }, ['0.0.1', PACKAGE.version]],
    ['method', { method_version: '1.1.0' }, ['1.1.0', '1.2.0']],
    ['schema', { schema_version: '3.0.0' }, ['3.0.0', SCHEMA_VERSION]],
    ['Node', { node: '18.0.0' }, ['18.0.0', process.versions.node]],
    ['edition', { edition: 'another-2026' }, ['another-2026', EDITION]],
  ])('of another version of %s is refused, with both', async (_, changes, both) => {
    write(changes);
    await expect(kept()).rejects.toMatchObject({ code: 'release-incomplete', exit: 2 });
    for (const version of [...both, folder])
      await expect(kept()).rejects.toThrow(
        expect.objectContaining({ message: expect.stringContaining(version) }),
      );
  });

  test.each([
    ['changed', (path: string) => writeFileSync(path, '{ }')],
    ['removed', (path: string) => rmSync(path)],
  ])('with a file that was %s is refused, with its path', async (_, change) => {
    const path = join(folder, 'schemas', 'a.json');
    change(path);
    await expect(kept()).rejects.toMatchObject({
      code: 'release-incomplete',
      message: expect.stringContaining(path),
    });
  });

  test('is refused by name where there is none, or its receipt is no receipt', async () => {
    writeFileSync(join(folder, 'receipt.json'), '{"edition":1}');
    await expect(kept()).rejects.toMatchObject({
      code: 'release-incomplete',
      message: expect.stringContaining('receipt.json'),
    });
    rmSync(folder, { recursive: true });
    await expect(kept()).rejects.toMatchObject({
      code: 'release-incomplete',
      message: expect.stringContaining(EDITION),
    });
  });
});

describe('its inputs', () => {
  const there = { folder, receipt: RECEIPT };
  const added = new Set(['geography/find.csv']);

  test('are those of now, and may lack what only files of areas are made from', () => {
    checkInputs(there, RECEIPT, added);
    checkInputs(there, { inputs: [...RECEIPT.inputs, hashed('geography/find.csv', 'x')] }, added);
  });

  test.each([
    ['another figure', [hashed('editions/made-up-2026/figures.csv', 'others')], 'figures.csv'],
    ['one that is gone', [], 'figures.csv'],
    ['one more', [RECEIPT.inputs[0]!, hashed('editions/made-up-2026/more.csv', 'x')], 'more.csv'],
  ])('with %s are refused by name', (_, changed, name) => {
    const inputs = [...changed, RECEIPT.inputs[1]!];
    expect(() => checkInputs(there, { inputs }, added)).toThrow(
      expect.objectContaining({ code: 'release-incomplete', message: expect.stringContaining(name) }),
    );
  });

  test('that files of areas were made from may not have changed', () => {
    const receipt = { ...RECEIPT, inputs: [hashed('geography/find.csv', 'x')] };
    expect(() =>
      checkInputs({ folder, receipt }, { inputs: [hashed('geography/find.csv', 'y')] }, added),
    ).toThrow(expect.objectContaining({ code: 'release-incomplete' }));
  });
});

describe('its files', () => {
  const writer = (path: string, stage: Writer['stage']) => ({
    path,
    stage,
    mediaType: 'text/csv',
    title: '',
    description: '',
  });

  test('are copied where they are tables or maps that it has, and made otherwise', async () => {
    const there = { folder, receipt: RECEIPT };
    expect(keptFile(there, writer('index.csv', 'report'))).toBeUndefined();
    expect(keptFile(there, writer('moves.csv', 'tables'))).toBeUndefined();
    const found = keptFile(there, writer('index.csv', 'tables'));
    if (typeof found?.content !== 'function') throw new Error('it is not copied');
    const copy = join(root, 'copy.csv');
    await found.content(copy);
    expect(await readFile(copy, 'utf8')).toBe('rows');
  });
});
