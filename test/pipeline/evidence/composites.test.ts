import { describe, expect, test } from 'vitest';
import { compositesOf } from '../../../pipeline/evidence/composites.js';
import type { Evidence, EvidenceArea } from '../../../schemas/evidence.js';

const areas = ['E06000001', 'W06000001', 'S12000001'].map((area_code) => ({ area_code }));

const composite = (place_code: string, value: number | null, more: Partial<Evidence> = {}): Evidence => ({
  measure: 'conditions_of_childhood',
  level: 'state_of_the_nation',
  place_code,
  place_name: place_code,
  value,
  lower: null,
  upper: null,
  standard_error: null,
  people: null,
  unit: 'z-score',
  period: '2018 to 2024',
  status: value === null ? 'missing' : 'observed',
  reason: value === null ? 'unspecified' : '',
  flags: '',
  from_codes: '',
  source: 'state-of-the-nation-2025',
  cells: `ci1.csv#${place_code}:value`,
  raw_text: String(value ?? 'NA'),
  ...more,
});
const within = (area_code: string, place_code: string | null, reason = ''): EvidenceArea => ({
  level: 'state_of_the_nation',
  area_code,
  place_code,
  place_name: place_code,
  reason,
  from_codes: area_code,
  source: 'state-of-the-nation-2025',
  cells: `list.json#${area_code}`,
});

describe('the composite indices of State of the Nation', () => {
  test('are those of the area that contains each area, by the lookup, and say so', () => {
    const rows = compositesOf({
      areas,
      evidence: [composite('north', 0.5), composite('south', null), composite('other', 9, { level: 'itl2' })],
      evidenceAreas: [
        within('E06000001', 'north'),
        within('W06000001', 'south'),
        within('S12000001', null, 'in_several'),
      ],
    });
    expect(rows).toMatchObject([
      {
        area_code: 'E06000001',
        indicator: 'conditions_of_childhood',
        value: 0.5,
        status: 'inherited',
        reason: 'state_of_the_nation_area',
        from_codes: 'north',
        cells: 'ci1.csv#north:value;list.json#E06000001',
        raw_text: '0.5',
      },
      { area_code: 'W06000001', value: null, status: 'missing', reason: 'unspecified' },
      { area_code: 'S12000001', value: null, status: 'missing', reason: 'in_several', from_codes: '' },
    ]);
  });

  test('are none where an edition is not compared with them', () => {
    expect(compositesOf({ areas })).toEqual([]);
  });
});
