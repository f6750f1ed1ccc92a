import { expect, test } from 'vitest';
import { laterVersion } from '../../../../pipeline/acquire/newest/answer.js';

test('versions are compared number by number', () => {
  expect(['1.10', '2', '1.9', '1.9.1'].toSorted(laterVersion)).toEqual(['1.9', '1.9.1', '1.10', '2']);
});
