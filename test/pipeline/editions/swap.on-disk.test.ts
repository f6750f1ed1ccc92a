import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ASIDE, EDITION_FILES } from '../../../pipeline/editions/files.js';
import { swapIn } from '../../../pipeline/editions/swap.js';
import { diskCalls } from '../publish/disk-calls.js';
import { emptyFolder } from '../publish/setup.js';

const { root, remove } = emptyFolder();
afterAll(() => remove());

test.skipIf(process.platform === 'win32')(
  'files of an edition and their names are on the disk before the first is moved, and again before what is aside goes',
  async () => {
    const texts = new Map([
      [EDITION_FILES.origin, '{}'],
      ['figures.csv', 'a'],
    ]);
    const calls = await diskCalls(() => swapIn(root, texts));
    const moves = calls.flatMap(({ call }, i) => (call === 'rename' ? [i] : []));
    expect(moves.length).toBe(2);
    const aside = join(root, ASIDE);
    expect(calls.slice(0, moves[0])).toEqual(
      [join(aside, 'figures.csv'), join(aside, EDITION_FILES.origin), aside, root].map((path) => ({
        call: 'sync',
        path,
      })),
    );
    expect(calls.slice(moves.at(-1)! + 1)).toEqual([{ call: 'sync', path: root }]);
    expect(readdirSync(root).toSorted()).toEqual(['figures.csv', EDITION_FILES.origin].toSorted());
  },
);
