import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFiles, read } from './checkout.js';

const code = projectFiles().filter((path) =>
  /^(schemas|sources|pipeline|outputs|errors)\/.*\.ts$/.test(path),
);

/** What a file imports of ours, as paths in the project. */
function importsOf(path: string): string[] {
  const found = read(path).matchAll(/(?:from|import\()\s*'(\.[^']+)'/g);
  return [...found].map(([, target = '']) =>
    posix.normalize(posix.join(posix.dirname(path), target)).replace(/\.js$/, '.ts'),
  );
}

const breaches = (inside: RegExp, forbidden: RegExp) =>
  code
    .filter((path) => inside.test(path))
    .flatMap((path) =>
      importsOf(path)
        .filter((target) => forbidden.test(target))
        .map((target) => `${path} → ${target}`),
    );

describe('the rooms of the house', () => {
  it('schemas know nothing else of ours', () => {
    expect(breaches(/^schemas\//, /^(sources|pipeline|outputs|errors|editions)\//)).toEqual([]);
  });

  it('sources know neither stages nor editions nor outputs', () => {
    expect(breaches(/^sources\//, /^(pipeline|outputs|editions)\//)).toEqual([]);
  });

  it('outputs know of the pipeline the engine alone, and nothing of how a score is made', () => {
    expect(breaches(/^outputs\//, /^(sources|pipeline\/(?!engine\/))/)).toEqual([]);
  });

  it('no stage knows a later one', () => {
    const stages = ['acquire', 'ingest', 'harmonise', 'derive', 'score', 'coldspots', 'publish'];
    stages.forEach((stage, at) => {
      const later = stages.slice(at + 1).join('|');
      if (later !== '')
        expect(breaches(new RegExp(`^pipeline/${stage}/`), new RegExp(`^pipeline/(${later})/`))).toEqual([]);
    });
  });

  it('only acquire touches the network', () => {
    const callers = code.filter((path) => /\bfetch\(|node:https?'|node:net'/.test(read(path)));
    expect(callers.filter((path) => !path.startsWith('pipeline/acquire/'))).toEqual([]);
  });

  it('has no file over 400 lines', () => {
    const long = projectFiles()
      .filter((path) => /\.(ts|mjs)$/.test(path))
      .filter((path) => read(path).split('\n').length > 400);
    expect(long).toEqual([]);
  });
});
