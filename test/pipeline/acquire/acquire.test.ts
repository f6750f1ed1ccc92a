import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acquire } from '../../../pipeline/acquire/acquire.js';
import { refusal } from '../../fixtures/refusal.js';
import { createWorkspace, fileAt, filesBelow, lockOf, NOW, sha256, type Workspace } from './setup.js';

let workspace: Workspace;
beforeEach(async () => {
  workspace = await createWorkspace();
});
afterEach(() => workspace.close());

const TEXTS = { '/a.csv': 'code,value\nE06000001,1\n', '/b.csv': 'code,value\nE06000002,2\n' };
const FILES = Object.keys(TEXTS).map(fileAt);

describe('acquire', () => {
  test('without files does nothing, and leaves no store behind', async () => {
    const { files, lock } = await acquire([], workspace.options());
    expect([...files]).toEqual([]);
    expect(lock).toEqual({});
    expect(await filesBelow(workspace.store)).toEqual([]);
    expect(workspace.lines).toEqual(['acquire 0 files, 0.0 MB']);
  });

  test('stores a file under its hash, with a record of where it came from', async () => {
    workspace.serve(TEXTS);
    const file = fileAt('/a.csv');
    const { files } = await acquire([file], workspace.options({ lock: lockOf(TEXTS) }));
    const hash = sha256(TEXTS['/a.csv']);
    const object = join('sha256', hash.slice(0, 2), hash);
    const record = join('records', `${sha256(file.address)}.json`);
    expect(await filesBelow(workspace.store)).toEqual([record, object]);
    expect(await readFile(join(workspace.store, object), 'utf8')).toBe(TEXTS['/a.csv']);
    expect(JSON.parse(await readFile(join(workspace.store, record), 'utf8'))).toEqual({
      address: file.address,
      sha256: hash,
      bytes: 23,
      acquired_at: NOW.toISOString(),
      from: 'network',
    });
    expect(files.get(file.address)).toEqual({
      file,
      address: file.address,
      path: join(workspace.store, object),
      bytes: 23,
      sha256: hash,
    });
  });

  test('downloads nothing in a second run', async () => {
    workspace.serve(TEXTS);
    const options = workspace.options({ lock: lockOf(TEXTS) });
    const first = await acquire(FILES, options);
    expect(workspace.asked).toHaveLength(2);
    const second = await acquire(FILES, options);
    expect(workspace.asked).toHaveLength(2);
    expect(second).toEqual(first);
    expect(workspace.lines).toEqual([
      'acquire 2 files, 0.0 MB: 2 from the network',
      'acquire 2 files, 0.0 MB: 2 from the store',
    ]);
  });

  test('returns the files in the requested order', async () => {
    workspace.serve(TEXTS);
    workspace.answers.set('/a.csv', (response) => {
      setTimeout(() => response.end(TEXTS['/a.csv']), 30); // the first requested is the last to arrive
    });
    const { files } = await acquire(FILES, workspace.options({ lock: lockOf(TEXTS) }));
    expect([...files.keys()]).toEqual(FILES.map((file) => file.address));
    expect(workspace.steps).toEqual(['acquire 1/2', 'acquire 2/2']);
  });

  test('fetches an address that two sources share once', async () => {
    workspace.serve(TEXTS);
    const file = fileAt('/a.csv');
    const { files } = await acquire(
      [file, { ...file, name: 'again.csv' }],
      workspace.options({ lock: lockOf(TEXTS) }),
    );
    expect(workspace.asked).toEqual(['/a.csv']);
    expect([...files.values()].map((stored) => stored.file.name)).toEqual(['a.csv']);
  });

  test('tries alternative addresses in order, until one serves what the lock says', async () => {
    const [second, third, fourth] = ['/2/a.csv', '/3/a.csv', '/4/a.csv'].map((path) => fileAt(path).address);
    workspace.serve({ '/2/a.csv': 'another text', '/3/a.csv': TEXTS['/a.csv'], '/4/a.csv': TEXTS['/a.csv'] });
    const file = { ...fileAt('/a.csv'), other_addresses: [second!, third!, fourth!] };
    const { files, lock } = await acquire(
      [file],
      workspace.options({ lock: lockOf({ '/a.csv': TEXTS['/a.csv'] }) }),
    );
    expect(workspace.asked).toEqual(['/a.csv', '/2/a.csv', '/3/a.csv']);
    // The file is recorded under its own address, wherever its bytes came from.
    expect([...files.keys()]).toEqual([file.address]);
    expect(Object.keys(lock)).toEqual([file.address]);
  });

  test('reports the first address, with the others as details, when none serves the file', async () => {
    const other = fileAt('/2/a.csv').address;
    const file = { ...fileAt('/a.csv'), other_addresses: [other] };
    const error = await refusal(
      acquire([file], workspace.options({ lock: lockOf({ '/a.csv': TEXTS['/a.csv'] }) })),
    );
    expect(error.code).toBe('network');
    expect(error.message).toContain(file.address);
    expect(error.places).toEqual([expect.stringContaining(other)]);
  });

  test('never downloads more files at once than allowed', async () => {
    const texts = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`/${i}.csv`, `text ${i}`]));
    let open = 0;
    let max = 0;
    for (const [path, body] of Object.entries(texts)) {
      workspace.answers.set(path, (response) => {
        open += 1;
        max = Math.max(max, open);
        setTimeout(() => {
          open -= 1;
          response.end(body);
        }, 5);
      });
    }
    const options = workspace.options({ lock: lockOf(texts), concurrency: 3 });
    expect((await acquire(Object.keys(texts).map(fileAt), options)).files.size).toBe(9);
    expect(max).toBeLessThanOrEqual(3);
  });

  test('streams a file that is larger than memory should hold', async () => {
    const large = Buffer.alloc(8_000_000, 'E06000001,1.5\n');
    workspace.serve({ '/large.csv': large });
    let longest = 0;
    const options = workspace.options({
      lock: lockOf({ '/large.csv': large }),
      write: async (file, chunk) => {
        longest = Math.max(longest, chunk.byteLength);
        await file.writeFile(chunk);
      },
    });
    const { files } = await acquire([fileAt('/large.csv')], options);
    expect(sha256(await readFile([...files.values()][0]!.path))).toBe(sha256(large));
    expect(longest).toBeLessThan(1_000_000);
    expect(workspace.lines).toEqual(['acquire 1 file, 8.0 MB: 1 from the network']);
  });

  test('does not request a file without an entry in the lock', async () => {
    workspace.serve(TEXTS);
    const error = await refusal(
      acquire(FILES, workspace.options({ lock: lockOf({ '/a.csv': TEXTS['/a.csv'] }) })),
    );
    expect(error.code).toBe('lock-missing');
    expect(error.message).toContain('https://data.example/b.csv');
    expect(workspace.asked).toEqual(['/a.csv']);
  });

  test('returns the lock sorted and otherwise unchanged', async () => {
    const lock = lockOf({ '/z.csv': 'z', '/Ä.csv': 'ä', '/B.csv': 'b', '/a.csv': 'a' });
    const { lock: sorted } = await acquire([], workspace.options({ lock }));
    expect(sorted).toEqual(lock);
    expect(Object.keys(sorted).map((address) => address.at(-5))).toEqual(['B', 'a', 'z', 'Ä']);
  });
});
