import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Log } from '../../pipeline/system/log.js';
import { silentLog } from '../../pipeline/system/log.js';
import type { Method } from '../../schemas/method.js';
import development from '../../sources/explore-education-statistics/good-development-by-district.js';
import interactiveTool from '../../sources/local-authority-interactive-tool.js';
import { fileOf } from '../../sources/source.js';
import { FixtureMirror, smallMethod, wholeOf } from '../fixtures/mirror.js';
import { ParquetWorkspace } from '../fixtures/parquet.js';
import { changed } from '../fixtures/reader.js';
import { refusal } from '../fixtures/refusal.js';

const CODE = 'good_development_fsm';
const TOOL = interactiveTool.name;
const DISTRICTS = development.name;
const { address } = fileOf(development);

function preferring(period = '202425'): Method {
  const method = smallMethod({ [CODE]: '2025' });
  if (method.kind !== 'index') throw new TypeError('the small method is an index');
  const prefer = [{ code: 'good_development_fsm_district', period }];
  return {
    ...method,
    structure: method.structure.map((row) => (row.code === CODE ? { ...row, prefer } : row)),
  };
}

let mirror: FixtureMirror;
beforeEach(async () => {
  mirror = await FixtureMirror.create();
  const workspace = await ParquetWorkspace.open();
  const rows = [901, 902, 903, 904].map(
    (number) => ['FSP_Gooddev_FSM', '2025', String(number / 20), number] as const,
  );
  const path = await workspace.writeTool([...rows, ['FSP_Gooddev_FSM', '2025', '50.5', 970]]);
  await mirror.put(interactiveTool, await readFile(path));
  await workspace.close();
});
afterEach(() => mirror.close());

/** Area, value, status and source of each figure. */
const figuresOf = (whole: ReturnType<typeof wholeOf>) =>
  whole.figures.map(({ area_code, value, status, source }) => [area_code, value, status, source]);

const WITHOUT = [
  ['E06000901', 45.05, 'observed', TOOL],
  ['E06000902', 45.1, 'observed', TOOL],
  ['E07000901', 45.15, 'inherited', TOOL],
  ['E07000902', 45.15, 'inherited', TOOL],
  ['E08000902', 45.2, 'mapped', TOOL],
];
const WITH = [
  ['E06000901', 51.3, 'observed', DISTRICTS],
  // The district file has a symbol for the next, the fourth and the fifth.
  ['E06000902', 45.1, 'observed', TOOL],
  ['E07000901', 47.5, 'observed', DISTRICTS],
  ['E07000902', 45.15, 'inherited', TOOL],
  ['E08000902', 45.2, 'mapped', TOOL],
];

