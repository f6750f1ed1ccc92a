import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { receive, writeChunk } from '../../../pipeline/acquire/receive.js';
import { runCleanups } from '../../../pipeline/system/interrupt.js';

let store: string;
beforeEach(() => {
  store = mkdtempSync(join(tmpdir(), 'smi-store-'));
});
afterEach(() => rmSync(store, { recursive: true, force: true }));

test('an interruption of the program leaves nothing of a partial download', async () => {
  const never = new Promise<void>(() => undefined);
  let begun = () => {};
  const started = new Promise<void>((resolve) => {
    begun = resolve;
  });
  async function* endless() {
    yield Buffer.from('the first half');
    begun();
    await never;
  }
  const signal = new AbortController().signal;
  void receive(endless(), { store, limit: 1000, write: writeChunk, signal });
  await started;
  expect(readdirSync(join(store, 'partial'))).toHaveLength(1);
  runCleanups();
  expect(readdirSync(join(store, 'partial'))).toEqual([]);
});
