import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PRIVATE_WRITERS } from '../../outputs/writers.js';
import { VERBS } from '../../pipeline/cli/verbs.js';
import { ROLES } from '../../pipeline/records/estimate/column-map.js';
import { shipped } from '../../pipeline/system/package-root.js';

const page = readFileSync(shipped('docs', 'estimate.md'), 'utf8');

test('docs/estimate.md names every column, option and private file of the verb', () => {
  for (const role of ROLES) expect(page, role).toContain(`| \`${role}\` |`);
  const roles: readonly string[] = ROLES;
  const options = Object.keys(VERBS.find(({ name }) => name === 'estimate')?.options ?? {});
  const own = options.filter((name) => !roles.includes(name));
  expect(own.length).toBeGreaterThan(10);
  for (const name of own) expect(page, name).toMatch(new RegExp(`--${name}\\b`));
  for (const { path } of PRIVATE_WRITERS)
    if (path !== 'NOT-READY-TO-LEAVE.txt') expect(page, path).toContain(`\`${path}\``);
});
