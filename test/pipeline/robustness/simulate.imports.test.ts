import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const CORE = join(ROOT, 'pipeline', 'robustness');

/** What a file loads at run time, without types. */
const loaded = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type\b)[^;]*?from '([^']+)';/gms)]
    .concat([...readFileSync(file, 'utf8').matchAll(/^import '([^']+)'|\bimport\('([^']+)'\)/gm)])
    .map(([, one, other]) => one ?? other!);

function reachable(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const name of loaded(file)) {
    expect(name, `${relative(ROOT, file)} loads a module that a page does not have`).toMatch(/^\.{1,2}\//);
    reachable(join(dirname(file), name.replace(/\.js$/, '.ts')), seen);
  }
  return seen;
}

test('simulation and summary load only themselves, the toolbox and plans, so that they run in a page', () => {
  const files = ['simulate', 'summarise', 'sobol', 'pair'].flatMap((name) => [
    ...reachable(join(CORE, `${name}.ts`)),
  ]);
  const outside = files
    .map((file) => relative(ROOT, file))
    .filter(
      (file) => !/^pipeline\/((robustness|methods)\/|editions\/plan\.ts$|model\/draws\.ts$)/.test(file),
    );
  expect(outside).toEqual([]);
  expect(files.length).toBeGreaterThan(30);
});
