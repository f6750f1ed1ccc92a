import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { shipped } from '../../../pipeline/system/package-root.js';
import { sealAgain } from '../../fixtures/sealed.js';
import { errorOf, smi } from './setup.js';

let root: string;
let editions: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cli-'));
  editions = join(root, 'editions');
  for (const edition of ['england-2026', 'long-shadow-england-2026'])
    cpSync(shipped('editions', edition), join(editions, edition), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const inEdition = (file: string, edition = 'england-2026') => join(editions, edition, file);
const alter = (file: string, by: (text: string) => string, edition?: string) =>
  writeFileSync(inEdition(file, edition), by(readFileSync(inEdition(file, edition), 'utf8')));
const build = (...args: string[]) =>
  smi(['build', ...args, '--json'], { folder: root, environment: { SMI_EDITIONS: editions } });

describe('exit 2: the user’s input, or missing data', () => {
  test.each([
    ['an unknown edition', ['england-2027'], 'edition-unknown', 'england-2027'],
    ['an edition whose name is a path', ['..'], 'edition-unknown', '..'],
    ['an edition without a name', [''], 'edition-unknown', '""'],
    ['a second, unknown edition', ['england-2026', 'typo'], 'edition-unknown', 'typo'],
    ['an invalid setting', ['--threads', 'many'], 'setting-invalid', 'many'],
  ])('%s, before anything is written', async (_, args, code, named) => {
    const answer = await build(...args);
    expect(answer.code).toBe(2);
    expect(errorOf(answer)).toMatchObject({ code, exit: 2 });
    expect(errorOf(answer).message).toContain(named);
    expect(readdirSync(root)).toEqual(['editions']);
  });

  test.each([
    ['is not YAML', 'method-invalid', (text: string) => `${text}\n  - [`],
    ['lacks a field', 'method-invalid', (text: string) => text.replace(/^title:.*$/m, '')],
    ['has an unknown field', 'method-invalid', (text: string) => `${text}\nwait: 3\n`],
    ['has a negative weight', 'method-weights', (text: string) => text.replace('weight: 1', 'weight: -1')],
    [
      'names an indicator twice',
      'method-invalid',
      (text: string) => text.replace('key_stage_2_fsm', 'key_stage_2'),
    ],
    [
      'calls a domain as an indicator',
      'code-duplicate',
      (text: string) => text.replace('code: youth', 'code: neet_16_17'),
    ],
  ])('a method that %s', async (_, code, by) => {
    alter('method.yaml', by);
    const answer = await build('england-2026');
    expect(errorOf(answer)).toMatchObject({ code, exit: 2 });
    expect(answer.err).not.toContain('    at ');
  });

  test.each([
    ['is missing', 'edition-incomplete', undefined],
    ['ends in the middle of a line', 'figures-invalid', (text: string) => text.slice(0, -30)],
    ['has a word instead of a number', 'figures-invalid', (text: string) => text.replace(',52.2,', ',high,')],
    ['has a duplicate row', 'figures-invalid', (text: string) => `${text}${text.split('\n')[1]}\n`],
    ['lacks a row', 'figures-invalid', (text: string) => text.replace(/\nE06000001,neet.*/, '')],
    ['is of another period', 'figures-invalid', (text: string) => text.replace(',2024-09-01/P1Y,', ',1999,')],
  ])('frozen figures with a file that %s', async (_, code, by) => {
    if (by === undefined) rmSync(inEdition('figures.csv'));
    else alter('figures.csv', by);
    const answer = await build('england-2026');
    expect(errorOf(answer)).toMatchObject({ code, exit: 2 });
    expect(errorOf(answer).message).toContain('figures.csv');
  });

  test('figures of an indicator that are all the same, before anything is published', async () => {
    const line = /^(E\d+,weekly_pay,[^,]*,)[^,]*/gm;
    alter('figures.csv', (text) => text.replace(line, '$1500'));
    sealAgain(inEdition(''));
    const answer = await build('england-2026');
    expect(errorOf(answer)).toMatchObject({ code: 'indicator-constant', exit: 2 });
    expect(errorOf(answer).message).toContain('weekly_pay has the same value in every unit');
    expect(readdirSync(join(root, 'release', '.builds'))).toEqual([]);
  });

  test.each(['build', 'refresh', 'explain'])(
    'no edition to %s, because none is a default one',
    async (verb) => {
      for (const edition of ['england-2026', 'long-shadow-england-2026']) {
        alter('method.yaml', (text) => text.replace('default: true', 'default: false'), edition);
      }
      const area = verb === 'explain' ? ['Hartlepool'] : [];
      const answer = await smi([verb, ...area, '--editions', editions, '--json'], { folder: root });
      expect(errorOf(answer)).toMatchObject({ code: 'edition-unknown', exit: 2 });
      expect(readdirSync(root)).toEqual(['editions']);
    },
  );

  test('a release folder that something else made', async () => {
    mkdirSync(join(root, 'release', 'england-2026'), { recursive: true });
    const answer = await build('england-2026');
    expect(errorOf(answer)).toMatchObject({ code: 'target-foreign', exit: 2 });
    const dry = await build('england-2026', '--dry-run');
    expect(errorOf(dry)).toMatchObject({ code: 'target-foreign', exit: 2 });
  });
});

test('exit 4: official files that are not in the lock', async () => {
  writeFileSync(join(root, 'lock.json'), '{}\n');
  const answer = await smi(
    ['refresh', '--offline', '--json', '--lock', join(root, 'lock.json'), '--store', join(root, 'store')],
    { folder: root },
  );
  expect(answer.code).toBe(4);
  expect(errorOf(answer)).toMatchObject({ code: 'lock-missing', exit: 4 });
});

describe('exit 1: a bug in the program', () => {
  const broken = {
    environment: new Proxy<Record<string, string | undefined>>(
      {},
      {
        get() {
          throw new RangeError('something that cannot be');
        },
      },
    ),
  };

  test('keeps its stack, and asks to be reported', async () => {
    const { code, out, err } = await smi(['list'], broken);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain('a bug in the program');
    expect(err).toContain('RangeError: something that cannot be');
    expect(err).toMatch(/\n {4}at .*cli\.ts/);
  });

  test('is one object with --json', async () => {
    const answer = await smi(['list', '--json'], broken);
    expect(errorOf(answer)).toMatchObject({ code: 'bug', exit: 1, message: 'something that cannot be' });
    expect(answer.err).toContain('    at ');
  });
});

test('leaves no signal listener behind, whatever the outcome', async () => {
  const events = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'exit'];
  const count = () => events.reduce((sum, event) => sum + process.listenerCount(event), 0);
  const before = count();
  await smi(['list']);
  await smi(['bulid']);
  await smi(['build', '--help']);
  expect(count()).toBe(before);
});
