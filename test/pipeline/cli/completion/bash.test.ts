import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shownOptions } from '../../../../pipeline/cli/options.js';
import { VERBS } from '../../../../pipeline/cli/verbs.js';
import { smi } from '../setup.js';

const root = mkdtempSync(join(tmpdir(), "bash it's "));
const script = join(root, 'smi.bash');
const editions = join(root, 'my editions');
for (const name of ['mine-2027', 'no-method', '$(touch run)', 'a b']) {
  mkdirSync(join(editions, name), { recursive: true });
  if (name !== 'no-method') writeFileSync(join(editions, name, 'method.yaml'), '');
}
beforeAll(async () => {
  writeFileSync(script, (await smi(['completion', 'bash'])).out);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What bash offers where the last word is to be completed. */
function offered(words: readonly string[], environment: Record<string, string> = {}): string[] {
  const run = `source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _smi; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const env = { PATH: process.env.PATH ?? '', ...environment };
  const out = execFileSync('bash', ['--norc', '-c', run, script, ...words], {
    encoding: 'utf8',
    cwd: root,
    env,
  });
  return out.split('\n').filter((word) => word !== '');
}
const verbs = VERBS.map(({ name }) => name);

describe('in bash, smi', () => {
  test('offers the verbs, and those that begin as typed', () => {
    expect(offered(['smi', ''])).toEqual([...verbs, 'help', '--help', '--version']);
    expect(offered(['smi', 're'])).toEqual(['refresh', 'reproduce']);
    expect(offered(['smi', 'help', ''])).toEqual(verbs);
  });

  test.each(VERBS.map((verb) => [verb.name, verb] as const))(
    'offers the options of %s that its help shows, and no other',
    (name, verb) => {
      const found = offered(['smi', name, '--']);
      const wanted = Object.keys(shownOptions(verb));
      expect(found.sort()).toEqual(wanted.map((option) => `--${option}`).sort());
    },
  );

  test.each([
    [
      ['list', ''],
      ['editions', 'areas', 'sources', 'indicators'],
    ],
    [['completion', 'f'], ['fish']],
    [
      ['estimate', '--who', ''],
      ['sons', 'daughters', 'all'],
    ],
    [
      ['estimate', '--who', '='],
      ['sons', 'daughters', 'all'],
    ],
    [['estimate', '--who', '=', 'd'], ['daughters']],
    [['refresh', 'x', '--from', 'i'], ['ingest']],
    [['build', '--replicates', ''], []],
    [['bulid', ''], []],
  ])('offers for %j: %j', (words, wanted) => {
    expect(offered(['smi', ...words])).toEqual(wanted);
  });

  test('offers the editions of the project, or those of the folder that is set', () => {
    for (const words of [
      ['build', ''],
      ['check', 'en'],
      ['explain', 'x', '--edition', ''],
    ])
      expect(offered(['smi', ...words])).toContain('england-2026');
    expect(offered(['smi', 'build', ''], { SMI_EDITIONS: editions })).toEqual(['mine-2027']);
    expect(offered(['smi', 'build', ''], { SMI_EDITIONS: join(root, 'nowhere') })).toEqual([]);
  });

  test('says nothing on standard error in bash with its own checks on', () => {
    const strict = `set -u; source "$0"; COMP_WORDS=(smi build ''); COMP_CWORD=2; _smi`;
    const out = execFileSync('bash', ['--norc', '-c', `{ ${strict}; } 2>&1`, script], { encoding: 'utf8' });
    expect(out).toBe('');
  });
});
