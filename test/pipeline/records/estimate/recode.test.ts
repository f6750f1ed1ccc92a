import { describe, expect, test } from 'vitest';
import { overlap, recodings } from '../../../../pipeline/records/estimate/recode.js';
import { areasOfRegisters } from '../../../../pipeline/records/release/areas.js';
import { refusal } from '../../../fixtures/refusal.js';
import { estimatePeople, found, somePeople } from './people.js';

const PLACES = areasOfRegisters();
const moved = (...codes: string[]) =>
  Object.fromEntries([...recodings(codes, PLACES)].map(([from, { code }]) => [from, code]));

describe('one place under several codes', () => {
  test('a code that only changed becomes the new one, whether or not that is there too', () => {
    expect(moved('E08000016', 'E08000017')).toEqual({ E08000016: 'E08000038' }); // Barnsley
    expect(moved('E08000016', 'E08000038')).toEqual({ E08000016: 'E08000038' });
    expect(moved('E07000101', 'S12000046')).toEqual({ E07000101: 'E07000243', S12000046: 'S12000049' });
  });

  test('merged districts go into what they became where that is there, and stay otherwise', () => {
    expect(moved('E07000026', 'E07000028')).toEqual({}); // Allerdale, Carlisle
    expect(moved('E07000026', 'E06000063')).toEqual({ E07000026: 'E06000063' }); // Cumberland
    expect(moved('E10000023', 'E06000065')).toEqual({ E10000023: 'E06000065' }); // North Yorkshire
  });

  test('a chain is followed to the last that is there', () => {
    const [taunton, west, somerset] = ['E07000190', 'E07000246', 'E06000066'];
    expect(moved(taunton, west)).toEqual({ [taunton]: west });
    expect(moved(taunton, somerset)).toEqual({ [taunton]: somerset });
    expect(moved(taunton, west, somerset)).toEqual({ [taunton]: somerset, [west]: somerset });
  });

  test('what was split cannot be recoded, and overlaps with its parts; so does a county with its districts', () => {
    expect(moved('E10000006', 'E06000063')).toEqual({}); // Cumbria
    expect(overlap(['E10000006', 'E06000063'], PLACES)).toEqual(['E10000006', 'E06000063']);
    expect(overlap(['E10000006', 'E07000026'], PLACES)).toEqual(['E10000006', 'E07000026']); // Allerdale
    expect(overlap(['E10000009', 'E06000059'], PLACES)).toEqual(['E10000009', 'E06000059']); // Dorset
    expect(overlap(['E10000016', 'E07000108'], PLACES)).toEqual(['E10000016', 'E07000108']); // Kent, Dover
    expect(overlap(['E10000006', 'E10000016', 'E08000016', 'E09000001'], PLACES)).toBeUndefined();
  });
});

describe('records', () => {
  test('of the old and the new code are one area, with the figures of all of them', async () => {
    const areas = ['E08000038', 'E08000017'];
    const people = somePeople(600, (i) => ({ area: areas[i % 2] ?? null }));
    const old = people.map((one, i) => (i % 3 === 0 && i % 2 === 0 ? { ...one, area: ' E08000016' } : one));
    const { estimates, checks } = await estimatePeople(old, { areas: PLACES });
    expect(estimates).toEqual((await estimatePeople(people, { areas: PLACES })).estimates);
    expect(estimates.filter(({ area_name }) => area_name === 'Barnsley')).toHaveLength(1);
    expect(checks.recoded).toEqual([
      expect.objectContaining({ from_code: 'E08000016', to_code: 'E08000038', rule: 'recode', rows: 100 }),
    ]);
  });

  test('are merged, and the median is that of everyone', async () => {
    const codes = ['E07000026', 'E06000063', 'E06000001'];
    const people = somePeople(600, (i) => ({ area: codes[i % 3] ?? null, fsm: true }));
    const { estimates } = await estimatePeople(people, { areas: PLACES });
    const pounds = people
      .filter(({ area }) => area !== 'E06000001')
      .map(({ earnings }) => earnings ?? 0)
      .sort((a, b) => a - b);
    const cumberland = found(estimates, 'E06000063');
    expect(cumberland.disadvantaged.n).toBe(400);
    expect(cumberland.measures.earnings_median?.value).toBe(pounds[199]);
  });

  test('of areas that overlap are refused, with both names', async () => {
    const people = somePeople(100, (i) => ({ area: i % 2 === 0 ? 'E10000006' : 'E06000063' }));
    const { code, message } = await refusal(() => estimatePeople(people, { areas: PLACES }));
    expect(code).toBe('records-invalid');
    expect(message).toMatch(/E10000006 \(Cumbria\).*E06000063 \(Cumberland\)/);
  });
});
