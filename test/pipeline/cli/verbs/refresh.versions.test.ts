import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mirrorSegments } from '../../../../pipeline/acquire/mirror.js';
import type { LockFile } from '../../../../schemas/source.js';
import attainment8 from '../../../../sources/explore-education-statistics/attainment-8-by-district.js';
import weeklyPay from '../../../../sources/explore-local-statistics/gross-median-weekly-pay.js';
import { fileOf } from '../../../../sources/source.js';
import { addressAt } from '../../../../sources/versions.js';
import { FixtureMirror, smallMethodText } from '../../../fixtures/mirror.js';
import { changed, fixtureText } from '../../../fixtures/reader.js';
import { type Answer, errorOf, objectOf, smi } from '../setup.js';

const PAY = fileOf(weeklyPay).address;
const SOURCE = 'els-gross-median-weekly-pay';
const METHOD = smallMethodText({ weekly_pay: '2025-04-30', neet: '2025' });

let mirror: FixtureMirror;
let first: LockFile;
let lockPath: string;
let editions: string;
let count = 0;
const at = (...parts: string[]) => join(mirror.root, ...parts);
const inMirror = (address: string) => at('mirror', ...mirrorSegments(address));

beforeAll(async () => {
  mirror = await FixtureMirror.create();
  first = { ...mirror.lock };
});
afterAll(() => mirror.close());

/** A new edition, store and lock for each test, and only the first version in the mirror. */
beforeEach(async () => {
  count += 1;
  editions = at(`editions-${count}`);
  lockPath = at(`lock-${count}.json`);
  await mkdir(join(editions, 'invented'), { recursive: true });
  await writeFile(join(editions, 'invented', 'method.yaml'), METHOD);
  await writeFile(lockPath, JSON.stringify(first));
  await rm(dirname(dirname(inMirror(addressAt(PAY, 'second')))), { recursive: true, force: true });
  await rm(at('mirror', 'api.github.com'), { recursive: true, force: true });
  await mirror.put(weeklyPay, fixtureText(weeklyPay));
});

const places = () => [
  ...['--mirror', at('mirror'), '--store', at(`store-${count}`)],
  ...['--lock', lockPath, '--editions', editions],
];
const refreshed = (...args: string[]): Promise<Answer> =>
  smi(['refresh', ...args, ...places(), '--threads', '1', '--json']);
const locked = () => (JSON.parse(readFileSync(lockPath, 'utf8')) as LockFile)[PAY];

/** Puts a second version of the file into the mirror. */
async function putSecond(content = changed(weeklyPay, '610.2', '611.2')): Promise<void> {
  const path = inMirror(addressAt(PAY, 'second'));
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  const later = new Date(Date.now() + 60_000);
  await utimes(path, later, later);
  const about = { x: { sourceDate: '29/10/2026' } };
  await writeFile(path.replace(/csv$/, 'json'), JSON.stringify(about));
}

interface Checked {
  readonly newer: number;
  readonly sources: readonly { readonly source: string; readonly state: string; readonly action: string }[];
}
const checked = (answer: Answer) => objectOf(answer) as unknown as Checked;
const lineOf = (answer: Answer) => checked(answer).sources.find(({ source }) => source === SOURCE);

const payIn = (edition: string) =>
  readFileSync(join(editions, edition, 'figures.csv'), 'utf8').match(
    /^E07000901,weekly_pay,[^,]*,([^,]*)/m,
  )?.[1];

