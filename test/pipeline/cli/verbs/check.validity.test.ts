import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { validityRow } from '../../../../schemas/release/validity-tables.js';
import { bareEdition } from '../../../fixtures/quick-editions.js';
import { errorOf, objectOf, smi } from '../setup.js';

const root = mkdtempSync(join(tmpdir(), 'check-validity-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const check = (...args: string[]) => smi(['check', '--validity', ...args], { folder: root });

describe('smi check --validity', () => {
  test('prints rows that match their schema as data', async () => {
    const answer = await check('--json');
    expect([answer.code, answer.err]).toEqual([0, '']);
    const { edition, validity, out } = objectOf(answer);
    expect([edition, out]).toEqual(['england-2026', null]);
    if (!Array.isArray(validity)) throw new TypeError('there are no rows');
    const rows = validity.map((row) => validityRow.parse(row));
    expect(
      rows.find(({ against, subset }) => against === 'upward_mobility' && subset === 'all'),
    ).toMatchObject({
      code: 'index',
      level: 'itl2',
      n: 33,
    });
  });

  test('prints a table of at most 80 columns, which is the answer and not a message', async () => {
    const { code, out, err } = await check('england-2026-method-1', '--quiet');
    expect([code, err]).toEqual([0, '']);
    for (const line of out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
    expect(out).toContain('Long-range upward mobility');
    expect(out).toContain('Not an official statistic');
  });

  test('says what to do where an edition has nothing to compare with', async () => {
    const folder = join(root, 'editions');
    bareEdition(folder);
    const error = errorOf(await check('--json', '--editions', folder));
    expect(error).toMatchObject({ code: 'usage', exit: 2 });
    expect(error.message).toContain('england-2026');
    expect(error.next).toContain('refresh');
  });
});
