import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { INDEX_WRITERS } from '../../../outputs/writers.js';
import type { WriteBytes } from '../../../pipeline/publish/folder-writer.js';
import { bareEdition } from '../../fixtures/quick-editions.js';
import { IS_LONG } from '../../project/checkout.js';
import { build, filesOf } from './built.js';
import { aside, EDITION, emptyFolder, refusal, systemError } from './setup.js';

const { root, remove } = emptyFolder();
const editions = bareEdition(join(root, 'editions'));
/** A build that takes as little time as one can. */
const QUICK = { editions, replicates: 0, areas: false };
const release = join(root, 'release');
let before: Map<string, Buffer>;
beforeAll(async () => {
  await build(release, QUICK);
  before = filesOf(join(release, EDITION));
});
afterAll(() => remove());

/** Writes half of a file, and then fails with an error of the system. */
const failingAt =
  (name: string, code: string): WriteBytes =>
  async (path, pieces) => {
    const content = Buffer.concat([...pieces]);
    if (basename(path) !== name) return writeFile(path, content);
    await writeFile(path, content.subarray(0, content.byteLength / 2));
    throw systemError(code);
  };

function expectUntouched() {
  const now = filesOf(join(release, EDITION));
  expect([...now.keys()]).toEqual([...before.keys()]);
  for (const [name, bytes] of now) expect(bytes.equals(before.get(name)!), name).toBe(true);
  expect(aside(release)).toHaveLength(1);
}

describe('a build on a failing disk', () => {
  async function expectRefused(code: string, file: string, expected: string) {
    const error = await refusal(build(release, { ...QUICK, write: failingAt(file, code) }));
    expect(error.code).toBe(expected);
    expect(error.exit).toBe(5);
    expect(error.message).toContain(`writing ${file}`);
    expectUntouched();
  }
  test('with EIO in the middle of report.html is reported as such, and keeps the previous release', () =>
    expectRefused('EIO', 'report.html', 'file-system'));
  test.skipIf(!IS_LONG).each(['index.csv', 'receipt.json'])(
    'with ENOSPC in the middle of %s is reported as such, and keeps the previous release (left out without SMI_LONG=1)',
    (file) => expectRefused('ENOSPC', file, 'disk-full'),
  );

  test('leaves nothing where there was no release', async () => {
    const empty = join(root, 'empty');
    const error = await refusal(build(empty, { ...QUICK, write: failingAt('receipt.json', 'ENOSPC') }));
    expect([error.code, error.exit]).toEqual(['disk-full', 5]);
    expect(error.message).toContain('writing receipt.json');
    expect(readdirSync(empty)).toEqual(['.builds']);
    expect(aside(empty)).toEqual([]);
  });
});

const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
const mount = (i: string, kilobytes: number) => {
  mkdirSync(i);
  const options = ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', i];
  return spawnSync('mount', options).status === 0;
};
const canMount = () => {
  if (!asRoot) return false;
  const probe = join(root, 'probe');
  if (!mount(probe, 64)) return false;
  spawnSync('umount', [probe]);
  return true;
};

describe.skipIf(!canMount())(
  'a build on a disk that is really full (where root may mount a small one)',
  () => {
    const pages = (names: readonly string[]) =>
      names.reduce((sum, name) => sum + Math.ceil(statSync(join(release, EDITION, name)).size / 4096), 0) * 4;
    const paths = INDEX_WRITERS.map(({ path }) => path);
    const upToParquet = () => paths.slice(0, paths.indexOf('indicators.parquet'));

    async function expectFull(name: string, kilobytes: () => number) {
      const disk = join(root, name);
      expect(mount(disk, kilobytes())).toBe(true);
      try {
        if (name === 'full')
          await writeFile(join(disk, 'ballast'), new Uint8Array(64 * 1024)).catch(() => {});
        const error = await refusal(build(join(disk, 'release'), QUICK));
        expect(error.code).toBe('disk-full');
        expect(error.exit).toBe(5);
        if (name === 'parquet') expect(error.message).toContain('indicators.parquet');
        const left = readdirSync(disk, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && entry.name !== 'ballast')
          .map((entry) => entry.name);
        expect(left).toEqual([]);
      } finally {
        spawnSync('umount', ['-l', disk]);
      }
    }
    test('before the lock is taken ends as disk-full and leaves nothing of it', () =>
      expectFull('full', () => 64));
    test('in the middle of a Parquet file that the engine writes ends as disk-full and leaves nothing of it', () =>
      expectFull('parquet', () => pages(upToParquet()) + 64));
    test.skipIf(!IS_LONG)(
      'in the middle of a CSV that Node writes ends as disk-full and leaves nothing of it (left out without SMI_LONG=1)',
      () => expectFull('csv', () => 1024),
    );
  },
);
