import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shipped } from '../../../pipeline/system/package-root.js';
import { cases } from '../../project/checkout.js';
import { run, start } from './spawned.js';

const root = mkdtempSync(join(tmpdir(), 'spawned-'));
chmodSync(root, 0o755);
beforeAll(async () => {
  await run(['--version']); // compiles, if needed
  mayRun = (await run(['--version'], { ...ordinary, cwd: root })).code === 0;
});
afterAll(() => {
  for (const name of readdirSync(root)) chmodSync(join(root, name), 0o755);
  rmSync(root, { recursive: true, force: true });
});

const asRoot = process.getuid?.() === 0;
/** Root has every permission: where the tests run as root, the program runs as another user. */
const ordinary = asRoot ? { uid: 65_534, gid: 65_534 } : {};
let mayRun = true;

describe('the spawned program', () => {
  test('exits with the code of the outcome', async () => {
    expect((await run(['list'], { cwd: root })).code).toBe(0);
    expect((await run(['bulid'], { cwd: root })).code).toBe(2);
  });

  test('reads smi.yaml in the working folder of the user, and SMI_* before it', async () => {
    const folder = join(root, 'settings');
    mkdirSync(join(folder, 'mine'), { recursive: true });
    writeFileSync(join(folder, 'smi.yaml'), 'editions: nowhere\n');
    const { code, err } = await run(['list'], { cwd: folder });
    expect(code).toBe(2);
    expect(err).toContain(join(folder, 'nowhere'));
    const env = { ...process.env, SMI_EDITIONS: 'mine' };
    expect(await run(['list'], { cwd: folder, env })).toMatchObject({ code: 0, out: '\n' });
  });

  test('says what to type: npx smi in the checkout, the path of its script elsewhere', async () => {
    expect((await run(['build', '--fast'], { cwd: shipped('docs') })).err).toContain(
      '`npx smi build --help`',
    );
    expect((await run(['list', '--help'], { cwd: shipped('docs') })).out).toMatch(/^Usage: npx smi list /m);
    const elsewhere = await run(['build', '--fast'], { cwd: root });
    expect(elsewhere.err).toMatch(/`node \S*smi\.mjs build --help`|`node ".*smi\.mjs" build --help`/);
    expect(elsewhere.err).not.toContain('npx');
  });

  test('survives a closed pipe', async () => {
    const { child, ended } = start(['list', 'indicators', '--json'], { cwd: root });
    child.stdout?.destroy();
    expect(await ended).toMatchObject({ code: 0, err: '' });
  });
});

describe.skipIf(!existsSync('/dev/full'))('a full standard output', () => {
  const full = openSync('/dev/full', 'w');
  afterAll(() => closeSync(full));

  test('is reported in one line, and ends with 5', async () => {
    const { code, err } = await run(['list', '--json'], { cwd: root, stdio: ['ignore', full, 'pipe'] });
    expect(code).toBe(5);
    expect(err).toMatch(/^smi: .*standard output.*\[disk-full\]\n$/);
  });

  test('does not undo what was written', async () => {
    const args = ['synthesise', '--rows', '20', '--areas', '3', '--out', 'made'];
    const { code, err } = await run(args, { cwd: root, stdio: ['ignore', full, 'pipe'] });
    expect(code).toBe(5);
    expect(err).not.toContain('nothing was changed');
    expect(readdirSync(join(root, 'made'))).toContain('truth.csv');
  });

  test('of messages only changes nothing', async () => {
    const { code, out } = await run(['list'], { cwd: root, stdio: ['ignore', 'pipe', full] });
    expect([code, out]).toEqual([0, expect.stringContaining('england-2026')]);
  });
});

test.skipIf(process.platform === 'win32')('few file descriptors end with 5, in one line', async () => {
  for (const few of [48, 64].slice(0, cases(1, 2))) {
    const words = [process.execPath, shipped('bin', 'smi.mjs'), 'build', '--release', join(root, 'few')];
    const shell = `ulimit -n ${few}; exec "$@"`;
    const found = spawnSync('sh', ['-c', shell, 'sh', ...words], { encoding: 'utf8' });
    expect(found.status, `${few}: ${found.stderr}`).toBe(5);
    expect(found.stderr, String(few)).toMatch(/^smi: .*EMFILE.*\n$/);
  }
});

describe.skipIf(process.platform === 'win32')('a folder without write permission', () => {
  const folders = [
    ['because it belongs to another user', 'others', 0o555],
    ['because it cannot be entered', 'shut', 0o000],
  ] as const;
  test.for(folders.slice(0, cases(1, 2)))(
    '%s is reported in one line, and ends with 5',
    async ([, name, mode], { skip }) => {
      if (!mayRun) return skip('an ordinary user may not read this checkout');
      const folder = join(root, name);
      mkdirSync(folder);
      chmodSync(folder, mode);
      const { code, out, err } = await run(['build', '--release', folder], { ...ordinary, cwd: root });
      expect(code).toBe(5);
      expect(out).toBe('');
      expect(err).toMatch(/^smi: .*not allowed.*\[no-permission\]$/m);
      expect(err).toContain(folder);
      expect(err).not.toContain('    at ');
      chmodSync(folder, 0o755);
      expect(readdirSync(folder)).toEqual([]);
    },
  );
});
