import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { shipped } from '../../../../pipeline/system/package-root.js';

const ROWS = 20_000_000;
const MEBIBYTES = 512;

// Half a minute of work on two cores.
describe.skipIf(!process.env.SMI_LONG)('twenty million records (left out without SMI_LONG=1)', () => {
  const home = mkdtempSync(join(tmpdir(), 'smi-large-'));
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  function smi(...args: string[]) {
    const peak = join(home, 'peak');
    const preload = pathToFileURL(shipped('dist', 'scripts', 'bench', 'peak-memory.js')).href;
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', preload, shipped('bin', 'smi.mjs'), ...args, '--quiet'],
      { cwd: home, env: { ...process.env, SMI_BENCH_PEAK: peak }, encoding: 'utf8' },
    );
    expect(status, stderr).toBe(0);
    return Number(readFileSync(peak, 'utf8')) / 1024;
  }

  test(`are estimated under ${MEBIBYTES} MiB, and leave no temporary files`, {
    timeout: 900_000,
  }, () => {
    smi('synthesise', '--rows', String(ROWS), '--areas', '320', '--files', '8', '--out', 'records');
    const resident = smi(
      ...['estimate', 'records/records-*.parquet', '--memory', `${MEBIBYTES}MiB`],
      ...['--spill', 'spill', '--out', 'estimates'],
    );
    expect(resident).toBeLessThan(MEBIBYTES);
    expect(readdirSync(join(home, 'spill'))).toEqual([]);
    const [, ...rows] = readFileSync(join(home, 'estimates', 'estimates.csv'), 'utf8')
      .trimEnd()
      .split('\n');
    expect(rows).toHaveLength(320);
  });
});
