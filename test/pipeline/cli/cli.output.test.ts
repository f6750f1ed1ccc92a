import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bareEdition } from '../../fixtures/quick-editions.js';
import { IS_LONG } from '../../project/checkout.js';
import { errorOf, objectOf, smi } from './setup.js';

const root = mkdtempSync(join(tmpdir(), 'cli-'));
const editions = mkdtempSync(join(tmpdir(), 'cli-editions-'));
beforeAll(() => {
  bareEdition(editions);
});
afterAll(() => {
  for (const folder of [root, editions]) rmSync(folder, { recursive: true, force: true });
});
const ESCAPE = '\u001b';
const ASKED = ['--replicates', '0', '--skip', 'areas,explorer'];
const build = (args: readonly string[], changes: Parameters<typeof smi>[1] = {}) =>
  smi(['build', 'england-2026', ...ASKED, '--dry-run', '--editions', editions, ...args], {
    folder: root,
    ...changes,
  });

describe('smi build', () => {
  test('writes the result to standard output and reports its stages on standard error', async () => {
    const args = [
      'build',
      'england-2026',
      '--editions',
      editions,
      '--list-files',
      '--skip',
      'areas,explorer',
    ];
    const { code, out, err } = await smi(args, { folder: root });
    expect(code).toBe(0);
    expect(out).toContain('Best five of 294 areas');
    expect(out).toContain(join(root, 'release', 'england-2026'));
    expect(out).toContain('Not an official statistic.');
    expect(err).toMatch(/^score +294 areas scored/m);
    expect(err).toMatch(/^publish +\d+ files/m);
    expect(err).not.toContain(ESCAPE);
    expect(readdirSync(root)).toEqual(['release']);
    for (const name of ['report.html', 'index.csv'])
      expect(out).toContain(join(root, 'release', 'england-2026', name));
    // and what was asked for: every file, without which the summary is short
    const files = readdirSync(join(root, 'release', 'england-2026'));
    expect(files).not.toContain('areas');
    const isFile = (line: string) => /^ {2}\S+ +[\d.]+ kB$/.test(line);
    const lines = out.trimEnd().split('\n');
    expect(
      lines
        .filter(isFile)
        .map((line) => line.trim().split(' ')[0])
        .sort(),
    ).toEqual(files.sort());
    expect(lines.filter((line) => !isFile(line)).length).toBeLessThan(28);
  });

  test('with --quiet says nothing at all (published with SMI_LONG=1, computed only without)', async () => {
    const args = ['build', 'england-2026', '--editions', editions, ...ASKED, '--quiet'];
    const written = ['--release', 'quiet'];
    const answer = await smi([...args, ...(IS_LONG ? written : ['--dry-run'])], { folder: root, tty: true });
    expect(answer).toEqual({ code: 0, out: '', err: '' });
    rmSync(join(root, 'quiet'), { recursive: true, force: true });
  });

  test('with --dry-run writes nothing, says so, and has colour on a terminal', async () => {
    const elsewhere = join(root, 'elsewhere');
    const { code, out, err } = await build(['--release', elsewhere], { tty: true });
    expect(code).toBe(0);
    expect(out).toContain('Nothing was written');
    expect(out).toContain('Richmond upon Thames');
    expect(err).toContain(ESCAPE);
    expect(readdirSync(root)).not.toContain('elsewhere');
  });

  test('has no colour with NO_COLOR', async () => {
    const data = join(root, 'units.csv');
    writeFileSync(data, 'code,name,income\nU1,One,1.5\nU2,Two,2.5\nU3,Three,3\n');
    // any command that reports a stage: this one takes no time
    const draft = (environment: Readonly<Record<string, string>>) =>
      smi(['score', '--init', data], { folder: root, tty: true, environment });
    const { err } = await draft({ NO_COLOR: '1' });
    // sequences of the progress line are not colour
    expect(err.replaceAll(`${ESCAPE}[2K`, '')).not.toContain(ESCAPE);
    expect(err).toMatch(/^read +/m);
    expect((await draft({})).err.replaceAll(`${ESCAPE}[2K`, '')).toContain(ESCAPE);
    rmSync(data);
  });

  test('with --json gives one object, with --quiet nothing else, and builds an edition named twice once', async () => {
    const elsewhere = join(root, 'elsewhere');
    const names = ['england-2026', 'england-2026'];
    const answer = await build([...names, '--json', '--quiet', '--release', elsewhere]);
    expect(answer.err).toBe('');
    expect(objectOf(answer).built).toMatchObject([
      { edition: 'england-2026', areas: 294, files: [], path: join(elsewhere, 'england-2026') },
    ]);
  });

  test('with --show-sql prints the steps and builds nothing', async () => {
    const elsewhere = join(root, 'shown');
    const { out, err } = await smi(['build', '--show-sql', '--release', elsewhere], { folder: root });
    expect(out).toContain('TABLE "score_index" AS');
    expect(err).toBe('');
    expect(readdirSync(root)).not.toContain('shown');
  });
});

test('an error is reported with --quiet too', async () => {
  const { err } = await build(['nowhere', '--quiet']);
  expect(err).toContain('[edition-unknown]');
});

describe('smi explain', () => {
  const explain = (...args: string[]) => smi(['explain', '--editions', editions, ...args], { folder: root });

  test('takes a name of several words without quotation marks, neither needs nor makes a release', async () => {
    const folder = join(root, 'nobody', 'was', 'here');
    const { code, out } = await smi(['explain', 'kingston', 'upon', 'thames', '--editions', editions], {
      folder,
    });
    expect(code).toBe(0);
    expect(readdirSync(root)).not.toContain('nobody');
    expect(out).toContain('Kingston upon Thames (E09000021)');
  });

  test('lists the candidates of an ambiguous name, in words and as data', async () => {
    const answer = await explain('north', '--json');
    expect(answer.code).toBe(2);
    expect(errorOf(answer).code).toBe('area-unknown');
    expect(errorOf(answer).next).toContain('did you mean');
  });

  test('reports a missing edition, even when a file of that name is among the releases', async () => {
    const answer = await explain('Hartlepool', '--edition', '..', '--json');
    expect(errorOf(answer)).toMatchObject({ code: 'edition-unknown', exit: 2 });
  });
});
