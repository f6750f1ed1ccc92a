import { type CellValue, writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { dfeNeighbourRows } from '../../../scripts/lookups/dfe-neighbours.js';
import { refusal } from '../../fixtures/refusal.js';

const PAIRS = Array.from({ length: 10 }, (_, i) => [`SN${i + 1}`, 'SNP']).flat();
const HEADER = ['LA num', 'LA Name', 'LA number', 'GOReg', ...PAIRS];
const numbers = new Map(
  Array.from({ length: 12 }, (_, i) => [801 + i, `E060009${String(i).padStart(2, '0')}`]),
);

/** An authority with its neighbours, all as close as `words` says. */
const authority = (number: number, neighbours: readonly number[], words = 'Close'): CellValue[] => [
  number,
  `Authority ${number}`,
  number,
  'Nowhere',
  ...neighbours.flatMap((neighbour) => [neighbour, words]),
];
const others = (number: number) => [...numbers.keys()].filter((other) => other !== number).slice(0, 10);

const workbook = (rows: readonly CellValue[][], header: readonly CellValue[] = HEADER) =>
  writeXlsx({
    sheets: [
      { name: 'LA SN Groups', rows: [['A', 'B'], [1, 2], [...header], ...rows.map((row) => [...row])] },
    ],
  });
const former = [['Old SNs:'], authority(899, others(801), 'Very Close')];
const made = async (rows: readonly CellValue[][], header?: readonly CellValue[]) =>
  dfeNeighbourRows(await workbook(rows, header), 'sn.xlsx', numbers);

describe('the neighbours that the department names', () => {
  it('are ten for each authority, in order, with their words and cells; those of former authorities are left out', async () => {
    const rows = await made([
      authority(802, others(802)),
      authority(801, others(801), 'Not close'),
      [],
      ...former,
    ]);
    expect(rows).toHaveLength(20);
    expect(rows.slice(0, 2)).toEqual([
      {
        area_code: 'E06000900',
        position: 1,
        neighbour_code: 'E06000901',
        closeness: 'Not close',
        cell: 'sn.xlsx#5:SN1',
      },
      {
        area_code: 'E06000900',
        position: 2,
        neighbour_code: 'E06000902',
        closeness: 'Not close',
        cell: 'sn.xlsx#5:SN2',
      },
    ]);
    expect(rows[19]).toMatchObject({ area_code: 'E06000901', position: 10, cell: 'sn.xlsx#4:SN10' });
  });

  it.each([
    ['an unknown number', [authority(801, [...others(801).slice(1), 999])], 'row 4, column SN10'],
    ['an unknown authority', [authority(999, others(801))], 'row 4, column LA number'],
    ['other words', [authority(801, others(801), 'Near')], 'row 4, column SNP after SN1'],
    [
      'an authority twice',
      [authority(801, others(801)), authority(801, others(801))],
      'row 5, column LA number',
    ],
    ['fewer than ten', [authority(801, others(801).slice(1))], 'row 4, column'],
  ])('stop at %s', async (_, rows, place) => {
    const { code, message } = await refusal(made([...rows, ...former]));
    expect([code, message]).toEqual(['rows-unreadable', expect.stringContaining(place)]);
  });

  it('need the header and the line before former authorities', async () => {
    expect((await refusal(made([authority(801, others(801)), ...former], HEADER.slice(0, -2)))).code).toBe(
      'column-missing',
    );
    expect((await refusal(made([authority(801, others(801))]))).code).toBe('file-truncated');
  });
});
