import { expect, test } from 'vitest';
import { isLater } from '../../../pipeline/publish/read-release.js';

test.each([
  ['0.1.0', '0.1.0', false],
  ['0.10.0', '0.9.9', true],
  ['0.9.9', '0.10.0', false],
  ['1', '0.9', true],
  ['1.0', '1.0.0', false],
  ['1.0.1', '1.0', true],
  ['1.0.0-beta.2', '1.0.0', false],
])('%s later than %s: %s', (version, than, later) => {
  expect(isLater(version, than)).toBe(later);
});