describe('an indicator that prefers figures of districts', () => {
  test('has them where their file is in the lock, and those of the county elsewhere', async () => {
    const refreshed = await mirror.refresh(preferring());
    const whole = wholeOf(refreshed);
    expect(figuresOf(whole)).toEqual(WITH);
    expect(refreshed.preferred).toEqual([
      { indicator: CODE, preferred: 'good_development_fsm_district', source: DISTRICTS, areas: 2 },
    ]);
    expect(refreshed.absent).toEqual([]);
    // One code and period for the index, and the cell of the file that the figure is in.
    expect(new Set(whole.figures.map(({ indicator, period }) => `${indicator} ${period}`))).toEqual(
      new Set([`${CODE} 2025`]),
    );
    expect(whole.figures[2]).toMatchObject({
      cells: expect.stringMatching(/^good-development-by-district\.csv#\d+:gld_percentage$/),
      raw_text: '47.5',
      reason: '',
    });
  });

  test('accounts for every official figure of both files', async () => {
    const { harmonised } = await mirror.frozen(preferring());
    const outcomes = (source: string) =>
      harmonised
        .filter((row) => row.source === source)
        .map(({ code, outcome, to_codes }) => [code, outcome, to_codes]);
    expect(outcomes(DISTRICTS)).toEqual([
      ['E06000901', 'used', 'E06000901'],
      ['E06000902', 'missing', 'E06000902'],
      ['E07000901', 'used', 'E07000901'],
      ['E07000902', 'missing', 'E07000902'],
      ['E08000902', 'missing', 'E08000902'],
      ['E12000901', 'aggregate', ''],
      ['E92000001', 'aggregate', ''],
    ]);
    expect(outcomes(TOOL)).toEqual([
      ['E06000901', 'left_over', ''],
      ['E06000902', 'used', 'E06000902'],
      ['E10000901', 'inherited', 'E07000902'],
      ['E08000901', 'mapped', 'E08000902'],
      ['E92000001', 'aggregate', ''],
    ]);
  });

  test('is compared with the England of the same data set', async () => {
    const england = async (method: Method) =>
      (await mirror.frozen(method)).national?.map(({ indicator, period, value, source }) => [
        indicator,
        period,
        value,
        source,
      ]);
    expect(await england(preferring())).toEqual([[CODE, '2025', 51.5, DISTRICTS]]);
    expect(await england(smallMethod({ [CODE]: '2025' }))).toEqual([[CODE, '2025', 50.5, TOOL]]);
  });

  test('has the figures of counties while the file is not in the lock, and says so', async () => {
    delete mirror.lock[address];
    const refreshed = await mirror.refresh(preferring());
    expect(figuresOf(wholeOf(refreshed))).toEqual(WITHOUT);
    expect(refreshed.preferred).toEqual([]);
    expect(refreshed.absent?.map(({ name, why }) => [name, why.code])).toEqual([[DISTRICTS, 'lock-missing']]);
    expect(wholeOf(refreshed).origin.official_files.map((file) => file.address)).not.toContain(address);
  });

  test('takes the file in when relocking, and has it in the lock', async () => {
    delete mirror.lock[address];
    const refreshed = await mirror.refresh(preferring(), { relock: true });
    expect(figuresOf(wholeOf(refreshed))).toEqual(WITH);
    expect(refreshed.relocked).toContain(address);
    expect(refreshed.acquired.lock[address]?.bytes).toBeGreaterThan(0);
    expect(wholeOf(refreshed).origin.official_files.map((file) => file.address)).toContain(address);
  });

  test('goes without it when relocking from a mirror that lacks it', async () => {
    delete mirror.lock[address];
    await rm(mirror.path(development));
    const refreshed = await mirror.refresh(preferring(), { relock: true });
    expect(figuresOf(wholeOf(refreshed))).toEqual(WITHOUT);
    expect(refreshed.absent?.map(({ name, why }) => [name, why.code])).toEqual([[DISTRICTS, 'mirror-lacks']]);
    expect(refreshed.acquired.lock[address]).toBeUndefined();
  });

  test('stops where the file is there and is not what it should be', async () => {
    delete mirror.lock[address];
    await writeFile(mirror.path(development), '<!doctype html><title>Sorry</title>');
    expect((await refusal(mirror.refresh(preferring(), { relock: true }))).code).toBe('file-web-page');
    const lost = changed(development, 'gld_percentage', 'gld_percent');
    await mirror.put(development, lost);
    expect((await refusal(mirror.refresh(preferring()))).code).toBe('column-missing');
  });

  test('stops where a file of the lock is gone: no figure goes back to the county in silence', async () => {
    await rm(mirror.path(development));
    const error = await refusal(mirror.refresh(preferring()));
    expect([error.code, error.message]).toEqual(['mirror-lacks', expect.stringContaining(address)]);
  });

  test('has the figures of counties where the file has none of its period, and says so', async () => {
    const said: string[] = [];
    const log: Log = { ...silentLog, warn: (line) => said.push(line) };
    const whole = wholeOf(await mirror.refresh(preferring('202526'), { log }));
    expect(figuresOf(whole)).toEqual(WITHOUT);
    expect(said.join()).toContain('202526');
  });

  test('is written to the folder of the edition, and stays the same when it is read again', async () => {
    const accepted = await mirror.refresh(preferring(), { accept: true });
    expect(accepted.differences?.length).toBeGreaterThan(0);
    const text = await readFile(join(mirror.root, 'edition', 'figures.csv'), 'utf8');
    expect(text).toContain(DISTRICTS);
    expect((await mirror.refresh(preferring())).differences).toEqual([]);
  });
});
