import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { SmiError } from '../../../errors/smi-error.js';
import {
  baseAddressOption,
  choiceOption,
  listOption,
  memoryOption,
  optionsOf,
  parseOptions,
  readTextFile,
  shownOptions,
  textOption,
  wholeOption,
} from '../../../pipeline/cli/options.js';
import type { Verb } from '../../../pipeline/cli/verb.js';

const root = mkdtempSync(join(tmpdir(), 'options-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The error that `work` throws. */
async function errorOf(work: () => unknown): Promise<SmiError> {
  try {
    await work();
  } catch (error) {
    if (error instanceof SmiError) return error;
    throw error;
  }
  throw new Error('there was no error');
}

const VERB: Verb = {
  name: 'sing',
  summary: 'sing a song',
  usage: 'sing SONG [--loud]',
  options: { loud: { type: 'boolean', description: 'so that all can hear' } },
  writes: false,
  examples: ['smi sing hymn'],
  load: () => Promise.reject(new Error('no option may need the verb itself')),
};

describe('the options of a verb', () => {
  test('are its own and the common ones, with --dry-run only where it writes', () => {
    expect(Object.keys(optionsOf(VERB))).toEqual(expect.arrayContaining(['loud', 'help', 'json', 'threads']));
    expect(optionsOf(VERB)).not.toHaveProperty('dry-run');
    expect(optionsOf({ ...VERB, writes: true })).toHaveProperty('dry-run');
  });

  test('are shown without settings that the verb does not use, which it takes all the same', () => {
    expect(Object.keys(shownOptions(VERB))).toEqual(Object.keys(optionsOf(VERB)));
    const reading = { ...VERB, settings: ['editions'] } as const;
    expect(Object.keys(shownOptions(reading)).sort()).toEqual(['editions', 'help', 'json', 'loud']);
    expect(parseOptions(reading, ['--threads', '2', '--quiet']).values).toEqual({
      threads: '2',
      quiet: true,
    });
    const computing = { ...VERB, settings: ['threads'] } as const;
    expect(Object.keys(shownOptions(computing))).toEqual(expect.arrayContaining(['threads', 'no-progress']));
    expect(shownOptions(computing)).not.toHaveProperty('release');
  });

  test('are distinguished from other arguments, in any position', () => {
    const { values, positionals } = parseOptions(VERB, ['hymn', '--loud', 'psalm', '--seed=3', '-h']);
    expect({ ...values }).toEqual({ loud: true, seed: '3', help: true });
    expect(positionals).toEqual(['hymn', 'psalm']);
  });

  test.each([
    ['--soft', '--soft'],
    ['--loud=yes', '--loud'],
    ['--seed', '--seed'],
  ])('do not accept %s', async (given, named) => {
    const error = await errorOf(() => parseOptions(VERB, [given]));
    expect(error.code).toBe('usage');
    expect(error.message).toMatch(new RegExp(`^sing: .*${named}`));
    expect(error.next).toContain('smi sing --help');
  });

  test('may not be given twice', async () => {
    const error = await errorOf(() => parseOptions(VERB, ['--seed', '1', '--seed', '2']));
    expect(error.code).toBe('usage');
    expect(error.message).toContain('--seed');
  });
});

describe('the value of an option', () => {
  test.each([[''], ['a\0b']])('that is the text %j is refused', async (value) => {
    expect((await errorOf(() => textOption({ out: value }, 'out'))).code).toBe('usage');
  });

  test('that is not given is undefined, for every type', () => {
    expect(textOption({}, 'x')).toBeUndefined();
    expect(wholeOption({}, 'x', 1, 2)).toBeUndefined();
    expect(choiceOption({}, 'x', ['a'])).toBeUndefined();
    expect(memoryOption({}, 'x')).toBeUndefined();
  });

  test.each(['4', '9', '-1', '1.5', '5e0', ' 5', '0x5'])(
    'is not a whole number from 5 to 8: %j',
    async (text) => {
      const error = await errorOf(() => wholeOption({ x: text }, 'x', 5, 8));
      expect(error.code).toBe('setting-invalid');
      for (const fact of ['--x', text, '5', '8']) expect(error.message).toContain(fact);
    },
  );

  test('is a whole number at both ends of the range', () => {
    expect(wholeOption({ x: '5' }, 'x', 5, 8)).toBe(5);
    expect(wholeOption({ x: '08' }, 'x', 5, 8)).toBe(8);
  });

  test.each([
    'data.example/smi',
    'ftp://data.example/',
    'https://data.example/?a=1',
    'https://data.example/#a',
    'https://me:secret@data.example/',
    'https://data.example/a b',
    'javascript:alert(1)',
  ])('is not the address of a folder: %j', async (text) => {
    const error = await errorOf(() => baseAddressOption({ x: text }, 'x'));
    expect(error.code).toBe('setting-invalid');
    expect(error.message).toContain('--x');
  });

  test('is the address of a folder, with its slash', () => {
    expect(baseAddressOption({}, 'x')).toBeUndefined();
    expect(baseAddressOption({ x: 'https://data.example' }, 'x')).toBe('https://data.example/');
    expect(baseAddressOption({ x: 'https://data.example/smi/' }, 'x')).toBe('https://data.example/smi/');
    expect(baseAddressOption({ x: 'http://localhost:8080/smi' }, 'x')).toBe('http://localhost:8080/smi/');
  });

  test('is one of several words, and no other', async () => {
    expect(choiceOption({ x: 'b' }, 'x', ['a', 'b'])).toBe('b');
    const error = await errorOf(() => choiceOption({ x: 'B' }, 'x', ['a', 'b']));
    expect(error.code).toBe('setting-invalid');
    expect(error.message).toContain('a, b');
  });
});

test('several words are in the order of the choices, each once, and no other', async () => {
  expect(listOption({}, 'x', ['a'])).toBeUndefined();
  expect(listOption({ x: 'c, a,c' }, 'x', ['a', 'b', 'c'])).toEqual(['a', 'c']);
  for (const wrong of ['d', 'a,,b', 'A']) {
    const error = await errorOf(() => listOption({ x: wrong }, 'x', ['a', 'b', 'c']));
    expect(error.code).toBe('setting-invalid');
    expect(error.message).toContain('a, b, c');
  }
});

describe('a size of memory', () => {
  test.each([
    ['256MiB', 268_435_456],
    ['268.435456MB', 268_435_456],
    ['1GiB', 1_073_741_824],
    ['2 gb', 2_000_000_000],
    ['1.5GiB', 1_610_612_736],
  ])('%s is %i bytes', (text, bytes) => {
    expect(memoryOption({ memory: text }, 'memory')).toBe(bytes);
  });

  test.each([
    ['255.9MiB', 'is less than the minimum'],
    ['268.435455MB', 'is one byte less than the minimum'],
    ['256MB', 'is less than 256 MiB'],
    ['0GiB', 'is nothing'],
    ['65537GiB', 'is more than any machine has'],
    ['-1GiB', 'is negative'],
    ['1', 'has no unit'],
    ['1073741824', 'has no unit'],
    ['GiB', 'has no number'],
    ['1TB', 'has a unit that is not known'],
    ['1,5GiB', 'has a comma'],
    ['1e3MiB', 'has an exponent'],
  ])('%s is refused: it %s', async (text) => {
    const error = await errorOf(() => memoryOption({ memory: text }, 'memory'));
    expect(error.code).toBe('setting-invalid');
    expect(error.message).toContain('--memory');
    expect(error.message).toContain(text);
    expect(error.next).toContain('256MiB');
  });
});

describe('a file that an option names', () => {
  const path = join(root, 'notes.txt');

  test('is read unchanged, including a byte order mark', async () => {
    writeFileSync(path, '\ufeffa: é\r\n');
    expect(await readTextFile(path, 'method')).toBe('\ufeffa: é\r\n');
  });

  test('is refused when it is missing, a folder, not UTF-8 or too large', async () => {
    const folder = join(root, 'folder');
    mkdirSync(folder);
    const latin = join(root, 'latin.txt');
    writeFileSync(latin, Buffer.from([0x41, 0xe9, 0x42]));
    const large = join(root, 'large.txt');
    writeFileSync(large, '');
    truncateSync(large, 20_000_001);
    for (const [wrong, why] of [
      [join(root, 'nowhere.txt'), 'no file'],
      [folder, 'not a file'],
      [latin, 'UTF-8'],
      [large, 'too large'],
    ] as const) {
      const error = await errorOf(() => readTextFile(wrong, 'method'));
      expect(error.code).toBe('usage');
      for (const fact of ['--method', wrong, why]) expect(error.message).toContain(fact);
    }
  });
});
