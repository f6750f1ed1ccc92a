import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Engine, text } from '../../../../pipeline/engine/engine.js';
import { cases } from '../../../project/checkout.js';
import { errorOf, objectOf, smi } from '../setup.js';
import { start } from '../spawned.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'synthesise-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));
afterAll(() => expect(existsSync(root)).toBe(false));
const synthesise = (...args: string[]) => smi(['synthesise', ...args], { folder: root });
const NINE = ['--rows', '9', '--out', 'x'];
const bytes = (...names: string[]) => readFileSync(join(root, ...names)).toString('latin1');

describe('smi synthesise', () => {
  test('writes records and their truth, and says what to do next', async () => {
    const { code, out } = await synthesise('--rows', '3000', '--areas', '3', '--files', '2', '--out', 'made');
    expect([code, out]).toEqual([0, expect.stringContaining('Next: smi estimate "made/records-*.parquet"')]);
    const files = ['records-1.parquet', 'records-2.parquet', 'true-values.csv', 'truth.csv'];
    expect(readdirSync(join(root, 'made')).sort()).toEqual(files);
  });

  test('gives the same bytes on any number of threads, and others for another seed', async () => {
    const others = ['8', '2'].slice(0, cases(1, 2));
    for (const threads of ['1', ...others])
      await synthesise('--rows', '3000', '--areas', '3', '--threads', threads, '--out', threads);
    await synthesise('--rows', '3000', '--areas', '3', '--seed', '2', '--out', 'other');
    for (const file of readdirSync(join(root, '1')))
      for (const other of others) expect(bytes(other, file) === bytes('1', file), file).toBe(true);
    expect(bytes('other', 'records-1.parquet')).not.toBe(bytes('1', 'records-1.parquet'));
  });

  test('makes records from the truth in a file, and writes the truth unchanged', async () => {
    await synthesise('--rows', '100', '--areas', '4', '--out', 'drawn');
    const args = ['--rows', '500', '--areas', join('drawn', 'truth.csv'), '--seed', '9', '--out', 'given'];
    expect(await synthesise(...args)).toMatchObject({ code: 0 });
    expect(bytes('given', 'truth.csv')).toBe(bytes('drawn', 'truth.csv'));
    const engine = await Engine.open({ threads: 1, folders: [root] });
    const [row] = await engine
      .rows(
        `SELECT count(*) AS n, count(DISTINCT area) AS areas FROM ${text(join(root, 'given', 'records-1.parquet'))}`,
      )
      .finally(() => engine.close());
    expect(row).toEqual({ n: 500, areas: 4 });
  });

  test('with --json gives one object, and with --dry-run writes nothing', async () => {
    const dry = await synthesise('--rows', '9', '--areas', '3', '--dry-run', '--json', '--quiet');
    expect([dry.err, objectOf(dry)]).toEqual(['', { rows: 9, areas: 3, files: [] }]);
    expect(readdirSync(root)).toEqual([]);
    const made = objectOf(await synthesise('--rows', '9', '--areas', '3', '--out', 'made', '--json'));
    expect(made).toMatchObject({ rows: 9, out: join(root, 'made'), files: ['records-1.parquet'] });
  });

  test('makes up areas of the countries that are asked for, and all districts of today without a number', async () => {
    const areasOf = async (...args: string[]) =>
      objectOf(await synthesise('--rows', '9', '--dry-run', '--json', ...args)).areas;
    expect(await areasOf()).toBe(296);
    expect(await areasOf('--country', 'W')).toBe(22);
    expect(await areasOf('--country', 'S,W', '--areas', '40')).toBe(40);
    await synthesise('--rows', '9', '--areas', '2', '--country', 'W', '--out', 'wales');
    expect(readFileSync(join(root, 'wales', 'truth.csv'), 'utf8').match(/^W06\d+/gm)).toHaveLength(2);
  });

  test.each([
    ['without rows', ['--out', 'x'], 'usage'],
    ['without an output folder', ['--rows', '9'], 'usage'],
    ['with an extra argument', ['9', '--out', 'x'], 'usage'],
    ['with no row', ['--rows', '0', '--out', 'x'], 'setting-invalid'],
    ['with rows in letters', ['--rows', '1e3', '--out', 'x'], 'setting-invalid'],
    ['with more files than rows', ['--rows', '2', '--files', '3', '--out', 'x'], 'setting-invalid'],
    ['with no area', ['--rows', '9', '--areas', '0', '--out', 'x'], 'setting-invalid'],
    [
      'with more areas than England ever had',
      ['--rows', '9', '--areas', '999', '--out', 'x'],
      'setting-invalid',
    ],
    ['with more areas than Wales ever had', [...NINE, '--areas', '23', '--country', 'W'], 'setting-invalid'],
    ['with a country that is none', [...NINE, '--country', 'France'], 'setting-invalid'],
    ['with no country', [...NINE, '--country', ''], 'usage'],
    ['with a country and a file', [...NINE, '--areas', 'bad.csv', '--country', 'W'], 'usage'],
    ['with a missing truth', ['--rows', '9', '--areas', 'no.csv', '--out', 'x'], 'usage'],
    ['with a truth that is a folder', ['--rows', '9', '--areas', '.', '--out', 'x'], 'usage'],
    ['with an invalid truth', ['--rows', '9', '--areas', 'bad.csv', '--out', 'x'], 'truth-invalid'],
    [
      'with an output folder that is not empty',
      ['--rows', '9', '--areas', '3', '--out', '.'],
      'out-not-empty',
    ],
    [
      'with an output folder that exists, in a dry run',
      ['--rows', '9', '--areas', '3', '--out', '.', '--dry-run'],
      'out-not-empty',
    ],
  ])('%s is reported in one line, and writes nothing', async (_, args, code) => {
    writeFileSync(join(root, 'bad.csv'), 'area,people\nE06000001,1\n');
    const answer = await synthesise(...args, '--json');
    expect(errorOf(answer).code).toBe(code);
    expect(answer.err).toMatch(/^smi: .+: .+ \[[a-z-]+\]\n$/);
    expect(readdirSync(root)).toEqual(['bad.csv']);
  });
});

describe.skipIf(process.platform === 'win32')('interrupted in the middle', () => {
  /** Waits until the program has begun to write, ends it, and returns how it ended. */
  async function interrupt(args: readonly string[], begun: (names: readonly string[]) => boolean) {
    const { child, ended } = start(args, { cwd: root });
    let over = false;
    void ended.then(() => {
      over = true;
    });
    while (!over && !begun(readdirSync(root))) await wait(5);
    child.kill('SIGTERM');
    return ended;
  }

  test('smi synthesise leaves nothing behind', async () => {
    const args = ['synthesise', '--rows', '5000000', '--areas', '20', '--out', 'made'];
    const { code, err } = await interrupt(args, (names) => names.some((name) => name.includes('.making-')));
    expect([code, err]).toEqual([130, expect.stringContaining('interrupted')]);
    expect(readdirSync(root)).toEqual([]);
  });
});
