import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const CORE = join(ROOT, 'pipeline', 'robustness');

/** What a file loads when it runs: types are gone by then. */
const loaded = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type\b)[^;]*?from '([^']+)';/gms)]
    .concat([...readFileSync(file, 'utf8').matchAll(/^import '([^']+)'|\bimport\('([^']+)'\)/gm)])
    .map(([, one, other]) => one ?? other!);

function reachable(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const name of loaded(file)) {
    expect(name, `${relative(ROOT, file)} loads what no page has`).toMatch(/^\.{1,2}\//);
    reachable(join(dirname(file), name.replace(/\.js$/, '.ts')), seen);
  }
  return seen;
}

test('what simulates and sums up loads itself, the toolbox and plans alone, so that it runs in a page', () => {
  const files = ['simulate', 'summarise', 'sobol', 'pair'].flatMap((name) => [
    ...reachable(join(CORE, `${name}.ts`)),
  ]);
  const outside = files
    .map((file) => relative(ROOT, file))
    .filter((file) => !/^pipeline\/((robustness|methods)\/|editions\/plan\.ts$)/.test(file));
  expect(outside).toEqual([]);
  expect(files.length).toBeGreaterThan(30);
});
