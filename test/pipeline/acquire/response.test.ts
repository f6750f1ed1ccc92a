import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acquire } from '../../../pipeline/acquire/acquire.js';
import { retryAfterOf } from '../../../pipeline/acquire/response.js';
import { refusal } from '../../fixtures/refusal.js';
import { createWorkspace, fileAt, lockOf, status, text, type Workspace } from './setup.js';

const NOW = Date.parse('2026-03-04T05:06:07Z');

test.each<[string | null, number | undefined]>([
  [null, undefined],
  ['', undefined],
  ['0', 0],
  [' 120 ', 120_000],
  ['Wed, 04 Mar 2026 05:06:17 GMT', 10_000],
  ['Wed, 04 Mar 2026 05:00:00 GMT', 0],
  ['soon', undefined],
  ['-5', undefined],
  ['1.5', undefined],
])('Retry-After %j is a wait of %j ms', (header, wait) => {
  expect(retryAfterOf(header, NOW)).toBe(wait);
});

const BODY = 'code,value\n';
let workspace: Workspace;
beforeEach(async () => {
  workspace = await createWorkspace();
});
afterEach(() => workspace.close());
const run = () => acquire([fileAt('/a.csv')], workspace.options({ lock: lockOf({ '/a.csv': BODY }) }));

describe('a server that asks to wait', () => {
  test.each([429, 503])('with %i is not asked again before', async (code) => {
    const times: number[] = [];
    workspace.answers.set('/a.csv', (response, request) => {
      times.push(performance.now());
      (times.length === 1 ? status(code, { 'retry-after': '1' }) : text(BODY))(response, request);
    });
    await run();
    expect(times).toHaveLength(2);
    expect(times[1]! - times[0]!).toBeGreaterThan(980);
  });

  test('for longer than a command should wait is not asked again, and says for how long', async () => {
    workspace.answers.set('/a.csv', status(429, { 'retry-after': '3600' }));
    const error = await refusal(run());
    expect([error.code, error.message]).toEqual(['network', expect.stringContaining('3600 seconds')]);
    expect(workspace.asked).toHaveLength(1);
  });
});
