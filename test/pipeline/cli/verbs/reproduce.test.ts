import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeXlsx } from 'hucre';
import { afterEach, describe, expect, test } from 'vitest';
import { inUse } from '../../../../pipeline/geography/register-row.js';
import { readRegisters } from '../../../../pipeline/geography/registers.js';
import { DATA, folderOf, METHOD, SUITE } from '../../reproduce/small-suite.js';
import { errorOf, objectOf, smi } from '../setup.js';

let remove = () => {};
afterEach(() => remove());

function made(files: Readonly<Record<string, string | Uint8Array>>): string {
  const found = folderOf(files);
  remove = found.remove;
  return found.folder;
}

const small = (data = DATA) => made({ 'suite.yaml': SUITE, 'method.yaml': METHOD, 'units.csv': data });

describe('smi reproduce', () => {
  test('without a suite lists those that there are', async () => {
    const { code, out } = await smi(['reproduce']);
    expect([code, out]).toEqual([
      0,
      expect.stringContaining('iod-2025: English Indices of Deprivation 2025'),
    ]);
    const { suites } = objectOf(await smi(['reproduce', '--json'])) as { suites: { licence: string }[] };
    expect(suites).toHaveLength(5);
    expect(suites.every(({ licence }) => licence !== '')).toBe(true);
  });

  test('ends with 0 where the agreement is met, and writes it beside the working folder’s files', async () => {
    const folder = small();
    const { code, out } = await smi(['reproduce', '--suite', '.'], { folder });
    expect(code).toBe(0);
    expect(out).toContain('Required: all exact; none off by more than 0: met');
    const agreement = readFileSync(join(folder, 'reproduce-small', 'agreement.csv'), 'utf8');
    expect(agreement.split('\n')).toHaveLength(6);
    // A second run takes the place of the first.
    expect((await smi(['reproduce', '--suite', '.'], { folder })).code).toBe(0);
  });

  test('ends with 3 where it is not met, and names the row', async () => {
    const answer = await smi(['reproduce', '--suite', '.', '--json', '--dry-run'], {
      folder: small(DATA.replace('3.0,4,', '3.0,5,')),
    });
    expect(answer.code).toBe(3);
    expect(objectOf(answer)).toMatchObject({ met: false, out: null, files: [] });
    expect(objectOf(answer).differences).toContainEqual(
      expect.objectContaining({ unit_name: 'Delta', computed: '4', published: '5' }),
    );
  });

  test('ends with 2 where the data are not there, and writes nothing', async () => {
    const folder = made({});
    const answer = await smi(['reproduce', 'smi-2017', '--json'], { folder });
    expect(errorOf(answer)).toMatchObject({ code: 'suite-data-missing', exit: 2 });
    expect(errorOf(answer).message).toContain('SMI_2017_Final_v1.1.xlsx');
    expect(existsSync(join(folder, 'reproduce-smi-2017'))).toBe(false);
    const offline = await smi([
      'reproduce',
      'iod-2025',
      '--offline',
      '--store',
      join(folder, 'store'),
      '--json',
    ]);
    expect(errorOf(offline)).toMatchObject({ code: 'suite-data-missing', exit: 2 });
    expect(errorOf(offline).message).toContain('File_7');
  });

  test.each([
    ['two suites', ['smi-2016', 'smi-2017'], 'usage'],
    ['a name and a folder', ['smi-2016', '--suite', '.'], 'usage'],
    ['data of no suite', ['--file', 'x.csv'], 'usage'],
    ['an unknown suite', ['smi-2015'], 'suite-unknown'],
    ['a folder without a suite', ['--suite', 'nowhere'], 'suite-unknown'],
  ])('refuses %s', async (_, args, code) => {
    expect(errorOf(await smi(['reproduce', ...args, '--json']))).toMatchObject({ code, exit: 2 });
  });
});

describe('smi reproduce smi-2017', () => {
  const names = [...readRegisters().values()]
    .filter((row) => row.code.startsWith('E') && row.tier !== 'upper_tier' && inUse(row, 2016))
    .map(({ name }) => name)
    .filter((name) => name !== 'City of London' && name !== 'Isles of Scilly');
  // St Helens on its rank, everybody else in the order of names.
  const ordered = names.filter((name) => name !== 'St. Helens');
  ordered.splice(219, 0, 'St. Helens');
  const workbook = (sheet: string, above: number, list = ordered) =>
    writeXlsx({
      sheets: [
        {
          name: sheet,
          rows: [
            ...Array.from({ length: above }, (_, i) => [i === 0 ? 'Social Mobility Index' : null]),
            ['Local Authority', 'Overall score', 'Early years'],
            ...list.map((name, i) => [name, 100 - i / 2, 1]),
          ],
        },
      ],
    });
  const run = async (bytes: Uint8Array) => {
    const folder = made({ 'SMI_2017_Final_v1.1.xlsx': bytes });
    return smi(['reproduce', 'smi-2017', '--file', folder, '--json', '--dry-run'], { folder });
  };

  test('reads a workbook of the known sheet and header row', async () => {
    expect(names).toHaveLength(324);
    const answer = await run(await workbook('Standardised scores', 2));
    expect(answer.code).toBe(0);
    expect(objectOf(answer)).toMatchObject({ met: true, differences: [] });
  });

  test('is not met where St Helens has another rank', async () => {
    const answer = await run(await workbook('Standardised scores', 2, ordered.toReversed()));
    expect(answer.code).toBe(3);
    expect(objectOf(answer).differences).toMatchObject([{ unit_name: 'St Helens', published: '220' }]);
  });

  test('refuses another header row, another sheet and a name that is no district', async () => {
    expect(errorOf(await run(await workbook('Standardised scores', 3))).message).toMatch(/row 4, not 3/);
    remove();
    expect(errorOf(await run(await workbook('Scores', 2))).code).toBe('table-unreadable');
    remove();
    const odd = await workbook('Standardised scores', 2, ['Camelot', ...ordered.slice(1)]);
    expect(errorOf(await run(odd))).toMatchObject({ code: 'area-unknown', exit: 2 });
  });
});
