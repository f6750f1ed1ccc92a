import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { reproduce } from '../../../pipeline/reproduce/reproduce.js';
import { readShippedSuite } from '../../../pipeline/reproduce/suite.js';
import { refusal } from '../../fixtures/refusal.js';
import { folderOf, NO_ACCESS } from './small-suite.js';

const FILE = 'File_7_IoD2025_All_Ranks_Scores_Deciles_Population_Denominators.csv';
const ADDRESS = `assets.publishing.service.gov.uk/media/691ded56d140bbbaa59a2a7d/${FILE}`;

let remove = () => {};
afterEach(() => remove());

/** Five invented neighbourhoods in the official layout: the columns that the suite reads, and one more. */
async function official(): Promise<string> {
  const { suite } = await readShippedSuite('iod-2025');
  const { columns } = suite.tables.neighbourhoods!.layouts[0]!;
  const { district } = suite.tables.neighbourhood_districts!.layouts[0]!.columns;
  const quoted = (name: string) => `"${name}"`;
  const names = [...Object.values(columns), district!, 'Total population: mid 2022'].map(quoted);
  const rows = [1, 2, 3, 4, 5].map((rank) => {
    const cell = (ours: string) =>
      ours === 'code'
        ? `E0100090${rank}`
        : ours === 'imd_score'
          ? '1'
          : ours === 'imd_decile'
            ? 2 * rank
            : rank;
    return [...Object.keys(columns).map(cell), rank < 3 ? 'E06000901' : 'E07000901', 1500].join(',');
  });
  return `${[names.join(','), ...rows].join('\n')}\n`;
}

describe('an official file that the lock does not name', () => {
  test('is taken from its address once, then from the store, whose copy is checked', async () => {
    const { folder, ...made } = folderOf({});
    remove = made.remove;
    const mirror = join(folder, 'mirror');
    mkdirSync(dirname(join(mirror, ADDRESS)), { recursive: true });
    writeFileSync(join(mirror, ADDRESS), await official());
    const read = await readShippedSuite('iod-2025');
    const access = { ...NO_ACCESS, store: join(folder, 'store'), threads: 1 };
    const first = await reproduce(read, { ...access, offline: false, mirror });
    const rank = first.agreement.find(({ comparison }) => comparison === 'rank');
    // Far from 33,753, so that the agreement is not met; but all five are read, and as they are.
    expect([first.met, rank?.compared, rank?.exact]).toEqual([false, 5, 5]);
    expect(first.agreement.find(({ comparison }) => comparison === 'decile')?.exact).toBe(5);
    expect(first.used).toMatchObject([{ file: FILE, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    // File 10 is not in the mirror: what needs it is left out, and named.
    expect(first.left_out.map(({ comparison }) => comparison)).toHaveLength(8);
    const again = await reproduce(read, access);
    expect(again.agreement).toEqual(first.agreement);
    writeFileSync(again.used[0]!.path, 'altered');
    expect((await refusal(reproduce(read, access))).code).toBe('suite-data-missing');
  });
});

describe('a suite without its data', () => {
  test('says which file is missing, why, and where to get it', async () => {
    const read = await readShippedSuite('iod-2025');
    const error = await refusal(reproduce(read, { ...NO_ACCESS, threads: 1 }));
    expect([error.code, error.exit]).toEqual(['suite-data-missing', 2]);
    expect(error.message).toContain(FILE);
    expect(error.message).toContain('not in the store');
    expect(error.next).toContain(
      'https://www.gov.uk/government/statistics/english-indices-of-deprivation-2025',
    );
  });

  test('does not ask the network where data were given', async () => {
    const { folder, ...made } = folderOf({});
    remove = made.remove;
    const read = await readShippedSuite('smi-2016');
    const access = { ...NO_ACCESS, offline: false, threads: 1, data: folder };
    const error = await refusal(reproduce(read, access));
    expect([error.code, error.message]).toEqual(['suite-data-missing', expect.stringContaining(folder)]);
  });
});
