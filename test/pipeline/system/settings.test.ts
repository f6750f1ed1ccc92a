import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { shipped } from '../../../pipeline/system/package-root.js';
import { readSettings } from '../../../pipeline/system/settings.js';
import { refusalOf } from '../../fixtures/refusal.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (text: string) => writeFileSync(join(folder, 'smi.yaml'), text);
const read = (options: Record<string, unknown> = {}, environment: Record<string, string> = {}) =>
  readSettings(options, environment, folder);
const refused = (...given: Parameters<typeof read>) => refusalOf(() => read(...given));

describe('without anything given', () => {
  test('folders are below the working folder, and the editions are those of the project', () => {
    expect(read()).toEqual({
      store: join(folder, '.smi', 'store'),
      editions: shipped('editions'),
      release: join(folder, 'release'),
      threads: availableParallelism(),
      seed: 1,
    });
  });

  test.each(['', '# nothing but a remark\n', '---\n', 'threads:\nrelease: ~\n'])(
    'an empty smi.yaml changes nothing: %j',
    (text) => {
      const before = read();
      file(text);
      expect(read()).toEqual(before);
    },
  );
});

describe('precedence', () => {
  test.each([
    ['release', 'a', 'b', 'c', (value: string) => join(folder, value)],
    ['store', 'a', 'b', 'c', (value: string) => join(folder, value)],
    ['editions', 'a', 'b', 'c', (value: string) => join(folder, value)],
    ['threads', '3', '4', '5', Number],
    ['seed', '3', '4', '5', Number],
  ] as const)(
    'for %s: the option, then the variable, then smi.yaml',
    (name, option, variable, inFile, as) => {
      file(`${name}: ${inFile}\n`);
      const environment = { [`SMI_${name.toUpperCase()}`]: variable };
      expect(read({ [name]: option }, environment)[name]).toBe(as(option));
      expect(read({}, environment)[name]).toBe(as(variable));
      expect(read()[name]).toBe(as(inFile));
    },
  );

  test('an empty variable counts as not set, an empty option does not', () => {
    file('threads: 5\n');
    expect(read({}, { SMI_THREADS: '' }).threads).toBe(5);
    expect(refused({ threads: '' }).code).toBe('setting-invalid');
    expect(refused({ release: '' }).code).toBe('setting-invalid');
  });

  test('a bad value behind a good one is ignored', () => {
    expect(read({ threads: '2' }, { SMI_THREADS: 'many' }).threads).toBe(2);
  });

  test('an absolute folder is kept', () => {
    expect(read({ release: '/srv/smi' }).release).toBe('/srv/smi');
  });
});

describe('an invalid value is reported with its name', () => {
  test.each(['0', '-1', '1.5', '257', 'many', '1e1', '0x2', ' 2', '2 ', '٢', 'NaN', '9'.repeat(40)])(
    'threads of %j',
    (threads) => {
      const error = refused({ threads });
      expect(error.code).toBe('setting-invalid');
      expect(error.exit).toBe(2);
      expect(error.message).toContain('threads');
      expect(error.message).toContain('whole number from 1 to 256');
    },
  );

  test.each(['-1', '2147483648', 'x'])('a seed of %j', (seed) => {
    expect(refused({}, { SMI_SEED: seed }).message).toContain('seed');
  });

  test('a seed of 0 is a seed', () => {
    expect(read({ seed: '0' }).seed).toBe(0);
  });

  test.each([
    'threads: [2]',
    'threads: true',
    'threads: { a: 1 }',
    'threads: .nan',
    'threads: 1.5',
    'release: 5',
    'release: [a]',
  ])('in smi.yaml: %s', (text) => {
    file(`${text}\n`);
    expect(refused().code).toBe('setting-invalid');
  });

  test('a folder with a NUL', () => {
    expect(refused({ release: 'a\0b' }).code).toBe('setting-invalid');
  });

  test('and its text cannot control the terminal', () => {
    expect(refused({ threads: '\u001b[31m' }).message).not.toContain('\u001b');
  });
});

describe('an invalid smi.yaml', () => {
  test.each([
    ['not YAML', 'threads: [2\n'],
    ['a list', '- threads\n'],
    ['a word', 'threads\n'],
    ['a duplicate setting', 'threads: 2\nthreads: 3\n'],
    ['two documents', 'threads: 2\n---\nthreads: 3\n'],
    [
      'an alias that grows',
      `a: &a [${'x,'.repeat(50)}]\nb: &b [${'*a,'.repeat(50)}]\nthreads: [${'*b,'.repeat(50)}]\n`,
    ],
  ])('is reported by its path: %s', (_, text) => {
    file(text);
    const error = refused();
    expect(error.code).toBe('setting-invalid');
    expect(error.message).toContain(join(folder, 'smi.yaml'));
  });

  test('because a setting is unknown is reported with the known ones', () => {
    file('releases: here\n');
    const { message } = refused();
    expect(message).toContain('"releases"');
    expect(message).toContain('store, editions, release, threads, seed');
  });

  test('because it is a folder is an error of the environment', () => {
    mkdirSync(join(folder, 'smi.yaml'));
    expect(refused().exit).toBe(5);
  });
});
