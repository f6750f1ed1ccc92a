import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { NOT_OFFICIAL } from '../../outputs/notice.js';
import { PACKAGE, PACKAGE_ROOT } from '../../pipeline/system/package-root.js';

const read = (...path: string[]) => parse(readFileSync(join(PACKAGE_ROOT, ...path), 'utf8'));
const citation = read('CITATION.cff');

test('CITATION.cff gives the version of the package, a date, what it is, and that it is not official', () => {
  expect(citation).toMatchObject({ 'cff-version': '1.2.0', version: PACKAGE.version, license: 'MIT' });
  // A date without a time, as the standard has it; a library of YAML may read it as a text or as a date.
  expect(new Date(citation['date-released']).toISOString()).toMatch(/^20\d\d-\d\d-\d\dT00:00:00\.000Z$/);
  expect(citation.abstract.length).toBeGreaterThan(200);
  expect(citation.abstract).toContain(NOT_OFFICIAL);
});

test('the preferred citation is that of the edition that is built by default', () => {
  const method = read('editions', 'england-2026', 'method.yaml');
  const preferred = citation['preferred-citation'];
  expect(method.default).toBe(true);
  expect(preferred).toMatchObject({ title: method.title, version: method.method_version, type: 'data' });
  expect(preferred.notes).toContain(`Edition ${method.edition}, method ${method.method_version}`);
  expect(preferred.authors).toEqual(citation.authors);
});
