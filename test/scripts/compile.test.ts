import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { shipped } from '../../pipeline/system/package-root.js';
import { run } from '../project/checkout.js';

const root = mkdtempSync(join(tmpdir(), 'compile-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const put = (path: string, text: string) => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
};

describe('compiling into a dist/ of another time', () => {
  it('leaves there what the sources make, and nothing else', () => {
    const scripts = ['compile', 'compile-lock', 'bundle'].map((name) => `scripts/${name}.mjs`);
    for (const name of [...scripts, 'tsconfig.json', 'package.json']) cpSync(shipped(name), join(root, name));
    symlinkSync(shipped('node_modules'), join(root, 'node_modules'));
    put('index.ts', 'export const name = 1;\n');
    put('errors/kept.ts', 'export const kept = 2;\n');
    put('outputs/explorer/page/main.ts', 'console.log(4);\n');
    put('outputs/explorer/page/weights/worker.ts', 'console.log(5);\n');
    put('test/not-compiled.ts', 'export const test = 3;\n');
    const stale = ['errors/gone.js', 'errors/gone.d.ts', 'old/a.js', 'index.js.map', 'test/not-compiled.js'];
    for (const path of [...stale, 'index.js']) put(`dist/${path}`, 'of another time');
    run(process.execPath, ['scripts/compile.mjs'], root);
    const made = [
      'index.js',
      'index.d.ts',
      'errors/kept.js',
      'errors/kept.d.ts',
      '.built',
      'explorer/explorer.js',
    ];
    expect(made.filter((path) => !existsSync(join(root, 'dist', path)))).toEqual([]);
    expect(stale.filter((path) => existsSync(join(root, 'dist', path)))).toEqual([]);
  });
});
