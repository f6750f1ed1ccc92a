import { expect, test } from 'vitest';
import { withPart } from '../../scripts/reliability.js';
import { read } from '../project/checkout.js';

test('a part of the page is replaced, and nothing else', () => {
  const page = 'a\n<!-- x -->\nold\n<!-- end -->\nb\n<!-- y -->\n<!-- end -->\n';
  expect(withPart(page, 'x', 'new')).toBe(page.replace('old', 'new'));
  expect(withPart(page, 'y', '1\n2')).toBe(page.replace('<!-- y -->\n', '<!-- y -->\n1\n2\n'));
  expect(() => withPart(page, 'z', '')).toThrow(RangeError);
});

test('the page has both parts', () => {
  for (const part of ['mutants', 'kills'])
    expect(() => withPart(read('docs/reliability.md'), part, '')).not.toThrow();
});
