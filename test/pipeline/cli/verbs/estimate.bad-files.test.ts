import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ColumnMap } from '../../../../pipeline/records/estimate/column-map.js';
import { areasOfRegisters } from '../../../../pipeline/records/release/areas.js';
import { cases, oneIn } from '../../../project/checkout.js';
import { estimateFiles } from '../../records/estimate/people.js';
import { csvOf, nation } from '../../records/release/small-nation.js';
import { errorOf, smi } from '../setup.js';

const root = mkdtempSync(join(tmpdir(), 'bad-files-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const PEOPLE = nation();
/** Unused columns of a wide file. */
const WIDE = cases(1000, 10_000);
const AREAS = areasOfRegisters();
const GOOD = csvOf(PEOPLE);
const LINES = GOOD.trimEnd().split('\n');
const each = (change: (line: string, i: number) => string, end = '\n') =>
  `${LINES.map(change).join(end)}${end}`;

let made = 0;
async function estimate(content: string | Uint8Array, ending = '.csv', ...args: string[]) {
  made += 1;
  const name = `records-${made}${ending}`;
  writeFileSync(join(root, name), content);
  const out = `out-${made}`;
  const answer = await smi(
    ['estimate', name, '--out', out, '--draws', '100', '--formats', 'csv', '--json', ...args],
    {
      folder: root,
    },
  );
  return { answer, name };
}

/** The estimates of a file, without writing a release: its writers are the same whatever the file is. */
async function estimatesOf(content: string | Uint8Array, ending = '.csv', columns: ColumnMap = {}) {
  made += 1;
  const path = join(root, `records-${made}${ending}`);
  writeFileSync(path, content);
  return (await estimateFiles([path], { areas: AREAS, columns })).estimates;
}

describe('files that are read as they are', () => {
  let plain: Awaited<ReturnType<typeof estimatesOf>>;
  beforeAll(async () => {
    plain = await estimatesOf(GOOD);
  });

  test.each(
    oneIn<[string, string | Uint8Array, string?, ColumnMap?]>(2, [
      ['an unnamed column, as pandas writes its index', each((line, i) => `${i === 0 ? '' : i},${line}`)],
      ['a comma at the end of every line', each((line) => `${line},`)],
      ['columns ID and id', each((line, i) => (i === 0 ? `ID,id,${line}` : `${i},${i},${line}`))],
      [
        'id as the person',
        each((line, i) => (i === 0 ? `ID,id,${line}` : `1,${i},${line}`)),
        '.csv',
        { person: 'id' },
      ],
      ['an unused column twice', each((line, i) => (i === 0 ? `x,x,${line}` : `1,2,${line}`))],
      ['a mark of byte order and Windows line endings', `\uFEFF${each((line) => line, '\r\n')}`],
      [
        `${WIDE} columns`,
        each(
          (line, i) =>
            `${line}${Array.from({ length: WIDE }, (_, k) => (i ? ',' : `,column_${k}`)).join('')}`,
        ),
      ],
      ['a NUL in a column that is not used', each((line, i) => (i === 0 ? `note,${line}` : `a\0b,${line}`))],
      ['gzip', gzipSync(GOOD), '.csv.gz'],
      [
        'two gzip files in one',
        Buffer.concat([gzipSync(GOOD.slice(0, 5000)), gzipSync(GOOD.slice(5000))]),
        '.csv.gz',
      ],
      ['gzip by content only', gzipSync(GOOD)],
    ]),
  )('%s', async (_, content, ending = '.csv', columns = {}) => {
    expect(await estimatesOf(content, ending, columns)).toEqual(plain);
  });
});

describe('files that are refused by name, in one line', () => {
  const last = (line: string, i: number, cell: string) =>
    i === LINES.length - 2 ? line.replace(/,[^,]*,([^,]*)$/, `,${cell},$1`) : line;
  test.each<[string, string | Uint8Array, RegExp, string?]>([
    [
      'a comma at the end of the header only',
      each((line, i) => (i === 0 ? `${line},` : line)),
      /row 2 has 7 cells/,
    ],
    [
      'line endings of two kinds',
      LINES.map((line, i) => line + (i % 2 ? '\r\n' : '\n')).join(''),
      /line endings/,
    ],
    [
      'a Latin-1 byte in a far row',
      Buffer.from(
        each((line, i) => last(line, i, 'degr\xe9')),
        'latin1',
      ),
      /row \d+ is not UTF-8/,
    ],
    ['a quotation mark that is not closed', each((line, i) => last(line, i, '"degree')), /quotation mark/],
    ['UTF-16 without a mark', Buffer.from(GOOD, 'utf16le'), /UTF-16/],
    ['UTF-16', Buffer.from(`\uFEFF${GOOD}`, 'utf16le'), /UTF-16/],
    ['semicolons', GOOD.replaceAll(',', ';'), /semicolons/],
    ['a used column twice', each((line) => `${line},${line.split(',').at(-1)}`), /"earnings" is there twice/],
    ['only a header', `${LINES[0]}\n`, /no records/],
    ['nothing', '', /no column names/],
    ['gzip that breaks off', gzipSync(GOOD).subarray(0, 9000), /unzipped to its end/, '.csv.gz'],
    ['a workbook', 'PK\x03\x04 and more', /workbook/],
    ['another ending', GOOD, /neither Parquet.* nor CSV/, '.txt'],
    ['a Parquet file in name', GOOD, /cannot be read as Parquet/, '.parquet'],
  ])('%s', async (_, content, why, ending = '.csv') => {
    const { answer, name } = await estimate(content, ending);
    const { code, exit, message } = errorOf(answer);
    expect(exit).toBe(2);
    expect(code).toMatch(/^records-/);
    expect(message).toMatch(why);
    if (!/no records/.test(message)) expect(message).toContain(name);
    expect(answer.err).not.toMatch(/\n {4}at /);
  });

  test('a Parquet file with changed bytes, wherever they are', async () => {
    const folder = 'made';
    expect(
      (await smi(['synthesise', '--rows', '4000', '--areas', '4', '--out', folder], { folder: root })).code,
    ).toBe(0);
    const bytes = readFileSync(join(root, folder, 'records-1.parquet'));
    for (const start of oneIn(2, [200, bytes.length >> 1, bytes.length - 400])) {
      const damaged = Buffer.from(bytes);
      for (let i = start; i < start + 60; i += 1) damaged[i] = (damaged[i] ?? 0) ^ 0x5a;
      const { answer, name } = await estimate(damaged, '.parquet');
      const { code, exit, message } = errorOf(answer);
      expect(exit).toBe(2);
      // Changed bytes can also make an area that no register has.
      if (code !== 'records-invalid') expect(message).toContain(name);
      expect(code).toMatch(/^records-/);
    }
  });

  test('an alias in the file of --columns', async () => {
    writeFileSync(join(root, 'columns.yaml'), 'area: &a area\nsex: *a\n');
    const { answer } = await estimate(GOOD, '.csv', '--columns', 'columns.yaml');
    expect(errorOf(answer)).toMatchObject({ exit: 2, code: 'records-columns' });
    expect(errorOf(answer).message).toContain('columns.yaml');
  });
});

describe('earnings out of range', () => {
  const loss = each((line, i) => (i === 7 ? line.replace(/[^,]*$/, '-250') : line));

  test('stop the run, with the row in the private folder, which the next run may use', async () => {
    const { answer } = await estimate(loss, '.csv', '--out-private', 'inside');
    expect(errorOf(answer)).toMatchObject({ exit: 2, code: 'records-invalid' });
    expect(errorOf(answer).message).not.toContain('250');
    expect(statSync(join(root, 'inside')).mode & 0o777).toBe(0o700);
    expect(statSync(join(root, 'inside', 'private_out_of_range.csv')).mode & 0o777).toBe(0o600);
    const listed = readFileSync(join(root, 'inside', 'private_out_of_range.csv'), 'utf8')
      .trim()
      .split('\n');
    expect(listed.slice(1)).toEqual([expect.stringMatching(/^records-\d+\.csv,8,earnings,-250/)]);
    const kept = await estimate(loss, '.csv', '--out-private', 'inside', '--out-of-range', 'keep');
    expect(kept.answer.code, kept.answer.err).toBe(0);
    expect(readFileSync(join(root, 'inside', 'private_out_of_range.csv'), 'utf8')).toContain(
      ',8,earnings,-250',
    );
    expect(readFileSync(join(root, 'inside', 'checks.json'), 'utf8')).toContain('"out_of_range": 1');
  });

  test('an empty private folder of another kind is not touched', async () => {
    writeFileSync(join(root, 'a-file'), 'mine');
    const { answer } = await estimate(GOOD, '.csv', '--out-private', 'a-file');
    expect(errorOf(answer)).toMatchObject({ exit: 2, code: 'out-not-empty' });
    expect(readFileSync(join(root, 'a-file'), 'utf8')).toBe('mine');
  });

  test('the same records with a loss and without it are not the same records to a later output', async () => {
    const ids = [];
    for (const what of ['keep', 'missing']) {
      const { answer } = await estimate(loss, '.csv', '--out-of-range', what);
      expect(answer.code).toBe(0);
      ids.push(JSON.parse(readFileSync(join(root, `out-${made}`, 'disclosure.json'), 'utf8')).inputs);
    }
    expect(ids[0]).not.toBe(ids[1]);
  });
});
