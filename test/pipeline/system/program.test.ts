import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashOfProgram, runningProgram } from '../../../pipeline/system/program.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'smi-program-'));
  mkdirSync(join(root, 'sources'));
  writeFileSync(join(root, 'index.js'), 'export const A = 1;');
  writeFileSync(join(root, 'sources', 'one.js'), 'export const B = 2;');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('a program with another byte, another file or another name of one has another hash', async () => {
  const hashes = [await hashOfProgram(root)];
  writeFileSync(join(root, 'sources', 'one.js'), 'export const B = 3;');
  hashes.push(await hashOfProgram(root));
  writeFileSync(join(root, 'sources', 'two.js'), '');
  hashes.push(await hashOfProgram(root));
  renameSync(join(root, 'sources', 'two.js'), join(root, 'two.js'));
  hashes.push(await hashOfProgram(root));
  expect(new Set(hashes).size).toBe(4);
  for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/);
});

test('what is no code does not matter, nor where the program is', async () => {
  const before = await hashOfProgram(root);
  writeFileSync(join(root, 'index.d.ts'), 'export declare const A = 1;');
  expect(await hashOfProgram(root)).toBe(before);
  const moved = `${root}-moved`;
  renameSync(root, moved);
  try {
    expect(await hashOfProgram(moved)).toBe(before);
  } finally {
    renameSync(moved, root);
  }
});

test('a program that is not compiled has none: its files may change while it runs', async () => {
  expect(await runningProgram()).toBeUndefined();
});
