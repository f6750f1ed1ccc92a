import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadEdition } from '../../../pipeline/editions/edition.js';
import { readWhole } from '../../../pipeline/editions/whole.js';
import { takeLock } from '../../../pipeline/system/lock.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import { refusal } from '../../fixtures/refusal.js';
import { IS_LONG } from '../../project/checkout.js';
import { emptyFolder } from '../publish/setup.js';

const EDITIONS = ['england-2026', 'long-shadow-england-2026'];
let root: string;
let remove: () => void;
beforeEach(() => {
  ({ root, remove } = emptyFolder());
  for (const name of EDITIONS) cpSync(shipped('editions', name), join(root, name), { recursive: true });
});
afterEach(() => remove());

const frozenFiles = (edition: string) =>
  readdirSync(join(root, edition)).filter((name) => name !== 'method.yaml');

/** Small numbers in an order that is always the same (a linear congruential generator). */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; state = (state * 1_103_515_245 + 12_345) % 2 ** 31) yield state;
}
const random = numbers(7);
const below = (limit: number) => random.next().value % limit;

/** Ways to change a file; each gives other bytes. */
const CHANGES: Record<string, (bytes: Buffer) => Buffer> = {
  'one bit': (bytes) => {
    const changed = Buffer.from(bytes);
    const at = below(bytes.length);
    changed[at] = (changed[at] ?? 0) ^ (1 << below(8));
    return changed;
  },
  'one byte left out': (bytes) => {
    const at = below(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
  },
  'a line left out': (bytes) => lines(bytes, (all) => all.toSpliced(below(all.length - 1), 1)),
  'a line twice': (bytes) =>
    lines(bytes, (all) => {
      const at = below(all.length - 1);
      return all.toSpliced(at, 0, all[at] ?? '');
    }),
  'two lines swapped': (bytes) =>
    lines(bytes, (all) => {
      // One that differs from the line after it.
      let at = below(all.length - 2);
      while (all[at] === all[at + 1]) at = below(all.length - 2);
      return all.toSpliced(at, 2, all[at + 1] ?? '', all[at] ?? '');
    }),
  'its end cut off': (bytes) => bytes.subarray(0, below(bytes.length)),
  'a line break at the end': (bytes) => Buffer.concat([bytes, Buffer.from('\n')]),
  'line ends of CR LF': (bytes) => Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1'),
  'a byte order mark': (bytes) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
};
const lines = (bytes: Buffer, by: (all: string[]) => string[]) =>
  Buffer.from(by(bytes.toString('latin1').split('\n')).join('\n'), 'latin1');

describe('a change to a frozen file', () => {
  // Each way in the files of one edition or the other in turn, with SMI_LONG=1 in those of both.
  const ways = Object.entries(CHANGES).map(
    ([way, change], i) => [way, change, IS_LONG ? EDITIONS : EDITIONS.slice(i % 2, (i % 2) + 1)] as const,
  );
  test.each(ways)('(%s) is noticed in every file, and named', async (_, change, tried) => {
    for (let round = 0; round < (IS_LONG ? 3 : 1); round += 1) {
      for (const edition of tried)
        for (const file of frozenFiles(edition)) {
          const path = join(root, edition, file);
          const before = readFileSync(path);
          writeFileSync(path, change(before));
          const error = await refusal(() => readWhole(join(root, edition)));
          expect(error).toMatchObject({ code: 'figures-invalid', exit: 2 });
          expect(error.message).toContain(path);
          writeFileSync(path, before);
        }
    }
    for (const edition of tried) await readWhole(join(root, edition));
  });

  test('is noticed where a table is that of another edition, or another table', async () => {
    for (const from of [
      ['long-shadow-england-2026', 'context.csv'],
      ['england-2026', 'figures.csv'],
    ] as const) {
      cpSync(shipped('editions', 'england-2026', 'context.csv'), join(root, 'england-2026', 'context.csv'));
      cpSync(shipped('editions', ...from), join(root, 'england-2026', 'context.csv'));
      expect(await refusal(() => loadEdition(root, 'england-2026'))).toMatchObject({
        code: 'figures-invalid',
      });
    }
  });

  test('is noticed where a whole origin is that of another edition', async () => {
    cpSync(shipped('editions', EDITIONS[1]!, 'origin.json'), join(root, EDITIONS[0]!, 'origin.json'));
    expect(await refusal(() => loadEdition(root, 'england-2026'))).toMatchObject({ exit: 2 });
  });

  test.each(EDITIONS)('is noticed where a file of %s is not there: it is incomplete', async (edition) => {
    for (const file of frozenFiles(edition)) {
      rmSync(join(root, edition, file));
      const error = await refusal(() => readWhole(join(root, edition)));
      expect(error).toMatchObject({ code: 'edition-incomplete', exit: 2 });
      expect(error.message).toContain(file);
      cpSync(shipped('editions', edition, file), join(root, edition, file));
    }
  });

  test('says what to do, and where git changed the line ends says that', async () => {
    const path = join(root, 'england-2026', 'figures.csv');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replaceAll('\n', '\r\n'));
    expect((await refusal(() => loadEdition(root, 'england-2026'))).next).toContain('core.autocrlf');
    writeFileSync(path, `${text}\n`);
    const { next } = await refusal(() => loadEdition(root, 'england-2026'));
    expect(next).toMatch(/restore.*smi refresh EDITION --accept/);
  });
});

describe('a reader', () => {
  test('waits while another command writes, and then reads what this leaves', async () => {
    const path = join(root, 'england-2026', 'figures.csv');
    const bytes = readFileSync(path);
    const unlock = takeLock(join(root, 'england-2026', '.lock'), 'the edition');
    writeFileSync(path, 'half');
    const reading = readWhole(join(root, 'england-2026'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    writeFileSync(path, bytes);
    unlock();
    expect((await reading).texts.get('figures.csv')).toBe(bytes.toString());
  });

  test('reads an edition where it may not write, with what a killed refresh left', async () => {
    const folder = join(root, 'england-2026');
    mkdirSync(join(folder, '.accepting'));
    writeFileSync(join(folder, '.accepting', 'figures.csv'), 'half');
    // With a lock that is held, nothing may be tidied up.
    const unlock = takeLock(join(folder, '.lock'), 'the edition');
    expect((await loadEdition(root, 'england-2026')).areas).toHaveLength(294);
    expect(readdirSync(join(folder, '.accepting'))).toEqual(['figures.csv']);
    unlock();
    await loadEdition(root, 'england-2026');
    expect(readdirSync(folder)).not.toContain('.accepting');
  });
});
