import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../../../pipeline/cli/cli.js';
import { shipped } from '../../../../pipeline/system/package-root.js';
import { bareEdition } from '../../../fixtures/quick-editions.js';

const EDITION = 'england-2026';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'smi-method-'));
  bareEdition(join(folder, 'editions'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Builds with a changed method; returns the exit code, the output and the results. */
async function built(from: string | RegExp, to: string) {
  const path = join(folder, 'editions', 'england-2026', 'method.yaml');
  const method = readFileSync(path, 'utf8');
  const changed = method.replace(from, to);
  expect(changed).not.toBe(method);
  writeFileSync(path, changed);
  const said: string[] = [];
  const stream = { write: (text: string) => said.push(text) };
  const streams = { out: stream, err: stream };
  const world = {
    ...streams,
    environment: { SMI_THREADS: '1' },
    folder,
    program: 'smi',
    fetch,
    now: () => new Date(0),
  };
  const exit = await main(
    ['build', '--dry-run', 'england-2026', '--replicates', '0', '--skip', 'areas', '--editions', 'editions'],
    world,
  );
  return { exit, said: said.join('') };
}

describe('a method that the user has changed', () => {
  test('without an indicator builds, and says what is left out', async () => {
    const { exit, said } = await built(/ +- \{ code: gigabit_broadband[^\n]*\n/, '');
    expect(exit).toBe(0);
    expect(said).toContain('does not name gigabit_broadband');
  });

  test('with an indicator that no source has is reported', async () => {
    const { exit, said } = await built('code: gigabit_broadband', 'code: luck');
    expect([exit, said]).toEqual([
      2,
      expect.stringMatching(/method\.yaml, line \d+, column \d+: .*luck.*\[indicator-unoffered\]\n$/),
    ]);
  });

  test.each([
    ['negative', 'weight: -1'],
    ['not a number', 'weight: .nan'],
  ])('by a weight that is %s is reported', async (_, weight) => {
    const { exit, said } = await built('weight: 1, period: "2026-01-01"', `${weight}, period: "2026-01-01"`);
    expect([exit, said]).toEqual([2, expect.stringContaining('[method-weights]')]);
  });

  test('is called a variant, although its folder holds no other edition', async () => {
    cpSync(shipped('editions', EDITION), join(folder, 'editions', EDITION), { recursive: true });
    const { exit, said } = await built(
      'code: claimant_count, direction: -1, weight: 1',
      'code: claimant_count, direction: -1, weight: 2',
    );
    expect([exit, said]).toEqual([0, expect.stringContaining('A variant of Social Mobility Index')]);
  });
});
