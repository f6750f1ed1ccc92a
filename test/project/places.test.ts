import { describe, expect, it } from 'vitest';
import { projectFiles } from './checkout.js';

const files = projectFiles();
const tests = files.filter((path) => /^test\/.*\.test\.ts$/.test(path));

/**
 * Tests of the project as a whole, and calculations that share no code with it: they are about no one file.
 */
const WHOLE = /^test\/(project|independent)\//;

/** The file that a test is about: `test/a/b.test.ts`, and `test/a/b.topic.test.ts`, are about `a/b.ts`. */
const subjectOf = (path: string): string =>
  path.replace(/^test\//, '').replace(/(?<=\/[^/.]+)(\.[^/]+)?\.test\.ts$/, '.ts');

describe('a test', () => {
  it('is at the place of the file that it is about, and has its name', () => {
    const lost = tests
      .filter((path) => !WHOLE.test(path))
      .filter((path) => {
        const subject = subjectOf(path);
        return !files.includes(subject) && !files.includes(subject.replace(/\.ts$/, '.mjs'));
      });
    expect(lost).toEqual([]);
  });

  it('has a place that can be told from its path alone', () => {
    expect(subjectOf('test/pipeline/score/rank.test.ts')).toBe('pipeline/score/rank.ts');
    expect(subjectOf('test/pipeline/score/rank.module.test.ts')).toBe('pipeline/score/rank.ts');
    expect(subjectOf('test/scripts/a-b.c.d.test.ts')).toBe('scripts/a-b.ts');
  });
});
