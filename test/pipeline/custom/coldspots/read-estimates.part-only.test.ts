import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { objectOf, smi } from '../../cli/setup.js';

const root = mkdtempSync(join(tmpdir(), 'part-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('a district of today with only a part in the table has no figure, and is reported with the class of the part', async () => {
  writeFileSync(join(root, 't.csv'), 'A,E,G,U\nChiltern,10000,2000,500\nHart,9000,3000,700\n');
  const args = [
    'coldspots',
    '--table',
    't.csv',
    '--map',
    'area=A,earnings=E,gap=G,unexplained=U',
    '--dry-run',
  ];
  const { out } = await smi(args, { folder: root });
  expect(out).toContain('Carried to 1 of 294 districts of today.');
  expect(out).toContain('only in part: Buckinghamshire');
  const { districts } = objectOf(await smi([...args, '--json'], { folder: root })) as {
    districts: Record<string, unknown>[];
  };
  const of = (name: string) => districts.find(({ area_name }) => area_name === name);
  expect(of('Buckinghamshire')).toMatchObject({
    level: null,
    kind: null,
    status: 'missing',
    reason: 'only_part_in_table',
    from_codes: 'E07000005',
    kinds_there: 'hotspot',
  });
  expect(of('Rutland')).toMatchObject({ status: 'missing', reason: 'no_figure', from_codes: '' });
});
