import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acquire } from '../../../pipeline/acquire/acquire.js';
import { looksLikeWebPage } from '../../../pipeline/acquire/lock.js';
import { refusal } from '../../fixtures/refusal.js';
import { createWorkspace, fileAt, filesBelow, lockOf, sha256, text, type Workspace } from './setup.js';

let workspace: Workspace;
beforeEach(async () => {
  workspace = await createWorkspace();
});
afterEach(() => workspace.close());

const LOCKED = 'code,value\nE06000001,1\n';

/** The error when the address serves `served` instead of `LOCKED`. */
async function saidOf(served: string | Uint8Array) {
  workspace.serve({ '/a.csv': served });
  const error = await refusal(
    acquire([fileAt('/a.csv')], workspace.options({ lock: lockOf({ '/a.csv': LOCKED }) })),
  );
  expect(await filesBelow(workspace.store), 'nothing stays in the store').toEqual([]);
  return error;
}

describe('a file that differs from the lock', () => {
  test('of the same size is reported with both hashes', async () => {
    const other = LOCKED.replace(',1', ',2');
    const error = await saidOf(other);
    expect(error.code).toBe('lock-differs');
    expect(error.message).toBe(
      `https://data.example/a.csv: found ${sha256(other).slice(0, 12)}, 23 bytes; the lock says ${sha256(LOCKED).slice(0, 12)}, 23 bytes`,
    );
    expect(error.exit).toBe(4);
  });

  test('that is empty is reported as incomplete', async () => {
    const error = await saidOf('');
    expect(error.code).toBe('file-truncated');
    expect(error.message).toBe('https://data.example/a.csv: 0 of 23 bytes');
  });

  test('that is short is reported as incomplete', async () => {
    const error = await saidOf(LOCKED.slice(0, -1));
    expect(error.code).toBe('file-truncated');
    expect(error.message).toContain('22 of 23 bytes');
  });

  test('that is a byte longer is reported as different', async () => {
    const error = await saidOf(`${LOCKED}\n`);
    expect(error.code).toBe('lock-differs');
    expect(error.message).toContain('found more than 23 bytes; the lock says');
  });

  test('that is a web page is reported as one, whether shorter or longer', async () => {
    const short = await saidOf('<html>');
    expect(short.code).toBe('file-web-page');
    expect(short.message).toMatch(/^https:\/\/data\.example\/a\.csv: a web page.* csv$/);
    const long = await saidOf(`\uFEFF\r\n\t <!DOCTYPE HTML PUBLIC>${'<p>We have moved</p>'.repeat(200)}`);
    expect(long.code).toBe('file-web-page');
  });

  test('is requested only once', async () => {
    await saidOf('other');
    expect(workspace.asked).toEqual(['/a.csv']);
  });

  test('is aborted as soon as it is too long', async () => {
    let sent = 0;
    let stopped = false;
    workspace.answers.set('/a.csv', (response) => {
      response.on('close', () => {
        stopped = true;
      });
      const more = () => {
        while (!stopped && sent < 500_000_000 && response.write(Buffer.alloc(65_536))) sent += 65_536;
      };
      response.on('drain', more);
      more();
    });
    const options = workspace.options({ lock: lockOf({ '/a.csv': LOCKED }) });
    expect((await refusal(acquire([fileAt('/a.csv')], options))).code).toBe('lock-differs');
    expect(sent).toBeLessThan(100_000_000);
  });

  test('does not hide the others: the first is thrown with the rest as details', async () => {
    workspace.serve({ '/a.csv': 'right', '/b.csv': 'wrong', '/c.csv': '<html>', '/d.csv': '' });
    const lock = lockOf({
      '/a.csv': 'right',
      '/b.csv': 'right',
      '/c.csv': 'right',
      '/d.csv': 'right',
      '/e.csv': 'x',
    });
    const files = ['/a.csv', '/b.csv', '/c.csv', '/d.csv', '/e.csv', '/f.csv'].map(fileAt);
    const error = await refusal(acquire(files, workspace.options({ lock })));
    expect(error.code).toBe('lock-differs');
    expect(error.message).toContain('/b.csv');
    expect(error.places).toEqual([
      expect.stringMatching(/^https:.*c\.csv: a web page/),
      'https://data.example/d.csv: 0 of 5 bytes',
      'https://data.example/e.csv: HTTP 404',
      'https://data.example/f.csv has no entry in the lock',
    ]);
    expect(workspace.steps.at(-1)).toBe('acquire 6/6');
    expect(workspace.lines, 'a failed run has no summary').toEqual([]);
  });
});

describe('a file that matches the lock', () => {
  test('may start like a web page', async () => {
    const page = '<html><table></table></html>';
    workspace.serve({ '/a.csv': page });
    const { files } = await acquire(
      [fileAt('/a.csv')],
      workspace.options({ lock: lockOf({ '/a.csv': page }) }),
    );
    expect(files.size).toBe(1);
  });

  test('may be compressed, with a length that counts the compressed bytes', async () => {
    const packed = gzipSync(LOCKED);
    const headers = { 'content-encoding': 'gzip', 'content-length': String(packed.byteLength) };
    workspace.answers.set('/a.csv', text(packed, headers));
    const { files } = await acquire(
      [fileAt('/a.csv')],
      workspace.options({ lock: lockOf({ '/a.csv': LOCKED }) }),
    );
    expect([...files.values()][0]?.bytes).toBe(23);
  });
});

describe('a web page', () => {
  const looks = (page: string | Uint8Array) => looksLikeWebPage(Buffer.from(page));

  test.each(['<!doctype html>', '<!DocType HTML>\n<p>', '<html lang="en">', '\uFEFF<HTML>', '\n\n  <html>'])(
    'is %j',
    (page) => expect(looks(page)).toBe(true),
  );

  test.each(['', '<', '<?xml version="1.0"?>', 'note,<html>', '{"html": 1}', 'PK\u0003\u0004'])(
    'is not %j',
    (page) => expect(looks(page)).toBe(false),
  );

  test('is not recognised in bytes that are not text', () =>
    expect(looks(new Uint8Array([0xff, 0xfe, 0x3c, 0x00]))).toBe(false));
});
