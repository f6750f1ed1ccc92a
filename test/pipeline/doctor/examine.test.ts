import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { examine, examineNode, type Finding, type Surroundings } from '../../../pipeline/doctor/examine.js';
import { readSettings } from '../../../pipeline/system/settings.js';
import { emptyFolder } from '../publish/setup.js';

const { root, remove } = emptyFolder();
afterAll(() => remove());
const settings = readSettings({ threads: '1' }, {}, root);

const found = async (what: string, changes: Partial<Surroundings> = {}): Promise<Finding> => {
  const findings = await examine({ settings, folder: root, freeBytes: () => 5e9, ...changes });
  return findings.find((finding) => finding.what === what)!;
};

test('an empty folder is sound, and every finding that is not says what to do', async () => {
  const findings = await examine({ settings, folder: root, freeBytes: () => 5e9 });
  expect(findings.filter(({ state }) => state === 'mend')).toEqual([]);
  expect(findings.map(({ what }) => what)).toEqual([
    ...['Program', 'Node', 'Engine', 'Releases', 'Store', 'Temporary files', 'Editions', 'Official files'],
    ...['Lock', 'Leftovers', 'Time zone and locale'],
  ]);
  for (const { state, next } of findings) expect(next === undefined).toBe(state === 'sound');
});

test.each([
  ['20.19.0', 'sound'],
  ['20.18.9', 'mend'],
  ['18.99.0', 'mend'],
  ['22.0.0', 'sound'],
  ['20.20.1', 'sound'],
])('Node %s is %s', (version, state) => {
  expect(examineNode(version).state).toBe(state);
});

describe('what is to be mended', () => {
  test('a full disk', async () => {
    expect(await found('Releases', { freeBytes: () => 1e6 })).toMatchObject({
      state: 'mend',
      found: expect.stringContaining('0.0 GB'),
    });
  });

  test('a file where a folder is to be', async () => {
    writeFileSync(join(root, 'file'), '');
    const release = join(root, 'file', 'release');
    const finding = await found('Releases', { settings: { ...settings, release } });
    expect([finding.state, finding.found]).toEqual(['mend', expect.stringContaining(join(root, 'file'))]);
  });

  test('an official file in the store that was altered', async () => {
    const hash = createHash('sha256').update('whole').digest('hex');
    const folder = join(settings.store, 'sha256', hash.slice(0, 2));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, hash), 'whole');
    expect(await found('Official files')).toMatchObject({ state: 'sound', found: '1 file, all whole' });
    writeFileSync(join(folder, hash), 'changed');
    expect(await found('Official files')).toMatchObject({
      state: 'mend',
      found: expect.stringContaining(hash),
    });
  });

  test('a lock that is none, and one that is not there', async () => {
    const lock = join(root, 'lock.json');
    expect(await found('Lock', { lock })).toMatchObject({
      state: 'mend',
      found: expect.stringContaining(lock),
    });
    writeFileSync(lock, '{');
    expect((await found('Lock', { lock })).state).toBe('mend');
  });
});
