import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DiskQueue } from '../../../pipeline/publish/disk-queue.js';
import { systemError } from './setup.js';

test('waits for every file, four at a time', async () => {
  const done: string[] = [];
  let now = 0;
  let most = 0;
  const queue = new DiskQueue(async (path) => {
    now += 1;
    most = Math.max(most, now);
    await new Promise((resolve) => setImmediate(resolve));
    now -= 1;
    done.push(path);
  });
  for (const name of ['a', 'b', 'c', 'd', 'e']) queue.add(`/made-up/${name}`, name);
  await queue.empty();
  queue.add('/made-up/f', 'f');
  await queue.empty();
  expect(done.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `/made-up/${name}`));
  expect(most).toBe(4);
});

test('reports the first file that could not be waited for, and waits for no more', async () => {
  const asked: string[] = [];
  const queue = new DiskQueue(async (path) => {
    asked.push(path);
    if (path === 'b') throw systemError('ENOSPC');
  });
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) queue.add(name, `areas/${name}`);
  await expect(queue.empty()).rejects.toMatchObject({
    code: 'disk-full',
    message: expect.stringContaining('writing areas/b'),
  });
  expect(asked).not.toContain('h');
});

test('a file that is gone is a failure, and one that is there is not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'smi-disk-'));
  try {
    writeFileSync(join(folder, 'there'), 'x');
    const queue = new DiskQueue();
    queue.add(join(folder, 'there'), 'there');
    await queue.empty();
    queue.add(join(folder, 'gone'), 'gone');
    await expect(queue.empty()).rejects.toMatchObject({ code: 'file-system' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
