import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rowsOf } from '../../custom/coldspots/arithmetic.js';
import { csvOf, nation } from '../../records/release/small-nation.js';
import { errorOf, objectOf, smi } from '../setup.js';

const root = mkdtempSync(join(tmpdir(), 'estimate-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
writeFileSync(join(root, 'records.csv'), csvOf(nation()));
const estimate = (...args: string[]) =>
  smi(['estimate', 'records.csv', '--draws', '100', ...args], { folder: root });
const refused = async (...args: string[]) => {
  const before = readdirSync(root);
  const answer = await estimate(...args, '--json');
  expect(answer.err).toMatch(/^smi: .+: .+ \[[a-z-]+\]\n$/);
  expect(readdirSync(root)).toEqual(before);
  return errorOf(answer);
};
beforeAll(async () => {
  expect(await estimate('--out', 'first')).toMatchObject({ code: 0 });
});

describe('smi estimate', () => {
  test('says which people it covers, what is left out, and that it must not leave the secure setting', async () => {
    const { out, err } = await estimate('--out', 'told', '--who', 'daughters');
    expect(out).toContain('Left out: 1,339 records, other sex');
    expect(out).toContain('must not leave the secure setting');
    expect(err).toMatch(/^disclosure \d+ figures withheld/m);
    expect(readFileSync(join(root, 'told', 'receipt.json'), 'utf8')).toContain('"sex": "daughters"');
  });

  test('with --json gives one object, with --quiet nothing else', async () => {
    const answer = await estimate('--out', 'json', '--json', '--quiet');
    expect(answer.err).toBe('');
    expect(objectOf(answer)).toMatchObject({ out: join(root, 'json'), checks: { files: 1 } });
  });

  test('with --dry-run writes nothing, and reports the same errors', async () => {
    const before = readdirSync(root);
    const { code, out } = await estimate('--dry-run', '--out', 'a/b', '--out-private', 'c');
    expect([code, out]).toEqual([0, expect.stringContaining('Nothing was written')]);
    expect(readdirSync(root)).toEqual(before);
    expect(await refused('--dry-run', '--out', 'first')).toMatchObject({ code: 'out-not-empty' });
  });

  test('prefers the names of columns from options to those of a file', async () => {
    const header = ['lad', 'cohort', 'sex', 'fsm', 'circumstances', 'qualification', 'pay'];
    const renamed = nation().map(({ area, earnings, ...rest }) => ({ ...rest, lad: area, pay: earnings }));
    writeFileSync(join(root, 'renamed.csv'), csvOf(renamed, header));
    writeFileSync(join(root, 'columns.yaml'), 'area: lad\nearnings: nothing\n');
    const args = [
      'estimate',
      'renamed.csv',
      '--columns',
      'columns.yaml',
      '--earnings',
      'pay',
      '--draws',
      '100',
    ];
    expect(await smi([...args, '--out', 'renamed'], { folder: root })).toMatchObject({ code: 0 });
    const figures = (folder: string) => rowsOf(readFileSync(join(root, folder, 'estimates.csv'), 'utf8'));
    expect(figures('renamed')).toEqual(figures('first'));
  });

  test('withholds more with a higher threshold, and refuses a lower one', async () => {
    const withheld = async (...args: string[]) =>
      (objectOf(await estimate('--dry-run', '--json', ...args)).suppressed as unknown[]).length;
    expect(await withheld('--threshold', '60')).toBeGreaterThan(await withheld());
    for (const [option, value] of [
      ['threshold', '5'],
      ['threshold', '9'],
      ['threshold', '10.5'],
      ['round-gbp', '1'],
      ['round-people', '1'],
    ])
      expect(await refused('--dry-run', `--${option}`, value ?? '')).toMatchObject({
        code: 'setting-invalid',
      });
  });
});

describe('an invalid command line', () => {
  test.each([
    ['without an output folder', [], 'usage', '--out'],
    ['with an output folder that is not empty', ['--out', 'first'], 'out-not-empty', 'first'],
    ['with an output folder below a file', ['--out', 'records.csv/x'], 'file-system', 'records.csv'],
    ['with one folder for both outputs', ['--out', 'x', '--out-private', 'x'], 'usage', 'one folder'],
    [
      'with an inside output as an earlier output',
      ['--out', 'x', '--out-private', 'first/in'],
      'usage',
      'earlier',
    ],
    [
      'with the inside folder within the release',
      ['--out', 'x', '--out-private', 'x/y'],
      'usage',
      'one folder',
    ],
    [
      'with the release within the inside folder',
      ['--out', 'x/y', '--out-private', 'x'],
      'usage',
      'one folder',
    ],
    ['with temporary files in the release', ['--out', 'x', '--spill', 'x/y'], 'usage', '--spill'],
    [
      'with temporary files in the inside folder',
      ['--out', 'x', '--out-private', 'y', '--spill', 'y/z'],
      'usage',
      '--spill',
    ],
    ['with temporary files in an earlier output', ['--out', 'x', '--spill', 'first'], 'usage', '--spill'],
    [
      'with a scratch folder that is a file',
      ['--out', 'x', '--spill', 'records.csv'],
      'file-system',
      'records.csv',
    ],
    ['with too little memory', ['--out', 'x', '--memory', '1MiB'], 'setting-invalid', '1MiB'],
    ['with a memory without a unit', ['--out', 'x', '--memory', '1024'], 'setting-invalid', '1024'],
    ['with an invalid memory', ['--out', 'x', '--memory', 'much'], 'setting-invalid', 'much'],
    ['with unknown people', ['--out', 'x', '--who', 'men'], 'setting-invalid', 'men'],
    [
      'with a missing earlier output',
      ['--out', 'x', '--previous', 'no'],
      'previous-invalid',
      'disclosure.json',
    ],
    ['with an earlier output without a name', ['--out', 'x', '--previous', 'first,'], 'usage', '--previous'],
    [
      'with a folder that is not an output',
      ['--out', 'x', '--previous', '.'],
      'previous-invalid',
      'disclosure.json',
    ],
    ['with a missing file of columns', ['--out', 'x', '--columns', 'no.yaml'], 'usage', 'no.yaml'],
    ['with a folder as file of columns', ['--out', 'x', '--columns', 'first'], 'usage', 'first'],
  ])('%s is reported before anything is read', async (_, args, code, named) => {
    const error = await refused(...args);
    expect(error.code).toBe(code);
    expect(error.message).toContain(named);
  });

  test('without records is reported', async () => {
    expect(errorOf(await smi(['estimate', '--out', 'x', '--json'], { folder: root })).code).toBe('usage');
  });
});
