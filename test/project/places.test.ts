import { describe, expect, it } from 'vitest';
import { projectFiles } from './checkout.js';

const files = projectFiles();
const tests = files.filter((path) => /^test\/.*\.test\.ts$/.test(path));

/**
 * Tests of the project as a whole, on a cluster, and calculations that share no code with it: they have no
 * single file.
 */
const WHOLE = /^test\/(project|independent|cluster)\//;

/** The file that a test is about: `test/a/b.test.ts`, and `test/a/b.topic.test.ts`, are about `a/b.ts`. */
const subjectOf = (path: string): string =>
  path.replace(/^test\//, '').replace(/(?<=\/[^/.]+)(\.[^/]+)?\.test\.ts$/, '.ts');

describe('a test', () => {
  it('mirrors the path and the name of the file that it is about', () => {
    const lost = tests
      .filter((path) => !WHOLE.test(path))
      .filter((path) => {
        const subject = subjectOf(path);
        return !files.includes(subject) && !files.includes(subject.replace(/\.ts$/, '.mjs'));
      });
    expect(lost).toEqual([]);
  });

  it('belongs to a file that its path determines', () => {
    expect(subjectOf('test/pipeline/score/rank.test.ts')).toBe('pipeline/score/rank.ts');
    expect(subjectOf('test/pipeline/score/rank.module.test.ts')).toBe('pipeline/score/rank.ts');
    expect(subjectOf('test/scripts/a-b.c.d.test.ts')).toBe('scripts/a-b.ts');
  });
});
