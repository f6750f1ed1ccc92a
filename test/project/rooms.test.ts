import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFiles, read } from './checkout.js';

/** The folders of the code, lowest first: a folder imports only from those before it. */
const FOLDERS = [
  'errors',
  'outputs/formats/numbers.ts',
  'schemas',
  'pipeline/system',
  'pipeline/methods',
  'sources',
  'pipeline/engine',
  'outputs/formats',
  'pipeline/tables',
  'pipeline/acquire',
  'pipeline/ingest',
  'pipeline/harmonise',
  'pipeline/geography',
  'pipeline/evidence',
  'pipeline/editions',
  'pipeline/derive',
  'pipeline/model',
  'pipeline/impute',
  'pipeline/score',
  'pipeline/trend',
  'pipeline/moves',
  'pipeline/coldspots',
  'pipeline/robustness',
  'pipeline/checks',
  'pipeline/changes',
  'outputs/maps',
  'outputs/page',
  'outputs/index-report',
  'outputs/long-shadow-report',
  'outputs/kind-report',
  'outputs/custom-report',
  'outputs/changes-page',
  'outputs/areas',
  'outputs/area-page',
  'outputs/comparison-page',
  'outputs/reproduction',
  'outputs/authority-page',
  'outputs/writers',
  'outputs/writers.ts',
  'pipeline/publish',
  'pipeline/validity',
  'pipeline/release',
  'pipeline/explain',
  'pipeline/areas',
  'outputs/explorer',
  'pipeline/custom',
  'pipeline/reproduce',
  'pipeline/sweep',
  'pipeline/records/estimate',
  'pipeline/records/disclosure',
  'pipeline/records/synthesise',
  'pipeline/records/release',
  'pipeline/build.ts',
  'pipeline/refresh.ts',
  'pipeline/next',
  'pipeline/verify',
  'pipeline/compare',
  'pipeline/doctor',
  'pipeline/cli',
  'index.ts',
] as const;

/** Files of `outputs/` that define a release and a writer; every folder may import them. */
const SHARED = ['outputs/release.ts', 'outputs/release-data.ts', 'outputs/writer.ts', 'outputs/notice.ts'];

/** What these may import themselves. */
const SHARED_MAY = [/^outputs\/[a-z-]+\.ts → (schemas\/|outputs\/maps\/topology|pipeline\/engine\/)/];

const code = projectFiles().filter(
  (path) => /^(schemas|sources|pipeline|outputs|errors)\/.*\.ts$/.test(path) || path === 'index.ts',
);

const folderOf = (path: string): string =>
  SHARED.includes(path)
    ? path
    : (FOLDERS.find((folder) => path === folder || path.startsWith(`${folder}/`)) ?? `no folder: ${path}`);

/** What a file imports from the project, types included, as paths. */
function importsOf(path: string): string[] {
  const found = read(path).matchAll(/(?:from|import\()\s*'(\.[^']+)'/g);
  return [...found].map(([, target = '']) =>
    posix.normalize(posix.join(posix.dirname(path), target)).replace(/\.js$/, '.ts'),
  );
}

const imports = new Map(
  code.map((path) => [path, importsOf(path).filter((target) => code.includes(target))]),
);

/** Cycles of files, each as the list of its files; none where the imports run one way. */
function cyclesOf(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const cycles: string[][] = [];
  const visit = (node: string): void => {
    order.set(node, order.size);
    low.set(node, order.get(node)!);
    open.push(node);
    for (const target of graph.get(node) ?? []) {
      if (!order.has(target)) visit(target);
      if (open.includes(target)) low.set(node, Math.min(low.get(node)!, low.get(target)!));
    }
    if (low.get(node) !== order.get(node)) return;
    const found = open.splice(open.indexOf(node));
    if (found.length > 1) cycles.push(found);
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return cycles;
}

/** Imports between files whose paths match, as arrows. */
const arrows = (from: RegExp, to: RegExp) =>
  [...imports].flatMap(([path, targets]) =>
    from.test(path) ? targets.filter((target) => to.test(target)).map((target) => `${path} → ${target}`) : [],
  );

describe('the folders of the code', () => {
  it('are all listed here, and every file is in one', () => {
    expect(code.map(folderOf).filter((folder) => folder.startsWith('no folder'))).toEqual([]);
    for (const folder of FOLDERS) expect(code.map(folderOf), folder).toContain(folder);
  });

  it('import only from folders before them', () => {
    const wrong = [...imports].flatMap(([path, targets]) =>
      targets
        .filter((target) => {
          const from = folderOf(path);
          const to = folderOf(target);
          if (from === to || SHARED.includes(target)) return false;
          return FOLDERS.indexOf(from as never) < FOLDERS.indexOf(to as never) || SHARED.includes(path);
        })
        .map((target) => `${path} → ${target}`),
    );
    expect(wrong.filter((arrow) => !SHARED_MAY.some((allowed) => allowed.test(arrow)))).toEqual([]);
  });

  it('have no cycle of files, types included', () => {
    expect(cyclesOf(imports)).toEqual([]);
  });

  it('keep schemas independent of all other code', () => {
    expect(arrows(/^schemas\//, /^(sources|pipeline|outputs|errors)\//)).toEqual([]);
  });

  it('keep the methods pure: no file, network, process or engine, so that a page can run them', () => {
    expect(arrows(/^pipeline\/methods\//, /^(?!pipeline\/methods\/|schemas\/)/)).toEqual([]);
    const impure = code.filter(
      (path) => path.startsWith('pipeline/methods/') && /from '(node:|[a-z@])/.test(read(path)),
    );
    expect(impure.filter((path) => !/from 'd3-array'/.test(read(path)))).toEqual([]);
  });

  it('let only acquire touch the network', () => {
    const callers = code.filter((path) => /\bfetch\(|node:https?'|node:net'/.test(read(path)));
    // `smi serve` only listens, on this machine.
    const others = callers.filter((path) => !path.startsWith('pipeline/acquire/'));
    expect(others).toEqual(['pipeline/system/serve-files.ts']);
  });

  it('have no file over 400 lines', () => {
    const long = projectFiles()
      .filter((path) => /\.(ts|mjs)$/.test(path))
      .filter((path) => read(path).split('\n').length > 400);
    expect(long).toEqual([]);
  });
});

describe('the search for cycles', () => {
  it('finds one, and names its files', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['b', 'd']],
      ['d', []],
    ]);
    expect(cyclesOf(graph)).toEqual([['b', 'c']]);
  });
});