describe('smi refresh --check', () => {
  test('says of every source that nothing is newer, takes nothing in, and exits with 0', async () => {
    const answer = await refreshed('--check');
    expect([answer.code, checked(answer).newer]).toEqual([0, 0]);
    expect(checked(answer).sources.length).toBeGreaterThan(15);
    expect(existsSync(at(`store-${count}`))).toBe(false);
  });

  test('names a newer version with what to do, and exits with 4', async () => {
    await putSecond();
    const answer = await refreshed('--check');
    expect([answer.code, checked(answer).newer]).toEqual([4, 1]);
    expect(lineOf(answer)).toMatchObject({
      state: 'newer',
      have: 'first',
      newest: 'second (29 October 2026)',
      since: 'since 29 October 2026',
    });
    expect(lineOf(answer)?.action).toContain(
      `refresh invented --latest --only ${SOURCE} --mirror ${at('mirror')}`,
    );
    expect(existsSync(at(`store-${count}`))).toBe(false);
  });

  test('of some sources asks only these, and knows a misspelt one', async () => {
    await putSecond();
    expect((await refreshed('--check', '--only', 'lait')).code).toBe(0);
    expect((await refreshed('invented', '--check', '--only', SOURCE)).code).toBe(4);
    const error = errorOf(await refreshed('--check', '--only', 'lat'));
    expect([error.code, error.next]).toEqual(['usage', 'did you mean lait?']);
  });

  test('takes the answer of the publisher, where the mirror has it, before what else lies there', async () => {
    await putSecond();
    const folder = at('mirror', 'api.github.com', 'repos', 'ONSdigital', 'explore-local-statistics-data');
    const dataset = 'gross-median-weekly-pay';
    await mkdir(join(folder, 'contents'), { recursive: true });
    const [old, sha] = ['a'.repeat(40), 'b'.repeat(40)];
    await writeFile(
      join(folder, 'contents', `${dataset}?ref=main`),
      JSON.stringify([{ path: `${dataset}/${dataset}.csv`, sha: old }]),
    );
    const commit = { sha, commit: { committer: { date: '2027-02-03T04:05:06Z' } } };
    await writeFile(
      join(folder, `commits?path=${dataset}%2F${dataset}.csv&sha=main&per_page=1`),
      JSON.stringify([commit]),
    );
    const answer = await refreshed('--check', '--only', SOURCE);
    expect(lineOf(answer)).toMatchObject({ state: 'newer', newest: 'bbbbbbbbbbbb (3 February 2027)' });
    // The answer names a commit that the mirror does not hold.
    const error = errorOf(await refreshed('invented', '--latest'));
    expect([error.code, error.exit]).toEqual(['version-gone', 4]);
    expect(readdirSync(join(editions, 'invented'))).toEqual(['method.yaml']);
    await writeFile(join(folder, 'contents', `${dataset}?ref=main`), '<html>');
    const page = await refreshed('--check', '--only', SOURCE);
    expect([page.code, lineOf(page)?.state]).toEqual([4, 'failed']);
  });

  test('says what the publisher lists as changed in a newer version of a data set', async () => {
    const data_set = fileOf(attainment8).address.match(/data-sets\/([^/]*)/)?.[1] ?? '';
    const folder = at('mirror', 'api.education.gov.uk', 'statistics', 'v1', 'data-sets', data_set);
    await mkdir(join(folder, 'versions', '2.0'), { recursive: true });
    const results = [{ version: '2.0', status: 'Published', published: '2026-10-15T09:30:00Z' }];
    const paging = { page: 1, totalPages: 1, totalResults: 1 };
    await writeFile(join(folder, 'versions?page=1&pageSize=20'), JSON.stringify({ paging, results }));
    const gone = { id: 'x', column: 'attainment8_average', label: 'Average Attainment 8' };
    const changes = { majorChanges: { indicators: [{ previousState: gone }] }, minorChanges: {} };
    await writeFile(join(folder, 'versions', '2.0', 'changes'), JSON.stringify(changes));
    const answer = await refreshed('--check', '--only', attainment8.name);
    await rm(join(folder, 'versions'), { recursive: true });
    await rm(join(folder, 'versions?page=1&pageSize=20'));
    expect([answer.code, checked(answer).sources]).toEqual([
      4,
      [expect.objectContaining({ newest: '2.0 (15 October 2026)', changes: 'indicators: 1 gone' })],
    ]);
  });

  test.each([['--accept'], ['--relock'], ['--latest'], ['--offline'], ['--new', 'x']])(
    'does not go with %s',
    async (...option) => {
      expect(errorOf(await refreshed('--check', ...option)).code).toBe('usage');
    },
  );
});

