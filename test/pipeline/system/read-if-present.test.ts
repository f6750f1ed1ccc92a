import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readIfPresent } from '../../../pipeline/system/read-if-present.js';
import { refusal } from '../../fixtures/refusal.js';

describe('an optional file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'smi-present-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('is its text, which may be empty, or undefined', async () => {
    await writeFile(join(folder, 'empty.csv'), '');
    expect(await readIfPresent(join(folder, 'empty.csv'))).toBe('');
    expect(await readIfPresent(join(folder, 'other.csv'))).toBeUndefined();
  });

  test('is refused, and not treated as absent, where it cannot be read', async () => {
    const error = await refusal(() => readIfPresent(folder, 'the table'));
    expect(error).toMatchObject({ code: 'file-system', exit: 5 });
    expect(error.message).toContain('the table');
  });
});
