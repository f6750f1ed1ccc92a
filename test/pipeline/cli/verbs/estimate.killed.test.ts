import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { shipped } from '../../../../pipeline/system/package-root.js';
import { cases } from '../../../project/checkout.js';
import { run, start } from '../spawned.js';

const root = mkdtempSync(join(tmpdir(), 'killed-'));
const i = (...names: string[]) => join(root, ...names);
afterAll(() => rmSync(root, { recursive: true, force: true }));

const options = { cwd: root, env: { ...process.env, TMPDIR: i('tmp') } };
const ESTIMATE = ['estimate', i('made', 'records-1.parquet'), '--draws', '100', '--threads', '1'];
const AT_ONCE = ['synthesise', '--rows', '50', '--areas', '3'];

beforeAll(async () => {
  mkdirSync(i('tmp'));
  await run(
    ['synthesise', '--rows', String(cases(30_000, 100_000)), '--areas', '10', '--out', 'made'],
    options,
  );
});
beforeEach(() => {
  for (const name of readdirSync(root))
    if (name !== 'made') rmSync(i(name), { recursive: true, force: true });
  mkdirSync(i('tmp'));
});

const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};
const spilling = (folder = i('tmp')) => namesIn(folder).some((name) => name.startsWith('smi-spill-'));

/** Starts the program, waits until it has put something aside, and returns it; fails where it ended first. */
async function begun(args: readonly string[], has: (pid: number) => boolean) {
  const { child, ended } = start(args, options);
  let over = false;
  void ended.then(() => {
    over = true;
  });
  while (!over && !has(child.pid ?? 0)) await wait(2);
  expect(over, `${args[0]} ended before it began`).toBe(false);
  return { child, ended };
}

async function killed(args: readonly string[], has: (pid: number) => boolean): Promise<void> {
  const { child, ended } = await begun(args, has);
  child.kill('SIGKILL');
  expect((await ended).signal).toBe('SIGKILL');
}

/**
 * What a killed run of each of these verbs leaves is a folder next to that of its --out. All with SMI_LONG=1.
 */
const VERBS = [
  [...ESTIMATE, '--out', 'e', '--out-private', 'p'],
  ['synthesise', '--rows', '3000000', '--areas', '9', '--out', 'y'],
  ['score', '--method', 'method.yaml', '--data', 'data.csv', '--out', 's'],
  ['robustness', '--replicates', '50', '--sensitivity', '0', '--out', 'r'],
].slice(0, cases(2, 4));

describe.skipIf(process.platform === 'win32')('records do not stay behind', () => {
  const signals = ['SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGINT'] as const;
  test.each(signals.slice(0, cases(1, 4)))('after %s', async (signal) => {
    const { child, ended } = await begun([...ESTIMATE, '--out', 'out', '--out-private', 'in'], () =>
      spilling(),
    );
    child.kill(signal);
    const { code, err } = await ended;
    expect(code).toBe(130);
    expect(err).toContain('interrupted');
    expect(readdirSync(root).sort()).toEqual(['made', 'tmp']);
    expect(readdirSync(i('tmp'))).toEqual([]);
  });

  test('after a kill, once any command writes; but those of a command that runs do', async () => {
    await killed([...ESTIMATE, '--out', 'out', '--spill', 'scratch'], () => spilling(i('scratch')));
    expect([spilling(), spilling(i('scratch'))]).toEqual([true, true]);
    const of = (pid: number) => namesIn(i('tmp')).filter((name) => name.includes(`-${pid}-`));
    const { child, ended } = await begun([...ESTIMATE, '--out', 'living'], (pid) => of(pid).length > 0);
    child.kill('SIGSTOP');
    expect(await run([...AT_ONCE, '--out', 'other'], options)).toMatchObject({ code: 0 });
    expect(readdirSync(i('scratch'))).toEqual([]);
    expect(readdirSync(i('tmp'))).toEqual(of(child.pid ?? 0));
    child.kill('SIGCONT');
    expect(await ended).toMatchObject({ code: 0 });
    expect(readdirSync(i('tmp'))).toEqual([]);
    expect(readdirSync(root).sort()).toEqual(['living', 'made', 'other', 'scratch', 'tmp']);
  });
});

describe.skipIf(process.platform === 'win32')('what a killed run was writing', () => {
  test.each(Array.from({ length: cases(1, 5) }, (_, round) => round))(
    'is removed by the next command that writes next to it, of any verb (round %i)',
    async () => {
      for (const file of ['method.yaml', 'data.csv'])
        writeFileSync(i(file), readFileSync(shipped('docs', 'examples', 'small-index', file)));
      for (const args of VERBS) {
        const own = (name: string, pid: number) => name.includes(`.making-${pid}-`);
        await killed(args, (pid) => namesIn(root).some((name) => own(name, pid)));
        // Only its own: it has already removed what the one before left.
        expect(
          namesIn(root).filter((name) => name.includes('.making-')),
          args[0],
        ).toHaveLength(1);
      }
      expect(await run([...AT_ONCE, '--out', 'other'], options)).toMatchObject({ code: 0 });
      expect(readdirSync(root).sort()).toEqual(['data.csv', 'made', 'method.yaml', 'other', 'tmp']);
      expect(readdirSync(i('tmp'))).toEqual([]);
    },
  );
});