describe.each(['warm', 'empty'])('with a %s store', (store) => {
  beforeEach(async () => {
    if (store === 'warm') expect((await refreshed('invented', '--accept')).code).toBe(0);
  });

  test('a new version is taken only with --latest, and then locked, cited and pinned', async () => {
    await putSecond();
    expect((await refreshed('invented')).code).toBe(0);
    expect(locked()?.version).toBe('first');
    const accepted = await refreshed('invented', '--latest', '--only', SOURCE, '--accept');
    expect(accepted.code).toBe(0);
    expect(payIn('invented')).toBe('611.2');
    expect(locked()).toMatchObject({
      version: 'second',
      published: '2026-10-29',
      address: addressAt(PAY, 'second'),
      locked_on: '2026-01-02',
    });
    expect(locked()?.version_date).toBeUndefined();
    const made = JSON.parse(readFileSync(join(editions, 'invented', 'origin.json'), 'utf8'));
    expect(made.official_files).toContainEqual(
      expect.objectContaining({
        address: addressAt(PAY, 'second'),
        version: 'second',
        published: '2026-10-29',
      }),
    );
    expect((await refreshed('--check')).code).toBe(0);
    const again = objectOf(await refreshed('invented')).editions as { differences: unknown[] }[];
    expect(again[0]?.differences).toEqual([]);
  });

  test('the newest of another source leaves it alone', async () => {
    await putSecond();
    await refreshed('invented', '--latest', '--only', 'lait', '--accept');
    expect([payIn('invented'), locked()?.version]).toEqual(['610.2', 'first']);
  });

  test('other bytes under the locked version stop a refresh, and are taken by --latest', async () => {
    await mirror.put(weeklyPay, changed(weeklyPay, '610.2', '612.2'), { locked: false });
    const error = errorOf(await refreshed('invented'));
    expect([error.code, error.exit]).toEqual(['lock-differs', 4]);
    const check = await refreshed('--check');
    expect([check.code, lineOf(check)?.state]).toEqual([4, 'changed']);
    expect((await refreshed('invented', '--latest', '--accept')).code).toBe(0);
    expect([payIn('invented'), locked()?.version]).toEqual(['612.2', 'first']);
    expect(locked()?.sha256).not.toBe(first[PAY]?.sha256);
  });
});

describe('the bytes of before a newer version, with a store that lacks them,', () => {
  const latest = async () => {
    expect((await refreshed('invented', '--accept')).code).toBe(0);
    await rm(at(`store-${count}`), { recursive: true });
    await putSecond();
  };
  const notCompared = async () => {
    const out = at(`report-${count}`);
    const answer = await refreshed('invented', '--latest', '--only', SOURCE, '--out', out);
    expect(answer.code).toBe(0);
    const report = JSON.parse(readFileSync(join(out, 'changes.json'), 'utf8'));
    return report.not_compared.filter((line: string) => line.includes('bytes of before'));
  };

  test('come from the mirror that has both', async () => {
    await latest();
    expect(await notCompared()).toEqual([]);
  });

  test('are missed, and that is said, where nobody has them any more', async () => {
    await latest();
    await rm(mirror.path(weeklyPay));
    expect(await notCompared()).toEqual([expect.stringContaining(fileOf(weeklyPay).name)]);
  });
});

test('a file that the mirror lacks comes from the store', async () => {
  await refreshed('invented', '--accept');
  await rm(mirror.path(weeklyPay));
  expect((await refreshed('invented')).code).toBe(0);
});

test('a lock of an earlier release is read, and written in the present form', async () => {
  const former = Object.values(first).map(({ address = '', bytes, sha256, locked_on }) => [
    address,
    { bytes, sha256, locked_on },
  ]);
  writeFileSync(lockPath, JSON.stringify(Object.fromEntries(former)));
  await putSecond();
  expect((await refreshed('invented')).code).toBe(0);
  expect((await refreshed('invented', '--latest', '--only', SOURCE, '--accept')).code).toBe(0);
  expect(locked()?.version).toBe('second');
  expect(Object.keys(JSON.parse(readFileSync(lockPath, 'utf8')))).toEqual(Object.keys(first).sort());
});

test.each([
  [['--latest', '--offline'], '--latest'],
  [['--latest', '--from', 'ingest'], '--latest'],
  [['--only', SOURCE], '--only'],
  [['--latest', '--only', 'els-claimant-count'], 'els-claimant-count'],
  [['--carry', 'neet'], '--carry'],
  [['--new', 'x', '--to', 'ingest'], '--new'],
])('%j is refused', async (args, named) => {
  const withoutMirror = [
    'refresh',
    'invented',
    ...args,
    '--lock',
    lockPath,
    '--editions',
    editions,
    '--json',
  ];
  const error = errorOf(await smi(withoutMirror));
  expect([error.code, error.exit]).toEqual(['usage', 2]);
  expect(error.message).toContain(named);
});

test('the hints repeat where things are', async () => {
  const shown = await smi(['refresh', 'invented', ...places()]);
  expect(shown.out).toContain(`smi refresh invented --mirror ${at('mirror')}`);
  expect(shown.out).toContain('--accept`');
  const written = await smi(['refresh', 'invented', ...places(), '--accept']);
  expect(written.out).toContain(`smi build invented --editions ${editions}`);
});
