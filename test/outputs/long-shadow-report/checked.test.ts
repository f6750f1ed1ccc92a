import { expect, test } from 'vitest';
import { longShadowHtml } from '../../../outputs/long-shadow-report/report.js';
import { checkShadow } from '../../../pipeline/checks/check-shadow.js';
import { section, wordsOf } from '../page/reading.js';
import { tinyShadow } from './fixture.js';

test('the report has every warning of the checks in their own words, and says who prints them', () => {
  const release = tinyShadow();
  const checked = checkShadow(release)!;
  expect(checked.warnings.length).toBeGreaterThan(0);
  const words = wordsOf(section(longShadowHtml(release, [], undefined, checked), 'checked'));
  for (const { text } of checked.warnings) expect(words).toContain(text);
  for (const { name } of checked.aggregates) expect(words).toContain(name);
  expect(words).toContain(`smi check ${release.method.edition}`);
});

test('without checks there is no section', () => {
  expect(longShadowHtml(tinyShadow())).not.toContain('id="checked"');
});
