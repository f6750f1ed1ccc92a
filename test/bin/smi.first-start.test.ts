import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../pipeline/cli/spawned.js';
import { deadPid } from '../pipeline/publish/setup.js';
import { cases, copyOfProject, IS_LONG, ROOT, remove } from '../project/checkout.js';

let copy: string;
beforeAll(async () => {
  copy = copyOfProject();
  chmodSync(copy, 0o755);
  if (IS_LONG) return;
  await run(['--version']); // compiles the project, if needed
  standInForCompiler();
});
afterAll(() => remove(copy));

/**
 * Puts into the copy, next to the other packages, a compiler that copies what the project was compiled to:
 * what starts do around it is the same, without its seconds. With SMI_LONG=1 it is the compiler itself.
 */
function standInForCompiler(): void {
  const packages = join(copy, 'node_modules');
  rmSync(packages);
  mkdirSync(join(packages, 'typescript', 'bin'), { recursive: true });
  for (const name of readdirSync(join(ROOT, 'node_modules')))
    if (name !== 'typescript') symlinkSync(join(ROOT, 'node_modules', name), join(packages, name));
  writeFileSync(
    join(packages, 'typescript', 'bin', 'tsc'),
    `require('node:fs').cpSync(${JSON.stringify(join(ROOT, 'dist'))}, process.argv.at(-1), { recursive: true });\n`,
  );
}

/** Someone who is not the superuser, for whom permissions count. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** Starts the program of the copy. */
function start(args: readonly string[], as: { uid?: number; gid?: number } = {}) {
  const child = spawn(process.execPath, [join(copy, 'bin', 'smi.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: '/',
    ...as,
  });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
  });
  return new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...said }));
  });
}

/** What is in the copy for the compiler only. */
const besideSources = () => readdirSync(copy).filter((name) => /dist/.test(name));
const source = () => join(copy, 'index.ts');
/** Makes dist/ older than the sources. */
const makeStale = () => utimesSync(source(), new Date(), new Date());
const editions = expect.stringContaining('england-2026');

// Each compiles, which takes seconds: more of it with SMI_LONG=1.
const TIME = { timeout: IS_LONG ? 900_000 : 300_000 };
const long = test.skipIf(!IS_LONG);

describe('starts of a checkout', () => {
  test('several first ones at once: one compiles and says so, and all answer the same', TIME, async () => {
    for (let round = 0; round < cases(1, 2); round += 1) {
      rmSync(join(copy, 'dist'), { recursive: true, force: true });
      const answers = await Promise.all(
        Array.from({ length: cases(3, 8) }, () => start(['list', 'editions'])),
      );
      for (const { code, out } of answers) expect({ code, out }).toEqual({ code: 0, out: answers[0]?.out });
      expect(answers[0]?.out).toEqual(editions);
      const said = answers.map(({ err }) => err).filter((err) => err !== '');
      expect(said).toEqual([expect.stringMatching(/^smi: compiling [^\n]*\n$/)]);
      expect(besideSources()).toEqual(['dist']);
    }
  });

  long(
    'several at once after a source was changed: dist/ is replaced, with --quiet in silence',
    TIME,
    async () => {
      for (let round = 0; round < 2; round += 1) {
        writeFileSync(join(copy, 'dist', 'of-another-time.js'), '');
        makeStale();
        const answers = await Promise.all(
          Array.from({ length: 5 }, () => start(['list', 'editions', '--quiet'])),
        );
        for (const answer of answers) expect(answer).toEqual({ code: 0, out: editions, err: '' });
        expect(existsSync(join(copy, 'dist', 'of-another-time.js'))).toBe(false);
        expect(besideSources()).toEqual(['dist']);
      }
    },
  );

  test('after a compiler that was killed between its renames: the former dist/ is used again', async () => {
    const pid = deadPid();
    renameSync(join(copy, 'dist'), join(copy, `.dist-former-${pid}`));
    mkdirSync(join(copy, `.dist-new-${pid}`));
    writeFileSync(join(copy, '.dist-lock'), `${pid}\n`);
    expect(await start(['list', 'editions'])).toEqual({ code: 0, out: editions, err: '' });
    expect(besideSources()).toEqual(['dist']);
  });

  test('where dist/ is older than the sources and cannot be written: exit 5, in one line', async () => {
    makeStale();
    chmodSync(copy, 0o555);
    try {
      const { code, out, err } = await start(['list', 'editions'], NOBODY);
      expect([code, out]).toEqual([5, '']);
      expect(err).toMatch(/^smi: [^\n]*dist\/[^\n]*\n$/);
      expect(err).toContain(copy);
    } finally {
      chmodSync(copy, 0o755);
    }
    expect(besideSources()).toEqual(['dist']);
  });

  long('where a source does not compile: the message of the compiler, and dist/ stays', async () => {
    const before = readFileSync(source(), 'utf8');
    const bytes = readFileSync(join(copy, 'dist', 'index.js'), 'utf8');
    writeFileSync(source(), `${before}\nexport const wrong: number = 'text';\n`);
    const { code, err } = await start(['list', 'editions']);
    expect(code).not.toBe(0);
    expect(err).toContain('index.ts');
    expect(readFileSync(join(copy, 'dist', 'index.js'), 'utf8')).toBe(bytes);
    expect(besideSources()).toEqual(['dist']);
    writeFileSync(source(), before);
  });
});
