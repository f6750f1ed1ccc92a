import { expect, test } from 'vitest';
import { subjectWords } from '../../../outputs/page/subject.js';

test('an index is of social mobility where its method does not say otherwise', () => {
  expect(subjectWords({})).toMatchObject({ name: 'social mobility', isNot: '' });
  expect(subjectWords({ subject: 'social_mobility' })).toBe(subjectWords({}));
});

test('an index of local conditions says that it is not one of social mobility, and claims nothing of it', () => {
  const { isNot, ...words } = subjectWords({ subject: 'local_conditions' });
  expect(isNot).toMatch(/not of social mobility/);
  expect(Object.values(words).join(' ')).not.toMatch(/mobility|get on|born into/);
});
