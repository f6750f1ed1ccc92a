import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { PACKAGE_ROOT } from '../../pipeline/system/package-root.js';

interface Report {
  readonly check: (what: string, problem?: string) => void;
  readonly skip: (program: string) => void;
  readonly end: () => number;
}

/** A part of the script, which is plain JavaScript without types. */
const part = (name: string) => import(join(PACKAGE_ROOT, 'scripts', 'interop', name));

const { inkOf }: { inkOf: (png: Buffer) => number } = await part('png.mjs');
const {
  Report,
  run,
}: { Report: new () => Report; run: (program: string, args: string[]) => { code: number | null } } =
  await part('run.mjs');
const {
  samplesOf,
}: { samplesOf: (page: string) => { language: string; needs: string | undefined; code: string }[] } =
  await part('samples.mjs');

afterEach(() => vi.restoreAllMocks());

/** A PNG of rows of pixels in red, green, blue, each row behind its filter. */
function pngOf(width: number, rows: readonly (readonly number[])[]): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(data.length);
    return Buffer.concat([head, Buffer.from(name, 'latin1'), data, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(rows.length, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const data = deflateSync(Buffer.from(rows.flat()));
  return Buffer.concat([
    Buffer.alloc(8),
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('how much of a picture is drawn', () => {
  const white = [255, 255, 255];
  test('counts pixels that are not white', () => {
    expect(
      inkOf(
        pngOf(2, [
          [0, ...white, 0, 0, 0],
          [0, ...white, ...white],
        ]),
      ),
    ).toBe(0.25);
    expect(inkOf(pngOf(1, [[0, ...white]]))).toBe(0);
  });

  test('by each of the filters', () => {
    // The second row has the difference to its left (1), above (2), their mean (3) and the nearest (4).
    const second = [
      [1, ...white, 0, 0, 0],
      [2, 0, 0, 0, 0, 0, 0],
      [3, 128, 128, 128, 0, 0, 0],
      [4, 0, 0, 0, 0, 0, 0],
    ];
    for (const row of second) expect(inkOf(pngOf(2, [[0, ...white, ...white], row])), String(row[0])).toBe(0);
  });
});

describe('npm run test:interop', () => {
  const said = (work: (report: Report) => void) => {
    const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const report = new Report();
    work(report);
    return { code: report.end(), text: written.mock.calls.map(([text]) => text).join('') };
  };

  test('fails where a check fails, and where nothing could be checked', () => {
    expect(said((report) => report.check('a', '')).code).toBe(0);
    expect(said((report) => report.check('a', 'no rows')).code).toBe(1);
    const { code, text } = said((report) => report.skip('inkscape'));
    expect(code).toBe(1);
    expect(text).toContain('0 held, 0 failed; skipped: inkscape');
  });

  test('knows a program that is not there from one that fails', () => {
    expect(run('no-such-program-anywhere', []).code).toBeNull();
    expect(run(process.execPath, ['-e', 'process.exit(3)']).code).toBe(3);
  });

  test('says what is missing where a folder is no release', () => {
    const script = join(PACKAGE_ROOT, 'scripts', 'interop.mjs');
    const { status, stderr } = spawnSync(process.execPath, [script, tmpdir()], { encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toContain(tmpdir());
    expect(stderr).toContain('npm start');
  });

  test('finds the samples of the page, in each language', () => {
    const samples = samplesOf(readFileSync(join(PACKAGE_ROOT, 'docs', 'opening-the-files.md'), 'utf8'));
    expect(samples.map(({ language, needs }) => [language, needs])).toEqual([
      ['r', undefined],
      ['r', 'sf'],
      ['python', 'pandas'],
      ['python', 'pyarrow'],
      ['js', undefined],
      ['sh', 'ogr2ogr'],
    ]);
    expect(samples.every(({ code }) => code.length > 40)).toBe(true);
  });
});
