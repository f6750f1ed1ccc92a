import { type SpawnOptions, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accept } from '../../../pipeline/editions/accept.js';
import { frozenTexts } from '../../../pipeline/editions/freeze.js';
import { mendIfLeft } from '../../../pipeline/editions/swap.js';
import { readWhole } from '../../../pipeline/editions/whole.js';
import type { LockFile } from '../../../schemas/source.js';
import { cases, IS_LONG } from '../../project/checkout.js';
import { run } from '../cli/spawned.js';
import { emptyFolder } from '../publish/setup.js';
import { contentOf, smallEdition } from './small-edition.js';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const FILES = ['areas.csv', 'figures.csv', 'context.csv', 'harmonised.csv', 'origin.json'];
const expected = (mark: string) => Object.fromEntries(frozenTexts(smallEdition(mark), new Map()));
const entry = (mark: string): LockFile => ({
  [`https://example.org/${mark}.csv`]: { bytes: 1, sha256: '0'.repeat(64), locked_on: '2026-01-02' },
});

let root: string;
let folder: string;
let lockPath: string;
let remove: () => void;
beforeAll(async () => {
  await run(['--version']); // compiles, if needed
});
beforeEach(() => {
  ({ root, remove } = emptyFolder());
  folder = join(root, 'edition');
  lockPath = join(root, 'sources', 'lock.json');
  mkdirSync(folder);
});
afterEach(() => remove());

/** Accepts an edition in a process of its own; ends with its exit code, or null when it was killed. */
function accepting(mark: string, killAt?: number): Promise<number | null> {
  const hook = ['--import', pathToFileURL(here('kill-at.mjs')).href];
  const options: SpawnOptions = {
    stdio: ['pipe', 'ignore', 'inherit'],
    env: { ...process.env, KILL_AT: String(killAt), KILL_BELOW: root },
  };
  const args = [...(killAt === undefined ? [] : hook), here('accept-edition.mjs'), folder, lockPath];
  const child = spawn(process.execPath, args, options);
  child.stdin?.end(JSON.stringify({ frozen: smallEdition(mark), lock: entry(mark) }));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}

const acceptHere = (mark: string) =>
  accept(folder, smallEdition(mark), {
    path: lockPath,
    lock: entry(mark),
    addresses: Object.keys(entry(mark)),
  });

/** The mark of the edition that a reader finds, all of whose files are of it. */
async function found(): Promise<string> {
  const { texts, origin } = await readWhole(folder);
  const mark = /org\/(\w+)\.csv/.exec(origin.official_files[0]?.address ?? '')?.[1] ?? '';
  expect(Object.fromEntries(texts)).toEqual(expected(mark));
  return mark;
}
const locked = () => Object.keys(JSON.parse(readFileSync(lockPath, 'utf8')));

/** Every step with SMI_LONG=1, else one in five. */
const STRIDE = cases(5, 1);

const TIME = { timeout: IS_LONG ? 600_000 : 300_000 };

describe('an accept that is killed', () => {
  test.each([
    ['the first one of an edition', []],
    ['one that replaces another', ['old']],
  ])('at any step, as %s, leaves the old edition or the new one', TIME, async (_, before) => {
    const steps: string[] = [];
    for (let at = 0; ; at += STRIDE) {
      rmSync(folder, { recursive: true });
      mkdirSync(folder);
      for (const mark of before) await acceptHere(mark);
      if ((await accepting('new', at)) === 0) break;
      const mark = await found().catch((error: { code?: string }) => error.code ?? String(error));
      steps.push(mark);
      // The next load ends what was begun, and reads the same.
      await mendIfLeft(folder);
      if (mark !== 'edition-incomplete') {
        expect(contentOf(folder, FILES), `step ${at}`).toEqual(expected(mark));
        expect(readdirSync(folder)).toEqual(FILES.toSorted());
      }
      // And so does the next accept, whatever was left.
      if (at % 2 === 0) {
        await acceptHere('next');
        expect(contentOf(folder, FILES)).toEqual(expected('next'));
        expect(readdirSync(folder)).toEqual(FILES.toSorted());
      }
    }
    // Two steps for each of five files aside and a rename for each, at least.
    expect(steps.length).toBeGreaterThan(17 / STRIDE);
    const first = before.length === 0 ? 'edition-incomplete' : 'old';
    expect([...new Set(steps)]).toEqual([first, 'new']);
    expect(steps).toEqual(steps.toSorted((a, b) => Number(a === 'new') - Number(b === 'new')));
    expect(readdirSync(folder)).toEqual(FILES.toSorted());
  });
});

describe('accepts at the same time', () => {
  const ROUNDS = cases(1, 8);

  test('of one edition: each is whole, one is last, and the lock has the entries of all', TIME, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const marks = ['a', 'b', 'c'].map((mark) => `${mark}${round}`);
      expect(await Promise.all(marks.map((mark) => accepting(mark)))).toEqual([0, 0, 0]);
      const last = await found();
      expect(marks).toContain(last);
      expect(contentOf(folder, FILES)).toEqual(expected(last));
      expect(readdirSync(folder)).toEqual(FILES.toSorted());
      expect(locked()).toEqual(expect.arrayContaining(marks.flatMap((mark) => Object.keys(entry(mark)))));
      expect(readdirSync(join(root, 'sources'))).toEqual(['lock.json']);
    }
  });

  test('as loads: each load reads the files of one accept', TIME, async () => {
    await acceptHere('start');
    let running = true;
    const accepts = (async () => {
      for (let round = 0; round < ROUNDS; round += 1) await accepting(`m${round}`);
      running = false;
    })();
    const seen = new Set<string>();
    while (running) seen.add(await found());
    await accepts;
    seen.add(await found());
    expect(seen).toContain('start');
    expect(seen).toContain(`m${ROUNDS - 1}`);
  });

  test('in one process wait for each other', async () => {
    await Promise.all(['x', 'y', 'z'].map(acceptHere));
    expect(['x', 'y', 'z']).toContain(await found());
    expect(existsSync(join(folder, '.lock'))).toBe(false);
  });
});
