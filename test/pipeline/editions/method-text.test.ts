import { describe, expect, test } from 'vitest';
import { MethodText } from '../../../pipeline/editions/method-text.js';
import { refusalOf } from '../../fixtures/refusal.js';

describe('a key that comes twice is refused where it comes again', () => {
  test.each([
    ['at the top', 'a: 1\nb: 2\na: 3\n', 'line 3, column 1'],
    ['in a part', 'a:\n  b: 1\n  "b": 2\n', 'line 3, column 3'],
    ['in braces', 'a: [{ b: 1, c: 2, b: 3 }]\n', 'line 1, column 19'],
  ])('%s', (_, text, place) => {
    const error = refusalOf(() => new MethodText(text, 'method.yaml'));
    expect(error).toMatchObject({ code: 'method-invalid', exit: 2 });
    expect(error.message).toContain(`method.yaml, ${place}: `);
  });
  test('and the same key in different parts is none', () => {
    expect(new MethodText('a: { b: 1 }\nc: { b: 1 }\n', 'f').content).toEqual({ a: { b: 1 }, c: { b: 1 } });
  });
});

test('the time for a file grows as its number of keys, and not as the square of that', () => {
  const seconds = (keys: number) => {
    const text = Array.from({ length: keys }, (_, i) => `key${i}: 1\n`).join('');
    const start = process.cpuUsage();
    expect(Object.keys(new MethodText(text, 'f').content as object)).toHaveLength(keys);
    return process.cpuUsage(start).user;
  };
  seconds(1000);
  // With each key compared with all others, sixteen times as many keys took two hundred times as long.
  expect(seconds(16_000)).toBeLessThan(60 * Math.min(seconds(1000), seconds(1000)));
});
