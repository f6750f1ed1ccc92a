import { readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Receipt } from '../../../schemas/release/receipt.js';
import { bareEdition } from '../../fixtures/quick-editions.js';
import { IS_LONG } from '../../project/checkout.js';
import { run, start } from '../cli/spawned.js';
import { build, filesOf, sha256 } from './built.js';
import { aside, EDITION, emptyFolder } from './setup.js';

const { root, remove } = emptyFolder();
const release = join(root, 'release');
const oldEditions = join(root, 'old');
const newEditions = join(root, 'new');
afterAll(() => remove());

/** The command of a build that takes as little time as one can. */
const BUILD = ['build', EDITION, '--replicates', '0', '--skip', 'areas,explorer'];

/** A copy of the edition with a distinct title. */
function copyEdition(to: string, title: string) {
  bareEdition(to);
  const path = join(to, EDITION, 'method.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^title: .*$/m, `title: ${title}`));
}
beforeAll(async () => {
  copyEdition(oldEditions, 'Old');
  copyEdition(newEditions, 'New');
  await run(['--version']); // compiles, if needed, before anything is timed
  await build(release, { editions: oldEditions, replicates: 0, areas: false });
});

/** The first word of the title of the current release, with every file checked against its receipt. */
function wholeRelease(): string {
  const files = filesOf(join(release, EDITION));
  const receipt: Receipt = JSON.parse(String(files.get('receipt.json')));
  expect([...files.keys()].filter((name) => name !== 'receipt.json')).toEqual(
    receipt.outputs.map(({ path }) => path),
  );
  for (const { path, sha256: hash } of receipt.outputs) expect(sha256(files.get(path)!), path).toBe(hash);
  // A method that was changed is called a variant of the published one after it.
  return receipt.title.split(':')[0] ?? '';
}

/** Starts a build and waits until so many of its temporary files exist, or until it is over. */
async function startedBuild(files: number) {
  const { child, ended } = start([...BUILD, '--editions', newEditions, '--release', release]);
  const over = ended.then(() => true);
  for (;;) {
    const making = aside(release).find((name) => name === `.making-${EDITION}-${child.pid}`);
    if (making !== undefined && countIn(making) >= files) break;
    if (await Promise.race([over, wait(2).then(() => false)])) break;
  }
  return { child, ended };
}
function countIn(name: string): number {
  try {
    return readdirSync(join(release, '.builds', name)).length;
  } catch {
    return Number.POSITIVE_INFINITY; // it was already moved into place
  }
}

/** Each case is a build or two in a process of its own: later moments are tried with SMI_LONG=1. */
const long = test.skipIf(!IS_LONG);

describe.skipIf(process.platform === 'win32')('an interrupted build', () => {
  async function expectKilledAfter(files: number) {
    const { child, ended } = await startedBuild(files);
    child.kill('SIGKILL');
    expect((await ended).signal).toBe('SIGKILL');
    expect(wholeRelease()).toBe('Old');
    // Its temporary files are removed by the next build, whatever the outcome of that.
    expect(aside(release).filter((name) => name.startsWith('.making-'))).toEqual([
      `.making-${EDITION}-${child.pid}`,
    ]);
  }
  test('by SIGKILL when 2 files are written leaves the release before', () => expectKilledAfter(2));
  long('by SIGKILL when 14 files are written leaves the release before (left out without SMI_LONG=1)', () =>
    expectKilledAfter(14),
  );

  long(
    'by SIGTERM leaves the previous release and no temporary files, and exits with 130 (left out without SMI_LONG=1)',
    async () => {
      const { child, ended } = await startedBuild(10);
      child.kill('SIGTERM');
      const { code, out, err } = await ended;
      expect(code).toBe(130);
      expect(out).toBe('');
      expect(err).toContain('interrupted');
      expect(wholeRelease()).toBe('Old');
      expect(aside(release)).toHaveLength(1);
    },
  );

  long(
    'by SIGKILL around the swap leaves the old release or the new one, complete (left out without SMI_LONG=1)',
    async () => {
      const { child, ended } = await startedBuild(Number.POSITIVE_INFINITY);
      child.kill('SIGKILL');
      await ended;
      expect(['Old', 'New']).toContain(wholeRelease());
      await build(release, { editions: newEditions, replicates: 0, areas: false });
      expect(wholeRelease()).toBe('New');
      expect(aside(release)).toEqual([basename(readlinkSync(join(release, EDITION)))]);
    },
  );

  test('by SIGINT before there was a release leaves none, and exits with 130', async () => {
    const nothing = join(root, 'nothing');
    const { child, ended } = start([...BUILD, '--editions', newEditions, '--release', nothing]);
    while (child.exitCode === null && !hasBegun(nothing)) await wait(2);
    child.kill('SIGINT');
    expect((await ended).code).toBe(130);
    expect(readdirSync(nothing)).toEqual(['.builds']);
    expect(aside(nothing)).toEqual([]);
  });
});

function hasBegun(folder: string): boolean {
  try {
    return aside(folder).some((name) => name.startsWith('.making-'));
  } catch {
    return false;
  }
}
