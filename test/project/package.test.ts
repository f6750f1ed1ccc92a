import { existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IS_LONG, projectFiles, ROOT, read, remove, run } from './checkout.js';

const CONSUMER = `import { buildEdition, EXIT, type Explanation, SmiError, silentLog } from 'social-mobility-index';
import { columns, type Figure, indexTable } from 'social-mobility-index/schemas';

const figure: Pick<Figure, 'value'> = { value: null };
const table = indexTable([{ code: 'place', name: 'Place' }]);
const code: number = EXIT.input;
export const names: string[] = columns(table).map(({ name }) => name);
export const rank = ({ area }: Explanation) => area.rank;
export const build = () => buildEdition('england-2026', { editions: '.', release: '.', threads: 1, log: silentLog });
export { code, figure, SmiError };
`;

/** Unpacks the package where npm would, with links to its dependencies, each of which finds its own. */
function unpack(packed: string, into: string): void {
  mkdirSync(into, { recursive: true });
  run('tar', ['-xzf', packed, '--strip-components=1', '-C', into], ROOT);
  const manifest: { dependencies: Record<string, string> } = JSON.parse(read('package.json'));
  for (const name of Object.keys(manifest.dependencies)) {
    const link = join(into, '..', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), link, 'dir');
  }
}

// npm takes long to install: it does with SMI_LONG=1, and otherwise the package is unpacked where npm would.
const long = it.skipIf(!IS_LONG);

describe('the package, in an empty folder with production dependencies only', () => {
  let folder = '';
  const installed = () => join(folder, 'node_modules', 'social-mobility-index');

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'smi-package-'));
    // Brings dist/ up to date, where somebody runs this test by itself.
    run(process.execPath, [join('bin', 'smi.mjs'), '--help'], ROOT);
    const [packed] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', folder], ROOT));
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
    const file = join(folder, packed.filename);
    const quietly = ['--prefer-offline', '--no-audit', '--no-fund'];
    if (IS_LONG) run('npm', ['install', '--omit=dev', ...quietly, file], folder);
    else unpack(file, installed());
  });
  afterAll(() => remove(folder));

  it('runs its command, which finds what it reads', () => {
    const program = join(installed(), 'bin', 'smi.mjs');
    expect(run(process.execPath, [program, 'build', '--show-sql'], folder)).toContain('score_ranks');
  });

  it('says to type smi, which is installed with it', () => {
    const program = join(installed(), 'bin', 'smi.mjs');
    expect(run(process.execPath, [program, 'list', '--help'], folder)).toMatch(/^Usage: smi list /m);
  });

  long('builds england-2026 into ./release (left out without SMI_LONG=1)', () => {
    run('npx', ['--no-install', 'smi', 'build'], folder);
    const made = readdirSync(join(folder, 'release', 'england-2026'));
    expect(made).toEqual(
      expect.arrayContaining(['index.csv', 'report.html', 'receipt.json', 'areas.geojson']),
    );
  });

  it('contains what a user needs, and neither tests nor sources nor official files', () => {
    const top = readdirSync(installed());
    expect(top).toEqual(
      expect.arrayContaining(['LICENSE', 'NOTICE.md', 'README.md', 'bin', 'dist', 'editions']),
    );
    for (const name of ['test', 'pipeline', 'scripts', 'tsconfig.json', '.ci'])
      expect(top).not.toContain(name);
    expect(existsSync(join(installed(), 'dist', 'scripts'))).toBe(false);
  });

  it('holds the compiled form of every source, and nothing of a source that is gone', () => {
    const compiled = readdirSync(join(installed(), 'dist'), { recursive: true }).map(String);
    const sources = projectFiles().filter(
      (path) => /^(errors|schemas|sources|pipeline|outputs)\/.*\.ts$/.test(path) || path === 'index.ts',
    );
    // The script of the explorer is one file, which is bundled from many.
    const inBundle = (path: string) => path.startsWith('outputs/explorer/page/');
    const modules = sources.filter((path) => !inBundle(path)).map((path) => path.replace(/\.ts$/, ''));
    expect(sources.some(inBundle)).toBe(true);
    expect(compiled.filter((path) => /\.\w+$/.test(path)).sort()).toEqual(
      [
        'explorer/explorer.js',
        'explorer/weights-worker.js',
        ...modules.flatMap((path) => [`${path}.js`, `${path}.d.ts`]),
      ].sort(),
    );
  });

  long('brings no development dependency along (left out without SMI_LONG=1)', () => {
    const brought = readdirSync(join(folder, 'node_modules'));
    for (const name of ['typescript', 'vitest', 'vite', 'fast-check', 'topojson-server']) {
      expect(brought).not.toContain(name);
    }
  });

  it('gives importers types that compile, including its own declarations', () => {
    mkdirSync(join(folder, 'consumer'));
    writeFileSync(join(folder, 'consumer', 'consumer.ts'), CONSUMER);
    const compiler = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    const options = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2023'];
    const types = ['--types', 'node', '--typeRoots', join(ROOT, 'node_modules', '@types')];
    run(
      process.execPath,
      [compiler, ...options, ...types, '--skipLibCheck', 'false', 'consumer.ts'],
      join(folder, 'consumer'),
    );
  });

  it('can be imported', () => {
    const script = "import('social-mobility-index').then(({ SOURCES }) => console.log(SOURCES.length))";
    expect(Number(run(process.execPath, ['-e', script], folder))).toBeGreaterThan(15);
  });
});

describe('the package of a checkout where commands were killed', () => {
  it('has none of what they left', () => {
    // Which files are packed depends on their names, on package.json and on what is ignored.
    const copy = mkdtempSync(join(tmpdir(), 'smi-names-'));
    try {
      for (const path of projectFiles()) {
        mkdirSync(dirname(join(copy, path)), { recursive: true });
        writeFileSync(join(copy, path), /(^|\/)(package\.json|\.\w+ignore)$/.test(path) ? read(path) : '');
      }
      const edition = join(copy, 'editions', 'england-2026');
      mkdirSync(join(edition, '.accepting'));
      mkdirSync(join(copy, '.dist-new-1'));
      const left = [
        join(edition, '.accepting', 'figures.csv'),
        join(edition, '.lock'),
        join(edition, '.lock.1-part'),
        join(copy, 'sources', '.lock.json.writing'),
        join(copy, '.dist-new-1', 'index.js'),
      ];
      for (const path of left) writeFileSync(path, 'left');
      const [{ files }] = JSON.parse(run('npm', ['pack', '--dry-run', '--json'], copy));
      const paths = files.map(({ path }: { path: string }) => path);
      expect(paths).toContain('editions/england-2026/figures.csv');
      expect(paths).toContain('sources/lock.json');
      expect(paths.filter((path: string) => path.split('/').some((part) => part.startsWith('.')))).toEqual(
        [],
      );
    } finally {
      remove(copy);
    }
  });
});
