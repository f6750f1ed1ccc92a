import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { receiptText } from '../../../outputs/formats/receipt.js';
import type { Engine } from '../../../pipeline/engine/engine.js';
import { smallOutputs } from '../small-release.js';

const written = (path: string, sha256: string) => ({
  path,
  bytes: 1,
  sha256,
  writer: { path, mediaType: 'text/csv', title: path, description: '' },
});

const FILES = [written('index.csv', 'a'.repeat(64)), written('map.svg', 'b'.repeat(64))];

/** The receipt of some files, with an engine of some version. */
async function receiptOf(files = FILES, version = '1.0.0') {
  const engine = { version: async () => version } as unknown as Engine;
  const release = { ...smallOutputs(), tables: [] };
  return JSON.parse(await receiptText(release, { engine, files, rowCounts: new Map() }));
}

test('the id of a release is the hash of what `sha256sum` prints of its files', async () => {
  const listed = `${'a'.repeat(64)}  index.csv\n${'b'.repeat(64)}  map.svg\n`;
  expect((await receiptOf()).id).toBe(`sha256:${createHash('sha256').update(listed).digest('hex')}`);
});

test('the id changes with a byte of a file or its name, and not with the version of a program', async () => {
  const { id, engine } = await receiptOf();
  const later = await receiptOf(FILES, '2.0.0');
  expect([later.id, later.engine.version, engine.version]).toEqual([id, '2.0.0', '1.0.0']);
  expect((await receiptOf([FILES[0]!, written('map.svg', 'c'.repeat(64))])).id).not.toBe(id);
  expect((await receiptOf([FILES[0]!, written('maps.svg', 'b'.repeat(64))])).id).not.toBe(id);
});
