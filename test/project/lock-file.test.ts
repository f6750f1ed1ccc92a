import { describe, expect, it } from 'vitest';
import { read } from './checkout.js';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const project = JSON.parse(read('package.json'));
const packages: Record<string, Locked> = JSON.parse(read('package-lock.json')).packages;

describe('the lock file of npm', () => {
  it('has the engine’s binding for every platform, so that npm ci works on each', () => {
    const bindings = Object.keys(packages).flatMap((path) => path.match(/node-bindings-(.+)$/)?.[1] ?? []);
    expect(bindings.sort()).toEqual([
      'darwin-arm64',
      'darwin-x64',
      'linux-arm64',
      'linux-arm64-musl',
      'linux-x64',
      'linux-x64-musl',
      'win32-arm64',
      'win32-x64',
    ]);
  });

  it('is locked for every platform: npm ci refuses a lock that leaves one out', () => {
    const locked = Object.keys(packages).map((path) => path.split('node_modules/').at(-1));
    for (const [path, { optionalDependencies = {} }] of Object.entries(packages)) {
      for (const name of Object.keys(optionalDependencies))
        expect(locked, `${name} of ${path}`).toContain(name);
    }
  });

  it('is pinned exactly', () => {
    const ranges = Object.values<string>({ ...project.dependencies, ...project.devDependencies });
    for (const range of ranges) expect(range).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  });

  it('runs no script at install', () => {
    const scripted = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript);
    expect(scripted.map(([path]) => path)).toEqual([]);
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
  });

  it('is checked by hash, and names no registry', () => {
    for (const [path, locked] of Object.entries(packages)) {
      if (path === '') continue;
      expect(locked.integrity, path).toMatch(/^sha512-/);
      expect(locked.resolved, path).toBeUndefined();
    }
  });

  it('has a reason in the decision records for each dependency', () => {
    const reasons = read('docs/decisions/0002-dependencies.md');
    for (const name of Object.keys(project.dependencies)) expect(reasons).toContain(name);
  });
});
