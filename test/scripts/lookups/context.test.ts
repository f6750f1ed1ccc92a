import { describe, expect, it } from 'vitest';
import { contextRows } from '../../../scripts/lookups/context.js';
import { refusalOf } from '../../fixtures/refusal.js';

const file = (name: string, ...lines: string[]) => ({
  bytes: new TextEncoder().encode(`${lines.join('\n')}\n`),
  file: name,
});
const HEADER =
  'ltla24_code,income_scale,income_average_score,employment_average_score,crime_average_score,barriers_to_housing_and_services_average_score,living_environment_average_score,more';
const deprivation = (...rows: string[]) => file('iod.csv', HEADER, ...rows);
const classes = file(
  'ruc.csv',
  'ltla24_code,ruc21_code,ruc',
  'W06000901,UUN,Urban',
  'E07000902,RMF,Rural',
  'E07000901,UIN,Urban',
);

describe('the context of districts', () => {
  it('has the figures and the class of each, in order of code, with the rows of both files', () => {
    const rows = contextRows(
      deprivation('E07000902,1000.0,0.1,0.05,-1.5,20,30,x', 'E07000901,500,0.25,0.2,1.5,10,40,x'),
      classes,
    );
    expect(rows.map(({ area_code, rural_urban, cells }) => [area_code, rural_urban, cells])).toEqual([
      ['E07000901', 'UIN', 'iod.csv#3;ruc.csv#4'],
      ['E07000902', 'RMF', 'iod.csv#2;ruc.csv#3'],
    ]);
    expect(rows[1]).toMatchObject({
      income: 0.1,
      employment: 0.05,
      crime: -1.5,
      barriers: 20,
      living_environment: 30,
      income_deprived: 1000,
    });
  });

  it.each([
    ['E07000901,500,0.25,0.2,n/a,10,40,x', 'crime_average_score'],
    ['E07000901,0,0.25,0.2,1,10,40,x', 'income_scale'],
    ['E07000901,500,0,0.2,1,10,40,x', 'income_scale'],
    ['Eastvale,500,0.25,0.2,1,10,40,x', 'ltla24_code'],
    ['E07000999,500,0.25,0.2,1,10,40,x', 'ltla24_code'],
  ])('stops at the row %s', (row, column) => {
    const { code, message } = refusalOf(() => contextRows(deprivation(row), classes));
    expect([code, message]).toEqual(['rows-unreadable', expect.stringContaining(`row 2, column ${column}`)]);
  });

  it('stops at a district that is there twice', () => {
    const row = 'E07000901,500,0.25,0.2,1,10,40,x';
    expect(refusalOf(() => contextRows(deprivation(row, row), classes)).message).toContain('row 3');
  });
});
