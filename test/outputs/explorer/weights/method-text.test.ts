import { expect, test } from 'vitest';
import { methodText } from '../../../../outputs/explorer/weights/method-text.js';

const template = {
  pieces: [
    { before: 'a:\n  weight: ', code: 'a', weight: '1' },
    { before: ' # first\nb: { weight: ', code: 'b', weight: '0.5' },
  ],
  after: ' }\n',
};

test('a method file has the weights of the choice, and at its top which they are', () => {
  expect(methodText(template, new Map())).toBe('a:\n  weight: 1 # first\nb: { weight: 0.5 }\n');
  const text = methodText(template, new Map([['b', 2.25]]));
  expect(text.endsWith('a:\n  weight: 1 # first\nb: { weight: 2.25 }\n')).toBe(true);
  const head = text.split('\n').filter((line) => line.startsWith('#'));
  expect(head.join()).toMatch(/\bb\b.*smi build --method/);
  expect(methodText(template, new Map([['a', 0]]))).toContain('weight: 0 # first');
});
