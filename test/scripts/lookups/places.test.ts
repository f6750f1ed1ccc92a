import { describe, expect, it } from 'vitest';
import {
  careBoardRows,
  combinedAuthorityRows,
  constituencyRows,
  readOverlaps,
  sectorRows,
} from '../../../scripts/lookups/places.js';
import { refusal, refusalOf } from '../../fixtures/refusal.js';

const bytes = (...lines: string[]) => new TextEncoder().encode(`${lines.join('\n')}\n`);

describe('postcode sectors', () => {
  const header = 'postcode_sector,lad_code,postcodes,share';
  it('are read with their counts, in order of sector and code', () => {
    const file = bytes(header, 'ZZ9 1,E07000901,20,0.5', 'ZZ1 1,E07000902,1,1', 'ZZ9 1,E06000901,20,0.5');
    expect(sectorRows(file, 'sectors.csv')).toEqual([
      { sector: 'ZZ1 1', area_code: 'E07000902', postcodes: 1 },
      { sector: 'ZZ9 1', area_code: 'E06000901', postcodes: 20 },
      { sector: 'ZZ9 1', area_code: 'E07000901', postcodes: 20 },
    ]);
  });

  it.each([
    ['ZZ91,E07000901,20,1', 'postcode_sector'],
    ['ZZ9 1,Eastvale,20,1', 'lad_code'],
    ['ZZ9 1,E07000901,0,1', 'postcodes'],
    ['ZZ9 1,E07000901,-,1', 'postcodes'],
  ])('stop at the row %s', (row, column) => {
    const { code, message } = refusalOf(() => sectorRows(bytes(header, row), 'sectors.csv'));
    expect([code, message.includes('row 2'), message.includes(column)]).toEqual([
      'rows-unreadable',
      true,
      true,
    ]);
  });
});

describe('combined authorities', () => {
  it('are read from a file with a byte order mark and more columns', () => {
    const file = bytes(
      '\uFEFFLAD25CD,LAD25NM,CAUTH25CD,CAUTH25NM,ObjectId',
      'E07000902,B,E47000901,"Vale, the",2',
      'E07000901,A,E47000901,"Vale, the",1',
    );
    const of = (area_code: string) => ({
      combined_authority_code: 'E47000901',
      combined_authority_name: 'Vale, the',
      area_code,
    });
    expect(combinedAuthorityRows(file, 'ca.csv')).toEqual([of('E07000901'), of('E07000902')]);
  });

  it('need their columns', () => {
    const { code, message } = refusalOf(() =>
      combinedAuthorityRows(bytes('LAD25CD,CAUTH25NM', 'a,b'), 'ca.csv'),
    );
    expect([code, message]).toEqual(['column-missing', expect.stringContaining('CAUTH25CD')]);
  });
});

describe('care boards', () => {
  it('add up the parts of a board in a district', () => {
    const file = bytes(
      'lad24_code,icb24_code,icb24_name,sicbl24_code,sicbl24_name,lsoas',
      'E07000901,E54000901,Board A,E38000001,A1,3',
      'E07000901,E54000902,Board B,E38000003,B1,1',
      'E07000901,E54000901,Board A,E38000002,A2,4',
    );
    expect(careBoardRows(file, 'icb.csv').map((row) => [row.care_board_code, row.neighbourhoods])).toEqual([
      ['E54000901', 7],
      ['E54000902', 1],
    ]);
  });
});

describe('constituencies', () => {
  const names = bytes(
    'UKPARL.2025,PCON24CD,PCON24NM',
    'UKPARL.2025.AAA,E14009001,Vale and Hill',
    'UKPARL.2025.BBB,W07009001,Bro Glyndŵr',
  );
  const overlap = (constituency: string, area_code: string, people: number) => ({
    constituency,
    area_code,
    people,
  });

  it('have their people as whole numbers, 0 too, under their official codes and names', () => {
    const rows = constituencyRows(
      [
        overlap('UKPARL.2025.BBB', 'W06000901', 0),
        overlap('UKPARL.2025.AAA', 'E07000902', 1200.5),
        overlap('UKPARL.2025.AAA', 'E07000901', 99.4),
      ],
      names,
      'names.csv',
    );
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['E14009001', 'Vale and Hill', 'E07000901', 99],
      ['E14009001', 'Vale and Hill', 'E07000902', 1201],
      ['W07009001', 'Bro Glyndŵr', 'W06000901', 0],
    ]);
  });

  it.each([
    ['UKPARL.2025.CCC', 'E07000901', 1],
    ['UKPARL.2025.AAA', 'nan', 1],
    ['UKPARL.2025.AAA', 'E07000901', Number.NaN],
    ['UKPARL.2025.AAA', 'E07000901', -1],
  ])('stop at the overlap of %s and %s with %d people', (constituency, area_code, people) => {
    const { code } = refusalOf(() =>
      constituencyRows([overlap(constituency, area_code, people)], names, 'names.csv'),
    );
    expect(code).toBe('code-unknown');
  });

  it('are not read from a file that is no Parquet file', async () => {
    expect((await refusal(readOverlaps('package.json'))).code).toBe('file-unreadable');
  });
});
