import { describe, expect, test } from 'vitest';
import { authorityWorkbook, authorityWorkbookBytes } from '../../../outputs/areas/authority-workbook.js';
import type { AuthorityProfile } from '../../../schemas/release/authority-profile.js';
import { opened, tableIn } from '../../fixtures/opened-workbook.js';
import { singleTier, smallAuthority } from './small-authority.js';

const read = async (profile: AuthorityProfile) => opened(authorityWorkbookBytes(profile));

describe('the workbook of an authority', () => {
  test('has the latest year, persistence, every year of outcomes with several, districts and sources', async () => {
    const { SheetNames } = await read(smallAuthority());
    expect(SheetNames).toEqual([
      ...['Cover', 'Contents', 'Notes', 'Latest year', 'Persistence and next year'],
      ...['Years 1 level 3', 'Years 2 all', 'Districts in it', 'Sources'],
    ]);
    expect((await read(singleTier())).SheetNames).not.toContain('Districts in it');
  });

  test('names place, unit, direction and interval in its headers', async () => {
    const [row, , all] = tableIn(await read(smallAuthority()), 'Latest year', 'Outcome');
    expect(row).toMatchObject({
      Outcome: 'Level 3 by 19',
      'Level, Shoreshire (per cent; higher is better)': 30,
      'Gap, Shoreshire (percentage points; lower is better)': 20,
      Class: 'Coldspot',
      'Rank, Shoreshire (1 is the best)': 2,
      'Rank, better end of the 90% interval, figures alone': 1,
      'Rank, worse end of the 90% interval, figures alone': 3,
      'Probability of being a coldspot (share, 0 to 1)': 0.75,
    });
    expect(all).toMatchObject({ Class: '[z]', 'Level, Shoreshire (per cent; higher is better)': '[z]' });
  });

  test('a withheld figure, one that is not published and one that cannot be differ', async () => {
    const [row] = tableIn(await read(singleTier()), 'Latest year', 'Outcome');
    expect(row?.['Level, Seaborough (per cent; higher is better)']).toBe('[c]');
    const [years] = tableIn(await read(smallAuthority()), 'Years 1 level 3', 'Period').slice(-1);
    expect(years?.['Unexplained gap, Shoreshire (percentage points; lower is better)']).toBe('[x]');
    expect(years?.['Rank, Shoreshire (1 is the best)']).toBe('[z]');
  });

  test('has persistence, and next year with what came true', async () => {
    const [row, later] = tableIn(await read(smallAuthority()), 'Persistence and next year', 'Outcome');
    expect(Object.values(row ?? {}).slice(1)).toEqual([3, 1, '2022', '2024', '2024', 0.4, 0.3, 0.2, 0.45]);
    expect(Object.values(later ?? {}).slice(-1)).toEqual(['[x]']);
  });

  test('is the same bytes twice, and each table has as many cells a row as headers', async () => {
    const bytes = authorityWorkbookBytes(smallAuthority());
    expect(Buffer.compare(bytes, authorityWorkbookBytes(smallAuthority()))).toBe(0);
    for (const { columns, rows } of authorityWorkbook(smallAuthority()).tables)
      for (const row of rows) expect(row).toHaveLength(columns.length);
  });
});
