import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { asTyped, programName, shellWord } from '../../../pipeline/system/program-name.js';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'program name-')));
const checkout = join(root, 'checkout');
const installed = join(root, 'node_modules', 'social-mobility-index');
for (const folder of [join(checkout, 'docs'), installed]) mkdirSync(folder, { recursive: true });
writeFileSync(join(checkout, 'tsconfig.json'), '{}');
afterAll(() => rmSync(root, { recursive: true, force: true }));

const script = (of: string) => join(of, 'bin', 'smi.mjs');
const BIN = join('bin', 'smi');

describe('the program is called', () => {
  test.each([
    ['by its script', script(installed), {}],
    ['from node_modules/.bin', join(root, 'node_modules', '.bin', 'smi'), {}],
    ['by npx', join(root, 'node_modules', '.bin', 'smi'), { npm_command: 'exec' }],
  ])('smi where it is installed, %s', (_, given, environment) => {
    for (const folder of [root, installed, tmpdir()])
      expect(programName(folder, given, environment, installed)).toBe('smi');
  });

  test.each([
    ['by its script, as npm start has it', script(checkout), {}],
    ['by npx', BIN, { npm_command: 'exec' }],
    ['without a script, in a library', undefined, {}],
  ])('npx smi in a checkout and its folders, %s', (_, given, environment) => {
    for (const folder of [checkout, join(checkout, 'docs')])
      expect(programName(folder, given, environment, checkout)).toBe('npx smi');
  });

  test('by the path of its script outside the checkout, where npx would ask the registry', () => {
    for (const folder of [root, `${checkout}-2`, tmpdir()])
      expect(programName(folder, script(checkout), {}, checkout)).toBe(`node "${script(checkout)}"`);
  });

  test('smi where npm link put the checkout on the path', () => {
    for (const folder of [root, checkout]) expect(programName(folder, BIN, {}, checkout)).toBe('smi');
  });
});

test('a hint has its commands as they are typed, and nothing else changes', () => {
  expect(asTyped('see `smi list editions` or `smi --help`', 'npx smi')).toBe(
    'see `npx smi list editions` or `npx smi --help`',
  );
  expect(asTyped('the smi list of `smi.yaml`', 'npx smi')).toBe('the smi list of `smi.yaml`');
  expect(asTyped('`smi build`', 'node "a$&b"')).toBe('`node "a$&b" build`');
});

test.each([
  ['Blackpool', 'Blackpool'],
  ['out/a-1.csv', 'out/a-1.csv'],
  ['', '""'],
  ['North Norfolk', '"North Norfolk"'],
  ["King's Lynn", '"King\'s Lynn"'],
  ['records-*.parquet', '"records-*.parquet"'],
  ['a$(b)', "'a$(b)'"],
  ['`a`', "'`a`'"],
  ['"a" \'b\'', `'"a" '\\''b'\\'''`],
  ['a\\b', "'a\\b'"],
])('a shell reads %j as one word: %s', (text, word) => {
  expect(shellWord(text)).toBe(word);
});
