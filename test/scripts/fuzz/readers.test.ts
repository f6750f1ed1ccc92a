import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Draws } from '../../../scripts/fuzz/mutate.js';
import { newFolder, putMutant, READERS } from '../../../scripts/fuzz/readers.js';
import { oneIn } from '../../project/checkout.js';

const root = mkdtempSync(join(tmpdir(), 'fuzz-readers-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

// Mutants of a file that is refused as it is would try nothing.
test.each(oneIn(3, READERS))('$name: the files that mutants are made of are read', async (reader) => {
  const seeds = await reader.seeds();
  const folder = newFolder(root);
  for (const seed of seeds)
    await reader.read(Buffer.from(seed), putMutant(folder, reader, Buffer.from(seed)));
  const mutant = await reader.mutant?.(seeds, new Draws(1, 1));
  expect(seeds.length).toBeGreaterThan(0);
  if (reader.mutant !== undefined) expect(mutant?.length).toBeGreaterThan(0);
});
