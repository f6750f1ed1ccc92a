import { describe, expect, it } from 'vitest';
import { largerAreas } from '../../../pipeline/geography/larger-areas.js';
import { otherKind } from '../../../pipeline/geography/other-kind.js';
import { readRegisters } from '../../../pipeline/geography/registers.js';

const registers = readRegisters();
const { find } = largerAreas(registers);

describe('a larger area', () => {
  it.each([
    ['London', 'a region'],
    ['North East', 'a region'],
    ['The North East region', 'a region'],
    ['North East Combined Authority', 'a combined authority'],
    ['West Yorkshire', 'a combined authority'],
    ['South Yorkshire Mayoral Combined Authority', 'a combined authority'],
    ['E12000001', 'a region'],
    ['Wales', 'a country'],
    ['England and Wales', 'several countries together'],
    ['K02000001', 'several countries together'],
    ['All areas', 'a total'],
    ['E47000007', 'a combined authority'],
    ['Greater London Authority', 'a region'],
    ['North of Tyne', 'a combined authority'],
    ['Berkshire', 'a county without a council'],
  ])('%s is %s', (name, what) => {
    expect(find(name)?.what).toBe(what);
  });

  it('of a name that a region and a combined authority share is the region, with the other', () => {
    for (const name of ['West Midlands', 'North East', 'East Midlands']) {
      expect(find(name)).toMatchObject({ what: 'a region', also: { what: 'a combined authority', name } });
      expect(find(`${name} Combined Authority`)).not.toHaveProperty('also');
      expect(find(`${name} region`)).not.toHaveProperty('also');
    }
    expect(find('London')).not.toHaveProperty('also');
  });

  it('that ended has the day, what took over, and members that are in use', () => {
    const ended = find('North of Tyne');
    expect(ended?.ended).toMatchObject({ on: '2024-05-07', became: expect.stringContaining('E47000014') });
    expect(ended?.members.map((code) => registers.get(code)?.name)).toEqual([
      'Northumberland',
      'Newcastle upon Tyne',
      'North Tyneside',
    ]);
  });

  it('is none that is only an authority, or nothing', () => {
    for (const text of ['Hartlepool', '', ' ', 'City of London', 'region'])
      expect(find(text)).toBeUndefined();
  });

  it('has members that are in use, each once', () => {
    for (const name of [
      'Avon',
      'Cleveland',
      'Humberside',
      'Bedfordshire',
      'Berkshire',
      'Cheshire',
      'Merseyside',
    ])
      for (const code of find(name)?.members ?? ['none']) expect(registers.get(code)?.end, name).toBeNull();
    expect(find('Tyne and Wear')?.members.map((code) => registers.get(code)?.name)).toEqual([
      ...['Newcastle upon Tyne', 'North Tyneside', 'South Tyneside', 'Sunderland', 'Gateshead'],
    ]);
  });
});

describe('another kind of area', () => {
  it.each([
    ['TS1', 'a postcode'],
    ['ts1  3ba', 'a postcode'],
    ['M1 1AE', 'a postcode'],
    ['EC1A', 'a postcode'],
    ['E14000530', 'the code of a constituency'],
    ['E05009288', 'the code of a ward'],
    ['S01006506', 'the code of a lower-layer area of the census'],
    ['K02000001', 'the code of a country'],
    ['E06000001', undefined],
    ['Leeds', undefined],
    ['E0800', undefined],
    ['', undefined],
  ])('%j is %s', (text, kind) => {
    expect(otherKind(text)).toBe(kind);
  });
});
