import { expect, test } from 'vitest';
import { areaListCsv, type ListedArea } from '../../../outputs/areas/list.js';
import { csvRows } from '../../pipeline/publish/built.js';
import { smallProfile } from './small-profile.js';

const named = (name: string): ListedArea => ({
  area: { ...smallProfile().area, name },
  rank: 7,
  fifth: 2,
});

test('the list has a line for each area, with names of any kind', () => {
  const names = ['King’s Lynn, West', '"Quoted"', 'Ynys Môn', 'x'.repeat(80)];
  const rows = csvRows(areaListCsv(names.map(named)));
  expect(rows.map(({ area_name }) => area_name)).toEqual(names);
  expect(rows[0]).toMatchObject({ area_code: 'E07000147', level: 'district', rank: '7', fifth: '2' });
});

test('a name can never act as a formula; an area without a rank has an empty cell', () => {
  expect(areaListCsv([named('=1+1')])).toContain(",'=1+1,");
  const [row] = csvRows(areaListCsv([{ ...named('Shore'), rank: null, fifth: null }]));
  expect([row?.rank, row?.fifth, row?.combined_authority_name]).toEqual(['', '', '']);
});
