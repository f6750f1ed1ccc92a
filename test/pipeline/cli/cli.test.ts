import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { widthOf } from '../../../outputs/formats/text-layout.js';
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
    'of %s names its options and those of the settings that it uses, gives examples and does nothing',
    async (verb, { options, settings, writes, examples }) => {
      const { code, out, err } = await smi([verb, 'anything', '--help']);
      expect(code).toBe(0);
      expect(err).toBe('');
      expect(out).toMatch(new RegExp(`^smi ${verb}: `));
      expect(out).toContain(`Usage: smi ${verb}`);
      const named = [...out.matchAll(/^ {2}--([\w-]+)/gm)].map(([, name]) => name);
      const common = settings?.includes('threads') === false ? [] : ['quiet', 'no-progress'];
      const wanted = [...Object.keys(options), 'help', 'json', ...common, ...(settings ?? [])];
      expect(named.sort()).toEqual([...wanted, ...(writes ? ['dry-run'] : [])].sort());
      expect(examples.length).toBeGreaterThan(0);
      for (const example of examples) expect(example).toMatch(new RegExp(`^smi ${verb}\\b`));
    },
  );

  test('of list and completion has no setting that they do not use, and both take it all the same', async () => {
    const { out } = await smi(['list', '--help']);
    for (const name of ['threads', 'store', 'release', 'seed', 'quiet'])
      expect(out).not.toContain(`--${name}`);
    expect((await smi(['completion', '--help'])).out).not.toContain('--editions');
    const given = ['--threads', '1', '--quiet'];
    expect(await smi(['list', ...given])).toEqual(await smi(['list']));
    expect(await smi(['completion', 'bash', ...given])).toEqual(await smi(['completion', 'bash']));
  });

  test('says what is the default of an option as such', async () => {
    expect((await smi(['build', '--help'])).out).toContain('(default: what the method file');
    for (const { options } of VERBS)
      for (const { description } of Object.values(options))
        expect(description).not.toMatch(/\((?!default: |\.yaml|zero|zeros|UTF-8|read as|names? )[^)]*\)$/);
  });

  test('of a verb is the same as smi help VERB', async () => {
    expect(await smi(['help', 'list'])).toEqual(await smi(['list', '--help']));
  });

  test.each([60, 72, 80, 100])('fits a terminal of %i columns', async (columns) => {
    for (const args of [[], ...verbs.map((verb) => [verb, '--help'])]) {
      const { out } = await smi(args, { environment: { COLUMNS: String(columns) } });
      for (const line of out.split('\n')) {
        // what is to be typed, such as a --map, stays in one piece
        if (line.trim().split(' ').length > 2) expect(widthOf(line), line).toBeLessThanOrEqual(columns);
      }
    }
  });

  test('has 80 columns where no terminal says otherwise, and never more than 100', async () => {
    const widest = async (changes: Parameters<typeof smi>[1]) =>
      Math.max(...(await smi(['estimate', '--help'], changes)).out.split('\n').map(widthOf));
    expect(await widest({})).toBeLessThanOrEqual(80);
    expect(await widest({ environment: { COLUMNS: '200' } })).toBeGreaterThan(80);
    expect(await widest({ environment: { COLUMNS: '200' } })).toBeLessThanOrEqual(100);
  });

  test('has descriptions below the options in a narrow terminal, beside them in a wider one', async () => {
    const lines = async (columns: string) =>
      (await smi(['list', '--help'], { environment: { COLUMNS: columns } })).out.split('\n');
    expect(await lines('60')).toContain('  --json');
    expect((await lines('80')).some((line) => /^ {2}--json +one JSON object/.test(line))).toBe(true);
  });

  test('breaks a long example so that a shell reads one command, never within quotation marks', async () => {
    for (const verb of VERBS) {
      const { out } = await smi([verb.name, '--help'], { environment: { COLUMNS: '60' } });
      const examples = out.slice(out.indexOf('Examples:')).replace(/ \\\n +/g, ' ');
      for (const example of verb.examples) expect(examples).toContain(`\n  ${example}\n`);
    }
  });

  test('of estimate names every column of a record, and the limits that hold', async () => {
    const { out } = await smi(['estimate', '--help'], { environment: { COLUMNS: '100' } });
    for (const role of ROLES) expect(out).toMatch(new RegExp(`^  --${role} COLUMN`, 'm'));
    expect(out).toMatch(new RegExp(`^  --threshold .*\\(default: ${MIN_THRESHOLD}, the minimum`, 'm'));
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
    const helpers = /-summary\.ts$|^show-sql\.ts$|^sql-script\.ts$|^(?:build|refresh|estimate)-\w+\.ts$/;
    const files = readdirSync(new URL('../../../pipeline/cli/verbs', import.meta.url));
    expect(files.filter((file) => !helpers.test(file)).sort()).toEqual(
      verbs.map((verb) => `${verb}.ts`).sort(),
    );
  });

  test.each(VERBS.map((verb) => [verb.name, verb] as const))(
    'says of %s no setting too few: what its code reads is among them',
    (name, { settings = [] }) => {
      const file = new URL(`../../../pipeline/cli/verbs/${name}.ts`, import.meta.url);
      const read = [...readFileSync(file, 'utf8').matchAll(/\bsettings\.(\w+)/g)].map(([, each]) => each);
      expect(settings).toEqual(expect.arrayContaining(read));
    },
  );

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
    ['a type that cannot be listed', ['list', 'towns'], 'towns'],
    ['an edition for a list that has none', ['list', 'sources', '--edition', 'x'], '--edition'],
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

  test('is wrapped to the terminal that it is written to, and one line anywhere else', async () => {
    const err = (stream: { isTTY?: boolean; columns?: number }) => {
      let text = '';
      return { stream: { write: (part: string) => (text += part), ...stream }, text: () => text };
    };
    const at = async (columns: number) => {
      const terminal = err({ isTTY: true, columns });
      await smi(['explain', 'Greater Manchester'], { err: terminal.stream });
      return terminal.text().trimEnd().split('\n');
    };
    for (const columns of [60, 80, 120]) {
      const lines = await at(columns);
      expect(lines.length).toBeGreaterThan(1);
      for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(columns);
      expect(lines.slice(1).every((line) => line.startsWith('     '))).toBe(true);
    }
    const file = err({});
    await smi(['explain', 'Greater Manchester'], { err: file.stream });
    expect(file.text()).toBe(`${(await at(80)).join(' ').replace(/ {2,}/g, ' ')}\n`);
    // a path stays in one piece, to be copied
    const long = `/${'folder/'.repeat(12)}x`;
    const terminal = err({ isTTY: true, columns: 60 });
    await smi(['list', '--editions', long], { err: terminal.stream });
    expect(terminal.text()).toContain(long);
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
    ['areas', 'E06000001'],
    ['sources', 'lait'],
    ['indicators', 'weekly_pay'],
  ])('lists %s as lines and as data', async (kind, one) => {
    const { code, out, err } = await smi(['list', kind]);
    expect(code).toBe(0);
    expect(err).toBe('');
    expect(out).toMatch(new RegExp(`^${one} `, 'm'));
    const json = JSON.parse((await smi(['list', kind, '--json'])).out);
    expect(Object.keys(json)).toEqual([kind]);
    // Notes on them come after an empty line.
    expect(json[kind]).toHaveLength(out.trimEnd().split('\n\n')[0]?.split('\n').length ?? 0);
  });

  test('says which figures an edition prefers and was made without', async () => {
    const { out } = await smi(['list', 'editions']);
    const said = out.trimEnd().split('\n\n')[1]?.split('\n') ?? [];
    const line = said.find((each) => each.startsWith('england-2026 '));
    expect(line).toMatch(/^england-2026 could have .*attainment_8_fsm \(ees-attainment-8-by-district\)/);
    const { editions } = JSON.parse((await smi(['list', 'editions', '--json'])).out);
    const named = editions.filter(({ could_have }: { could_have: string[] }) => could_have.length > 0);
    expect(named).toHaveLength(said.length);
    expect(named.map(({ name }: { name: string }) => name)).toContain('england-2026');
  });

  test('says of a data set that was never seen live that it was not', async () => {
    const { sources } = JSON.parse((await smi(['list', 'sources', '--json'])).out);
    const found = sources.find(({ name }: { name: string }) => name === 'ees-attainment-8-by-district');
    expect(found.not_seen_live).toContain('ever seen');
  });

  test('lists the areas of an edition with their county, region and combined authority', async () => {
    const { out } = await smi(['list', 'areas', '--edition', 'england-2026']);
    expect(out.trimEnd().split('\n')).toHaveLength(294);
    expect(out).toMatch(/^E07000147 +North Norfolk +Norfolk +East of England$/m);
    expect(out).toMatch(/^E08000003 +Manchester +North West +Greater Manchester$/m);
    expect(errorOf(await smi(['list', 'areas', '--edition', 'none', '--json'])).code).toBe('edition-unknown');
  });

  test('reports a missing folder of editions', async () => {
    const { code, err } = await smi(['list', '--editions', 'nowhere']);
    expect(code).toBe(2);
    expect(err).toContain('/a/folder/that/is/not/there/nowhere');
  });
});
