import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { VERBS } from '../../../pipeline/cli/verbs.js';
import { ROLES as TABLE_ROLES } from '../../../pipeline/custom/coldspots/column-map.js';
import { MIN_THRESHOLD } from '../../../pipeline/records/disclosure/control-disclosure.js';
import { ROLES } from '../../../pipeline/records/estimate/column-map.js';
import { TRUTH_COLUMNS } from '../../../pipeline/records/synthesise/truth.js';
import { PACKAGE } from '../../../pipeline/system/package-root.js';
import { errorOf, smi } from './setup.js';

const verbs = VERBS.map(({ name }) => name);

describe('help', () => {
  test.each([[[]], [['--help']], [['-h']], [['help']]])(
    'of the program names every verb: smi %j',
    async (args) => {
      const { code, out, err } = await smi(args);
      expect(code).toBe(0);
      expect(err).toBe('');
      for (const verb of verbs) expect(out).toMatch(new RegExp(`^  ${verb} +\\S`, 'm'));
      expect(out).toContain('Not an official statistic');
    },
  );

  test('of the program names every exit code', async () => {
    const { out } = await smi([]);
    for (const code of ['0', '1', '2', '3', '4', '5', '130']) expect(out).toMatch(new RegExp(`\\b${code} `));
  });

  test.each(VERBS.map((verb) => [verb.name, verb] as const))(
    'of %s names its options and the common ones, gives examples and does nothing',
    async (verb, { options, writes, examples }) => {
      const { code, out, err } = await smi([verb, 'anything', '--help']);
      expect(code).toBe(0);
      expect(err).toBe('');
      expect(out).toMatch(new RegExp(`^smi ${verb}: `));
      expect(out).toContain(`Usage: smi ${verb}`);
      for (const option of [
        ...Object.keys(options),
        'help',
        'json',
        'quiet',
        'no-progress',
        'store',
        'editions',
        'release',
        'threads',
        'seed',
      ])
        expect(out).toMatch(new RegExp(`^  --${option}\\b`, 'm'));
      expect(out.includes('--dry-run')).toBe(writes);
      expect(examples.length).toBeGreaterThan(0);
      for (const example of examples) expect(example).toMatch(new RegExp(`^smi ${verb}\\b`));
    },
  );

  test('of a verb is the same as smi help VERB', async () => {
    expect(await smi(['help', 'list'])).toEqual(await smi(['list', '--help']));
  });

  test('fits a terminal of 120 columns', async () => {
    for (const args of [[], ...verbs.map((verb) => [verb, '--help'])]) {
      const { out } = await smi(args);
      for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
    }
  });

  test('of estimate names every column of a record, and the limits that hold', async () => {
    const { out } = await smi(['estimate', '--help']);
    for (const role of ROLES) expect(out).toMatch(new RegExp(`^  --${role} COLUMN`, 'm'));
    expect(out).toMatch(new RegExp(`^  --threshold .*\\(${MIN_THRESHOLD}, the minimum`, 'm'));
  });

  test('of coldspots and synthesise names every column of their files', async () => {
    const words = async (verb: string) => (await smi([verb, '--help'])).out.split(/[\s,;.]+/);
    expect(await words('coldspots')).toEqual(expect.arrayContaining([...TABLE_ROLES]));
    expect(await words('synthesise')).toEqual(expect.arrayContaining([...TRUTH_COLUMNS]));
  });

  test('the version is that of the package', async () => {
    expect(await smi(['--version'])).toEqual({
      code: 0,
      out: `${PACKAGE.name} ${PACKAGE.version}\n`,
      err: '',
    });
  });
});

describe('the table of verbs', () => {
  test('names each verb once, and has an entry for every file of a verb', async () => {
    expect(new Set(verbs).size).toBe(verbs.length);
    const helpers = /-summary\.ts$|^show-sql\.ts$|^sql-script\.ts$/;
    const files = readdirSync(new URL('../../../pipeline/cli/verbs', import.meta.url));
    expect(files.filter((file) => !helpers.test(file)).sort()).toEqual(
      verbs.map((verb) => `${verb}.ts`).sort(),
    );
  });

  test.each(VERBS.map((verb) => [verb.name, verb] as const))('loads what %s runs', async (_, verb) => {
    expect(typeof (await verb.load()).run).toBe('function');
  });
});

describe('an invalid command line', () => {
  test.each([
    ['an unknown verb', ['bulid'], 'bulid'],
    ['a verb that is a property of every object', ['constructor'], 'constructor'],
    ['an option before the verb', ['--json', 'build'], '--json'],
    ['an unknown option', ['build', '--fast'], '--fast'],
    ['an option of another verb', ['list', '--accept'], '--accept'],
    ['--dry-run where nothing is written', ['explain', 'Hartlepool', '--dry-run'], '--dry-run'],
    ['a repeated option', ['build', '--seed', '1', '--seed=2'], '--seed'],
    ['an option without its value', ['build', '--release'], '--release'],
    ['a value for an option without one', ['build', '--quiet=yes'], '--quiet'],
    ['an extra argument', ['list', 'sources', 'indicators'], 'one argument'],
    ['a type that cannot be listed', ['list', 'areas'], 'areas'],
    ['no area', ['explain'], 'area'],
    ['options that contradict each other', ['refresh', '--offline', '--mirror', 'x'], '--mirror'],
    ['other options that contradict each other', ['refresh', '--offline', '--relock'], '--relock'],
  ])('%s is reported in one line with what to do next, and exits with 2', async (_, args, named) => {
    const { code, out, err } = await smi(args);
    expect(code).toBe(2);
    expect(err).toMatch(/^smi: .+: .+ \[usage\]\n$/);
    expect(err).toContain(named);
    expect(err.split('\n')).toHaveLength(2);
    expect(err).not.toContain('    at ');
    if (!args.includes('--json')) expect(out).toBe('');
  });

  test('is reported as one object as well, wherever --json is', async () => {
    for (const args of [
      ['--json', 'build'],
      ['bulid', '--json'],
      ['build', '--fast', '--json'],
    ]) {
      const answer = await smi(args);
      expect(errorOf(answer)).toMatchObject({ code: 'usage', exit: 2, places: [] });
      expect(answer.err).toContain('[usage]');
    }
  });

  test('names the help of the verb, if any', async () => {
    expect((await smi(['build', '--fast'])).err).toContain('`smi build --help`');
    expect((await smi(['frobnicate'])).err).toContain('`smi --help`');
    expect((await smi(['bulid'])).err).toContain('did you mean build?');
  });
});

describe('smi list', () => {
  test('lists editions when no word is given', async () => {
    const { out } = await smi(['list']);
    expect(out).toBe((await smi(['list', 'editions'])).out);
    expect(out).toMatch(/^england-2026 .*built by default$/m);
  });

  test.each([
    ['editions', 'england-2026'],
    ['sources', 'lait'],
    ['indicators', 'weekly_pay'],
  ])('lists %s as lines and as data', async (kind, one) => {
    const { code, out, err } = await smi(['list', kind]);
    expect(code).toBe(0);
    expect(err).toBe('');
    expect(out).toMatch(new RegExp(`^${one} `, 'm'));
    const json = JSON.parse((await smi(['list', kind, '--json'])).out);
    expect(Object.keys(json)).toEqual([kind]);
    expect(json[kind]).toHaveLength(out.trimEnd().split('\n').length);
  });

  test('reports a missing folder of editions', async () => {
    const { code, err } = await smi(['list', '--editions', 'nowhere']);
    expect(code).toBe(2);
    expect(err).toContain('/a/folder/that/is/not/there/nowhere');
  });
});
