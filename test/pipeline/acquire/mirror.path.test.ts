import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SmiError } from '../../../errors/smi-error.js';
import { mirrorSegments } from '../../../pipeline/acquire/mirror.js';
import { refusal } from '../../fixtures/refusal.js';
import { BODY, createMirrorWorkspace, type MirrorWorkspace } from './mirror-setup.js';
import { filesBelow } from './setup.js';

let workspace: MirrorWorkspace;
beforeEach(async () => {
  workspace = await createMirrorWorkspace();
});
afterEach(() => workspace.close());

describe('a folder as mirror', () => {
  test('does not follow a link to a file outside', async () => {
    await writeFile(join(workspace.root, 'outside.csv'), BODY);
    await symlink(join(workspace.root, 'outside.csv'), join(workspace.mirror, 'data.example', 'a.csv'));
    const error = await refusal(workspace.run('/a.csv'));
    expect(error.code).toBe('mirror-invalid');
    expect(error.message).toContain('leads out of the mirror');
    expect(await filesBelow(workspace.store)).toEqual([]);
  });

  test('does not follow a link to a folder outside, even with its own name as prefix', async () => {
    await mkdir(`${workspace.mirror}-other`);
    await writeFile(join(`${workspace.mirror}-other`, 'a.csv'), BODY);
    await symlink(`${workspace.mirror}-other`, join(workspace.mirror, 'data.example', 'folder'));
    expect((await refusal(workspace.run('/folder/a.csv'))).code).toBe('mirror-invalid');
  });

  test.each([
    '/../secret.csv',
    '/a/../../secret.csv',
    '/%2e%2e/secret.csv',
    '/%2E./secret.csv',
    '/./a.csv',
    '/a%2F..%2F..%2Fsecret.csv',
    '/..%5Csecret.csv',
    '/..\\secret.csv',
    '/a%00.csv',
    '//a.csv',
    '/a//b.csv',
    '/a/',
    '/',
    '/%zz.csv',
    '/%ff.csv',
  ])('is not read for %s', async (path) => {
    await writeFile(join(workspace.root, 'secret.csv'), BODY);
    await writeFile(join(workspace.mirror, 'secret.csv'), BODY);
    const error = await refusal(workspace.run(path));
    expect(error.code).toBe('mirror-lacks');
    expect(error.message).toContain('no mirror can');
    expect(await filesBelow(workspace.store)).toEqual([]);
  });

  test('is never left, whatever the address', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '/',
      '\\',
      '%',
      '%2e',
      '%2F',
      '%5c',
      '%00',
      '?',
      '#',
      '@',
      ':',
      'a',
      'é',
    );
    fc.assert(
      fc.property(fc.constantFrom('', 'h', '..', '.', 'u@h', 'h:8'), fc.array(piece), (host, pieces) => {
        const address = `https://${host}/${pieces.join('')}`;
        if (!URL.canParse(address)) return;
        const root = join(sep, 'mirror');
        try {
          const below = relative(root, join(root, ...mirrorSegments(address)));
          expect(below.split(sep)).toHaveLength(mirrorSegments(address).length);
          expect(below.split(sep)).not.toContain('..');
        } catch (error) {
          if (!(error instanceof SmiError)) throw error;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
