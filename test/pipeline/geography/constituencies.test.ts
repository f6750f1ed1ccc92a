import { describe, expect, it } from 'vitest';
import {
  constituenciesIn,
  constituenciesOf,
  findConstituency,
  saysConstituency,
} from '../../../pipeline/geography/constituencies.js';
import { readRegisters } from '../../../pipeline/geography/registers.js';

const registers = readRegisters();
const row = (constituency_code: string, constituency_name: string, area_code: string, people: number) => ({
  constituency_code,
  constituency_name,
  area_code,
  people,
});

describe('constituencies', () => {
  const all = constituenciesIn(
    [
      row('E14009001', 'Vale & St. Hill', 'E06000001', 250),
      row('E14009001', 'Vale & St. Hill', 'E06000002', 750),
      row('E14009002', 'Beck', 'E06000003', 100),
      row('E14009002', 'Beck', 'E06000004', 0),
    ],
    registers,
  );

  it('have the shares of their people, and no share where nobody lives', () => {
    expect(all.map(({ shares }) => shares)).toEqual([
      [
        { code: 'E06000002', share: 0.75 },
        { code: 'E06000001', share: 0.25 },
      ],
      [{ code: 'E06000003', share: 1 }],
    ]);
  });

  it('are found by code and by name however it is spelt, with or without the word', () => {
    for (const text of ['e14009001', 'vale and saint hill', 'Vale & St Hill Parliamentary Constituency'])
      expect(findConstituency(all, text)?.code, text).toBe('E14009001');
    expect(findConstituency(all, 'Vale')).toBeUndefined();
    expect(['Beck constituency', 'Beck'].map(saysConstituency)).toEqual([true, false]);
  });
});

describe('the shipped constituencies', () => {
  it('are 650, 543 of them in England, each under one name and in areas of today', () => {
    const all = constituenciesOf(registers);
    expect([all.length, all.filter(({ code }) => code.startsWith('E14')).length]).toEqual([650, 543]);
    expect(new Set(all.map(({ name }) => name)).size).toBe(650);
    for (const { name, shares } of all) {
      expect(Math.abs(shares.reduce((sum, { share }) => sum + share, 0) - 1), name).toBeLessThan(1e-9);
      expect(
        shares.every(({ code }) => registers.get(code)?.end === null),
        name,
      ).toBe(true);
      expect(findConstituency(all, name)?.name).toBe(name);
    }
  });
});
