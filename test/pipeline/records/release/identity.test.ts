import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { identityOf, whileHashing } from '../../../../pipeline/records/release/identity.js';
import { sha256 } from '../../../../pipeline/system/hash.js';
import { refusal } from '../../../fixtures/refusal.js';
import { smi } from '../../cli/setup.js';
import { rowsOf } from '../../custom/coldspots/arithmetic.js';
import { csvOf, nation } from './small-nation.js';

const root = mkdtempSync(join(tmpdir(), 'identity-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const i = (name: string) => join(root, name);

const file = (text: string) => ({ path: 'x', bytes: text.length, sha256: sha256(text) });

describe('the identity of the records', () => {
  const first = file('first');
  const second = file('second');

  test('is the same whatever the order of the files, and whether columns are named or not', () => {
    expect(identityOf([second, first], {})).toBe(identityOf([first, second], {}));
    expect(identityOf([first], { area: 'area' })).toBe(identityOf([first], {}));
  });

  test('is the same where another column changes no group of people', () => {
    expect(identityOf([first], { earnings: 'pay_2020', person: 'id' })).toBe(identityOf([first], {}));
  });

  test.each(['area', 'cohort', 'sex', 'fsm', 'circumstances', 'qualification'])(
    'differs where %s is another column',
    (role) => expect(identityOf([first], { [role]: 'else' })).not.toBe(identityOf([first], {})),
  );

  test('differs for other files', () => {
    expect(identityOf([first], {})).not.toBe(identityOf([second], {}));
  });
});

test('does not hide outputs by another area column of the same files from comparison', async () => {
  // Three people have moved between the two ways of naming areas: each figure less the other would disclose
  // them.
  const people = nation().map((person, index) => ({
    ...person,
    area_2021: index >= 7 && index % 20 === 0 && person.area === 'E06000002' ? 'E06000004' : person.area,
  }));
  writeFileSync(i('records.csv'), csvOf(people, Object.keys(people[0] ?? {})));
  const estimate = (...args: string[]) =>
    smi(['estimate', 'records.csv', '--draws', '100', '--formats', 'csv', ...args], { folder: root });
  expect(await estimate('--out', 'first')).toMatchObject({ code: 0 });
  const second = await estimate('--area', 'area_2021', '--out', 'second', '--previous', 'first');
  expect(second).toMatchObject({ code: 0 });
  const withheld = (folder: string, code: string) =>
    rowsOf(readFileSync(join(root, folder, 'estimates.csv'), 'utf8')).find((row) => row.area_code === code)
      ?.withheld;
  expect(withheld('first', 'E06000002')).toBe('');
  expect(withheld('second', 'E06000002')).toContain('earnings');
});

describe('hashing of files while they are read', () => {
  test('gives hashes in the given order, by file name only', async () => {
    writeFileSync(i('a'), 'one');
    writeFileSync(i('b'), 'other');
    const { found, hashed } = await whileHashing([i('b'), i('a')], async () => 7);
    expect(found).toBe(7);
    expect(hashed).toEqual([
      { path: 'b', bytes: 5, sha256: sha256('other') },
      { path: 'a', bytes: 3, sha256: sha256('one') },
    ]);
  });

  test('reports an error of the work before one of the hashing', async () => {
    const work = () => Promise.reject(new RangeError('the work'));
    await expect(whileHashing([i('nowhere')], work)).rejects.toThrow('the work');
    expect(await refusal(() => whileHashing([i('nowhere')], async () => 7))).toMatchObject({
      code: 'file-system',
    });
  });

  test.skipIf(process.platform === 'win32')('ends when the work fails', async () => {
    const work = () => Promise.reject(new RangeError('the work'));
    await expect(whileHashing(['/dev/zero'], work)).rejects.toThrow('the work');
  });
});
