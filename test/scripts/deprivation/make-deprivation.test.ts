import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readRegisters } from '../../../pipeline/geography/registers.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import { deprivationRows } from '../../../scripts/deprivation/make.js';
import { run } from '../../../scripts/deprivation/make-deprivation.js';
import { readRelaid } from '../../../scripts/deprivation/relaid.js';
import { refusalOf } from '../../fixtures/refusal.js';
import { sealAgain } from '../../fixtures/sealed.js';

const HEADER = 'ltla24_code,ltla24_name,imd_rank_of_average_score,imd_average_score';
const bytes = (...lines: string[]) => new TextEncoder().encode(`${[HEADER, ...lines].join('\n')}\n`);
const registers = readRegisters();
const folder = mkdtempSync(join(tmpdir(), 'make-deprivation-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const running = async (...args: string[]) => {
  const said: string[] = [];
  return { exit: await run(args, (line) => said.push(line)), said };
};

describe('make-deprivation', () => {
  it.each([[[]], [['--file']], [['--file', '']], [['more']], [['--nonsense']]])(
    'says in one line how it is used when given %j',
    async (args) => {
      const { exit, said } = await running(...args);
      expect(exit).toBe(2);
      expect(said).toHaveLength(1);
      expect(said[0]).toMatch(/^make-deprivation: [^\n]+--file FILE \[--edition FOLDER\]$/);
    },
  );

  it('says which file is not there, and writes nothing', async () => {
    const { exit, said } = await running('--file', join(folder, 'none.csv'), '--edition', folder);
    expect(exit).toBe(5);
    expect(said.join()).toContain('none.csv');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('the copy', () => {
  it('is read by column name, whatever the order, with ranks such as 1.0', () => {
    expect(readRelaid(bytes('E06000001,Hartlepool,6.0,37.58'))).toEqual([
      { code: 'E06000001', averageScore: 37.58, rank: 6, row: 2 },
    ]);
  });

  it.each([
    ['no header', '', 'column-missing'],
    ['a missing column', 'ltla24_code,imd_average_score\nE06000001,37\n', 'column-missing'],
    ['a duplicate column', `${HEADER},imd_average_score\nE06000001,A,1,2,3\n`, 'column-duplicate'],
    ['no row', `${HEADER}\n`, 'file-truncated'],
    ['a truncated row', `${HEADER}\nE06000001,Hartlepool,6.0`, 'file-truncated'],
    ['no code', `${HEADER}\nHartlepool,Hartlepool,6.0,37.58\n`, 'rows-unreadable'],
    ['a duplicate code', `${HEADER}\nE06000001,A,1,2\nE06000001,A,1,2\n`, 'rows-unreadable'],
    ['a symbol for a missing score', `${HEADER}\nE06000001,Hartlepool,6.0,-\n`, 'rows-unreadable'],
    ['a fractional rank', `${HEADER}\nE06000001,Hartlepool,6.5,37.58\n`, 'rows-unreadable'],
  ])('is refused with %s', (_, text, code) => {
    expect(refusalOf(() => readRelaid(new TextEncoder().encode(text))).code).toBe(code);
  });
});

describe('the frozen rows', () => {
  const areas = [
    { area_code: 'E06000001', area_name: 'Hartlepool' },
    { area_code: 'E08000038', area_name: 'Barnsley' },
  ];

  it('follow a district that was recoded in 2025, and name code and cells of the copy', () => {
    const relaid = readRelaid(bytes('E08000016,Barnsley,40.0,30.057', 'E06000001,Hartlepool,6.0,37.58'));
    expect(deprivationRows(relaid, areas, registers)).toMatchObject([
      { area_code: 'E06000001', from_code: 'E06000001', average_score: 37.58, rank_of_average_score: 6 },
      {
        area_code: 'E08000038',
        from_code: 'E08000016',
        average_score: 30.057,
        cells:
          'imd2025_england_ltla24.csv#2:imd_average_score;imd2025_england_ltla24.csv#2:imd_rank_of_average_score',
      },
    ]);
  });

  it('are refused for an area that is not in the copy', () => {
    const relaid = readRelaid(bytes('E06000001,Hartlepool,6.0,37.58'));
    expect(refusalOf(() => deprivationRows(relaid, areas, registers))).toMatchObject({
      code: 'crosswalk-broken',
      message: 'Barnsley (E08000038) is not one district of imd2025_england_ltla24.csv',
    });
  });

  it('are refused for a code that is not of a local authority', () => {
    const relaid = readRelaid(bytes('E06009999,Nowhere,6.0,37.58'));
    expect(refusalOf(() => deprivationRows(relaid, [], registers)).code).toBe('area-unknown');
  });

  it('are refused for an area that two districts were merged into: ranks have no mean', () => {
    const merged = [...registers.values()].find(({ rule, became }) => rule === 'merger' && became !== '')!;
    const relaid = readRelaid(bytes(`${merged.code},Part,6.0,37.58`));
    const today = { area_code: merged.successors.split(';')[0]!, area_name: 'Whole' };
    expect(refusalOf(() => deprivationRows(relaid, [today], registers)).code).toBe('crosswalk-broken');
  });
});

const COPY = join(shipped(), '..', 'shared', 'data', 'converted', 'imd2025_england_ltla24.csv');
const present = existsSync(COPY);

describe.skipIf(!present)(
  `the table of the project${present ? '' : ' (skipped: the copy is not at ../shared/data/converted)'}`,
  () => {
    it('is made anew byte for byte, and no half-written file stays behind', async () => {
      const edition = join(folder, 'edition');
      mkdirSync(edition);
      copyFileSync(shipped('editions', 'england-2026', 'areas.csv'), join(edition, 'areas.csv'));
      writeFileSync(join(edition, 'deprivation-2025.csv'), 'of another time');
      const { exit, said } = await running('--file', COPY, '--edition', edition);
      expect([exit, said.length]).toEqual([0, 1]);
      expect(readdirSync(edition).sort()).toEqual(['areas.csv', 'deprivation-2025.csv']);
      const [made, committed] = [edition, shipped('editions', 'england-2026')].map((parent) =>
        readFileSync(join(parent, 'deprivation-2025.csv'), 'utf8'),
      );
      expect(made).toBe(committed);
    });

    it('is listed in the origin of an edition that was frozen, with its hash', async () => {
      const editions = join(folder, 'editions');
      const edition = join(editions, 'england-2026');
      cpSync(shipped('editions', 'england-2026'), edition, { recursive: true });
      rmSync(join(edition, 'deprivation-2025.csv'));
      sealAgain(edition);
      expect((await running('--file', COPY, '--edition', edition)).exit).toBe(0);
      expect(readFileSync(join(edition, 'origin.json'), 'utf8')).toBe(
        readFileSync(shipped('editions', 'england-2026', 'origin.json'), 'utf8'),
      );
    });
  },
);
