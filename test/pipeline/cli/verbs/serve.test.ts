import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runCleanups } from '../../../../pipeline/system/interrupt.js';
import { serveFiles } from '../../../../pipeline/system/serve-files.js';
import { errorOf, objectOf, smi } from '../setup.js';

const root = mkdtempSync(join(tmpdir(), 'serve-verb-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('smi serve', () => {
  test('says where the releases are, and serves them until it is stopped', async () => {
    writeFileSync(join(root, 'index.html'), 'front');
    let told = '';
    const isThere = new Promise<string>((resolve) => {
      const look = setInterval(() => {
        const [address] = /http:\S+/.exec(told) ?? [];
        if (address === undefined) return;
        clearInterval(look);
        resolve(address);
      }, 5);
    });
    const write = (text: string) => {
      told += text;
      return true;
    };
    const running = smi(['serve', '--port', '0', '--release', root, '--json'], {
      err: { write },
      folder: root,
    });
    const address = await isThere;
    expect(await (await fetch(address)).text()).toBe('front');
    runCleanups();
    const answer = await running;
    expect([answer.code, objectOf(answer).address]).toEqual([0, address]);
  });

  test('has nothing to show without a build', async () => {
    const answer = await smi(['serve', '--release', join(root, 'none'), '--json'], { folder: root });
    expect(errorOf(answer)).toMatchObject({ code: 'release-incomplete', exit: 2 });
    expect(errorOf(answer).next).toContain('smi build');
  });

  test('takes no folder without --release', async () => {
    const answer = await smi(['serve', root, '--json'], { folder: root });
    expect(errorOf(answer)).toMatchObject({ code: 'usage', exit: 2 });
    expect(errorOf(answer).message).toContain(root);
  });

  test('names a port that is taken, and one that is none', async () => {
    const other = await serveFiles(root, 0);
    const { port } = new URL(other.address);
    const taken = await smi(['serve', '--port', port, '--release', root, '--json'], { folder: root });
    expect(errorOf(taken)).toMatchObject({
      code: 'port-taken',
      exit: 5,
      message: expect.stringContaining(port),
    });
    other.close();
    await other.ended;
    const none = await smi(['serve', '--port', '70000', '--release', root, '--json'], { folder: root });
    expect(errorOf(none).exit).toBe(2);
  });
});
