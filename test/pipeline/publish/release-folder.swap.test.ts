import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { publishRelease } from '../../../pipeline/publish/release-folder.js';
import { EDITION, emptyFolder, markAt, releaseOf } from './setup.js';

let release: string;
let remove: () => void;
beforeEach(() => {
  let root: string;
  ({ root, remove } = emptyFolder());
  release = join(root, 'release');
});
afterEach(() => remove());

/** Reads the receipt through the link as fast as it can until stopped, and returns what it saw. */
const READER = `
const { readFileSync } = require('node:fs');
const { parentPort, workerData: { path, stop } } = require('node:worker_threads');
const seen = { reads: 0, marks: [], wrong: [] };
parentPort.postMessage('ready');
while (Atomics.load(stop, 0) === 0) {
  seen.reads += 1;
  try {
    const { mark, end } = JSON.parse(readFileSync(path, 'utf8'));
    if (end !== true) seen.wrong.push('no end');
    if (seen.marks.at(-1) !== mark) seen.marks.push(mark);
  } catch (error) {
    seen.wrong.push(String(error));
  }
}
parentPort.postMessage(seen);
`;

test('a reader that never stops reading sees a complete old or new release at every moment', async () => {
  const marks = Array.from({ length: 20 }, (_, i) => `build-${i}`);
  await publishRelease(release, EDITION, releaseOf(marks[0]!));
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(READER, {
    eval: true,
    workerData: { path: join(release, EDITION, 'receipt.json'), stop },
  });
  const message = () =>
    new Promise<{ reads: number; marks: string[]; wrong: string[] }>((resolve, reject) =>
      worker.once('message', resolve).once('error', reject),
    );
  try {
    await message();
    for (const mark of marks.slice(1)) await publishRelease(release, EDITION, releaseOf(mark));
    const last = message();
    Atomics.store(stop, 0, 1);
    const seen = await last;
    expect(seen.wrong).toEqual([]);
    expect(seen.reads).toBeGreaterThan(marks.length);
    // In order, and none twice: no reader goes back to an older release.
    const order = seen.marks.map((mark) => marks.indexOf(mark));
    expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
    expect(seen.marks.length).toBeGreaterThan(1);
  } finally {
    await worker.terminate();
  }
});

test('the release is complete at each step of the swap', async () => {
  await publishRelease(release, EDITION, releaseOf('old'));
  const seen: string[] = [];
  const { symlinkSync } = await import('node:fs');
  await publishRelease(
    release,
    EDITION,
    async (folder) => {
      seen.push(`before writing: ${markAt(release)}`);
      const hash = await releaseOf('new')(folder);
      seen.push(`written: ${markAt(release)}`);
      return hash;
    },
    (target, path) => {
      seen.push(`moved in: ${markAt(release)}`);
      symlinkSync(target, path, 'dir');
      seen.push(`linked: ${markAt(release)}`);
    },
  );
  seen.push(`done: ${markAt(release)}`);
  expect(seen).toEqual(['before writing: old', 'written: old', 'moved in: old', 'linked: old', 'done: new']);
});
