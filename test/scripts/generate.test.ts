import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CATALOGUE, EXIT } from '../../errors/catalogue.js';
import { VERBS } from '../../pipeline/cli/verbs.js';
import { METHODS_FILE } from '../../pipeline/editions/variant.js';
import { differences } from '../../scripts/generate/compare.js';
import { GENERATED_FOLDER, generatedFiles } from '../../scripts/generate/files.js';
import { SBOM_FILE } from '../../scripts/generate/sbom.js';
import { SOURCES_MODULE, sourceFiles } from '../../scripts/generate/sources.js';
import { installedText, readmeText, run, shownEditions } from '../../scripts/generate.js';
import { IS_LONG } from '../project/checkout.js';

const CHECKOUT = fileURLToPath(new URL('../..', import.meta.url));
const shown = await shownEditions(CHECKOUT);
const sources = sourceFiles(CHECKOUT);
const files = generatedFiles(shown, sources, await readmeText(CHECKOUT), await installedText());

describe('the committed generated files', () => {
  test('are those of `npm run generate`: none is stale, missing or extra', () => {
    expect(differences(CHECKOUT, files)).toEqual([]);
  });

  test('list every error with its exit code', () => {
    const sections = files.get('docs/errors.md')!.split('\n## ');
    for (const [code, { exit, title }] of Object.entries(CATALOGUE)) {
      const section = sections.find((text) => text.startsWith(`${exit}: `));
      expect(section, code).toContain(`| \`${code}\` | ${title}`);
    }
    for (const exit of Object.values(EXIT)) expect(sections.join('\n')).toContain(`\n${exit}: `);
  });

  test('list the options and examples of every verb', () => {
    const sections = files.get('docs/commands.md')!.split('\n## smi ');
    for (const { name, options, examples } of VERBS) {
      const section = sections.find((text) => text.startsWith(`${name}\n`));
      for (const option of Object.keys(options))
        expect(section, name).toMatch(new RegExp(`^\\| \`--${option}\\b`, 'm'));
      for (const example of examples) expect(section, name).toContain(`\n${example}\n`);
    }
  });

  test('are schemas and SQL, and nothing that a release contains anyway', () => {
    const names = [...files.keys()].filter((path) => path.startsWith(`${GENERATED_FOLDER}/`));
    expect(names.length).toBeGreaterThan(40);
    expect(names.filter((name) => !/\.schema\.json$|\.sql$/.test(name))).toEqual([]);
  });

  // A hash of a file would change with every comment in it. Those of the published methods are of what the
  // methods say: test/pipeline/editions/variant.test.ts has that comments and layout do not count.
  test('contain no hash and no time, but for the hashes of the published methods', () => {
    for (const [path, text] of files)
      if (path !== `editions/${METHODS_FILE}` && path !== SBOM_FILE)
        expect(text, path).not.toMatch(/\b[0-9a-f]{64}\b|\b\d{4}-\d\d-\d\dT\d\d:/);
  });

  test('are the same texts each time', async () => {
    expect([...generatedFiles(shown, sources, await readmeText(CHECKOUT), await installedText())]).toEqual([
      ...files,
    ]);
  });
});

describe('the generator', () => {
  let root: string;
  let said: string[];
  const generate = (...args: string[]) => run(args, root, (line) => said.push(line));
  const generated = (name: string) => join(root, 'schemas/generated', name);

  beforeEach(async () => {
    said = [];
    root = await mkdtemp(join(tmpdir(), 'generate-'));
    for (const folder of ['editions', 'sources']) {
      await cp(join(CHECKOUT, folder), join(root, folder), { recursive: true });
    }
    await rm(join(root, SOURCES_MODULE));
    await cp(join(CHECKOUT, 'README.md'), join(root, 'README.md'));
  });
  afterEach(() => rm(root, { recursive: true }));

  test('with --check writes nothing and lists every file that is missing', async () => {
    expect(await generate('--check')).toBe(EXIT.check);
    // the README and the hashes of the methods are there, and up to date
    expect(said).toHaveLength(files.size - 1);
    expect(said).toContain('missing  docs/errors.md');
    expect(said.at(-1)).toContain('npm run generate');
    expect(await readdir(root)).toEqual(['README.md', 'editions', 'sources']);
  });

  test('writes every file, and then finds nothing to change', async () => {
    expect(await generate()).toBe(EXIT.done);
    for (const [path, text] of files) expect(await readFile(join(root, path), 'utf8')).toBe(text);
    said = [];
    expect(await generate('--check')).toBe(EXIT.done);
    expect(await generate()).toBe(EXIT.done);
    expect(said).toEqual([
      `${files.size} generated files: up to date`,
      `${files.size} generated files: nothing to change`,
    ]);
  });

  test('distinguishes stale, missing and extra files, and fixes all three', async () => {
    await generate();
    await writeFile(generated('tables.sql'), 'old');
    await rm(generated('index.schema.json'));
    await mkdir(generated('retired'));
    said = [];
    expect(await generate('--check')).toBe(EXIT.check);
    expect(said.slice(0, -1)).toEqual([
      'missing  schemas/generated/index.schema.json',
      'extra  schemas/generated/retired',
      'stale  schemas/generated/tables.sql',
    ]);
    expect(await generate()).toBe(EXIT.done);
    if (IS_LONG) expect(await generate('--check')).toBe(EXIT.done);
    for (const [path, text] of files) expect(await readFile(join(root, path), 'utf8')).toBe(text);
    expect(await readdir(join(root, 'schemas/generated'))).not.toContain('retired');
  });

  test('leaves other pages of docs unchanged', async () => {
    await mkdir(join(root, 'docs'));
    await writeFile(join(root, 'docs', 'other.md'), 'mine');
    await generate();
    expect(await readFile(join(root, 'docs', 'other.md'), 'utf8')).toBe('mine');
  });

  test('outside a checkout writes nothing and says what is missing', async () => {
    await rm(join(root, 'editions'), { recursive: true });
    expect(await generate()).toBe(EXIT.input);
    expect(said.join('\n')).toContain('editions');
    expect(await readdir(root)).toEqual(['README.md', 'sources']);
  });

  test('refuses an unknown option', async () => {
    expect(await generate('--chekc')).toBe(EXIT.input);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/chekc.*npm run generate/);
  });
});
