import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VERBS } from '../../../pipeline/cli/verbs.js';
import { bareEdition } from '../../fixtures/quick-editions.js';
import { objectOf, smi } from './setup.js';

/** A control of ASCII, one above it, marks of direction and of zero width, and a return that overwrites. */
const BAD = '\u001b[31m\u009b2J\u202e\u2066\u200f\u200b\ufeff\rX';
/** Without the return, which would end a row of a table. */
const CELL = BAD.replace('\r', '');
const root = mkdtempSync(join(tmpdir(), 'controls-'));
const editions = join(root, 'editions');
const titled = join(root, 'titled');

beforeAll(() => {
  mkdirSync(editions);
  bareEdition(editions);
  cpSync(editions, titled, { recursive: true });
  const method = join(titled, 'england-2026', 'method.yaml');
  const text = readFileSync(method, 'utf8');
  writeFileSync(method, text.replace(/^title: .*$/m, `title: ${JSON.stringify(`Title ${BAD}`)}`));
  writeFileSync(
    join(root, `data${BAD}.csv`),
    `code,name,x${CELL},y\nA,One${CELL},1,2\nB,Two,2,3\nC,Three,3,5\nD,Four,5,6\n`,
  );
  writeFileSync(join(root, 'columns.yaml'), `${JSON.stringify(`area${BAD}`)}: x\n`);
  mkdirSync(join(root, 'set'));
  writeFileSync(join(root, 'set', 'smi.yaml'), `${JSON.stringify(`key${BAD}`)}: x\n`);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What a reader or a terminal must not be given; line feeds and tabs are the program's own. */
const SIGN = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

const QUICKLY = ['--dry-run', '--replicates', '0', '--skip', 'areas'];

const DOORS: [door: string, args: string[], folder?: string][] = [
  ['the name of a verb', [`verb${BAD}`]],
  ['the name of an option', ['build', `--option${BAD}`]],
  ['a word', ['list', `what${BAD}`]],
  ['a stage', ['refresh', '--to', `stage${BAD}`]],
  ['a shell', ['completion', `shell${BAD}`]],
  ['a folder of editions', ['list', '--editions', `editions${BAD}`]],
  ['an edition', ['build', `edition${BAD}`, '--editions', editions]],
  ['the title of an edition', ['list', '--editions', titled]],
  [
    'a title in a build, and a folder of releases',
    ['build', 'england-2026', ...QUICKLY, '--editions', titled, '--release', `to${BAD}`],
  ],
  ['a name of an area', ['explain', `area${BAD}`, '--editions', editions]],
  ['a mirror', ['refresh', 'england-2026', '--editions', editions, '--mirror', `mirror${BAD}`]],
  ['a key of smi.yaml', ['list'], 'set'],
  ['a table and its columns', ['score', '--init', `data${BAD}.csv`]],
  ['a method file', ['score', '--method', `method${BAD}`, '--data', 'x.csv', '--dry-run']],
  [
    'a table of coldspots',
    [
      'coldspots',
      '--table',
      `table${BAD}.csv`,
      '--map',
      `area=x${BAD},earnings=a,gap=b,unexplained=c`,
      '--dry-run',
    ],
  ],
  [
    'a map of columns',
    [
      'coldspots',
      '--table',
      `data${BAD}.csv`,
      '--map',
      `area=name,earnings=x${BAD},gap=y,unexplained=no${BAD}`,
      '--dry-run',
    ],
  ],
  ['records', ['estimate', `records${BAD}.csv`, '--dry-run']],
  ['the names of columns', ['estimate', `data${BAD}.csv`, '--columns', 'columns.yaml', '--dry-run']],
  ['a file of areas', ['synthesise', '--rows', '1', '--areas', `areas${BAD}`, '--dry-run']],
  ['an edition to check', ['check', `edition${BAD}`, '--editions', editions]],
  ['parts of a sweep', ['robustness', '--merge', `part${BAD}`, '--out', 'x', '--editions', editions]],
  ['a suite', ['reproduce', `suite${BAD}`]],
  ['a folder of a suite', ['reproduce', '--suite', `suite${BAD}`]],
  ['a release to verify', ['verify', `release${BAD}`]],
  ['releases to compare', ['compare', `one${BAD}`, `other${BAD}`, '--editions', editions]],
  ['a word for a server', ['serve', `folder${BAD}`]],
  ['a port to serve at', ['serve', '--port', `port${BAD}`]],
  ['a folder to serve', ['serve', '--release', `folder${BAD}`]],
  ['a word for the doctor', ['doctor', `word${BAD}`]],
];

describe('no control sign reaches the terminal', () => {
  test.each(DOORS)('by %s', async (_, args, folder = '') => {
    for (const more of [[], ['--json']]) {
      const { out, err } = await smi([...args, ...more], { folder: join(root, folder) });
      if (more.length === 0) expect(out + err).toContain('X');
      expect(JSON.stringify([SIGN.exec(out), SIGN.exec(err)])).toBe('[null,null]');
      // A message stays on its line, whatever is in it.
      for (const line of err.trimEnd().split('\n')) expect(line).toMatch(/^(smi: | {2}|[a-z]+ )|^$/);
    }
  });

  test('and every verb has a door among these', () => {
    const tried = new Set(DOORS.map(([, [verb]]) => verb));
    expect(VERBS.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
  });

  test('by a line feed in a name, which would begin a message of its own', async () => {
    const { err } = await smi(['list', '--editions', 'x\nsmi: done']);
    expect(err.split('\n')).toHaveLength(2);
  });

  test('and in a JSON object it is escaped, so that the value is the same', async () => {
    const { editions: found } = objectOf(await smi(['list', '--editions', titled, '--json']));
    expect(found).toContainEqual(expect.objectContaining({ title: expect.stringContaining(`Title ${BAD}`) }));
  });

  test('and a method file that is printed reads as the one that is written', async () => {
    const ask = ['score', '--init', `data${BAD}.csv`];
    const { out } = await smi(ask, { folder: root });
    writeFileSync(join(root, 'printed.yaml'), out);
    const score = ['score', '--method', 'printed.yaml', '--data', `data${BAD}.csv`, '--replicates', '0'];
    const answer = await smi([...score, '--dry-run', '--json'], { folder: root });
    expect([answer.code, objectOf(answer).units]).toEqual([0, expect.any(Array)]);
  });
});
