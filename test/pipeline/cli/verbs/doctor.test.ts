import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { emptyFolder } from '../../publish/setup.js';
import { errorOf, objectOf, smi } from '../setup.js';

const { root, remove } = emptyFolder();
afterAll(() => remove());

test('smi doctor ends with 0 where all is sound, and with 3 where something is to be mended', async () => {
  const sound = await smi(['doctor', '--json'], { folder: root });
  expect([sound.code, objectOf(sound).sound]).toEqual([0, true]);
  const text = await smi(['doctor', '--quiet'], { folder: root });
  expect(text.out).toMatch(/^ok +Node +\d+\./m);
  const hash = createHash('sha256').update('a').digest('hex');
  const folder = join(root, '.smi', 'store', 'sha256', hash.slice(0, 2));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, hash), 'b');
  const wrong = await smi(['doctor'], { folder: root });
  expect(wrong.code).toBe(3);
  expect(wrong.out).toMatch(/^MEND +Official files +.*\n +→ remove them/m);
});

test('smi doctor takes no arguments', async () => {
  expect(errorOf(await smi(['doctor', 'x', '--json'], { folder: root }))).toMatchObject({
    code: 'usage',
    exit: 2,
  });
});
