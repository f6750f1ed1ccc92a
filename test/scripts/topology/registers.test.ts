import { describe, expect, it } from 'vitest';
import { readRegister } from '../../../scripts/topology/registers.js';

describe('readRegister', () => {
  const head = 'LADCD,LADNM,UTLACD,UTLANM,RGNCD,RGNNM,CTRYCD,CTRYNM';

  it('refuses a register without one of the columns, and names it', () => {
    expect(() => readRegister('LADCD,LADNM,UTLACD,UTLANM,RGNCD\n', 'r.csv')).toThrow(
      expect.objectContaining({ code: 'column-missing', message: expect.stringContaining('RGNNM') }),
    );
  });

  it('refuses a district of England without a region; one of Wales has its country in the place of one', () => {
    const england = `${head}\nE06000001,A,E06000001,A,,,E92000001,England\n`;
    expect(() => readRegister(england, 'r.csv')).toThrow(/E06000001/);
    const wales = readRegister(`${head}\nW06000001,A,W06000001,A,,,W92000004,Wales\n`, 'r.csv');
    expect(wales.get('W06000001')?.region).toEqual({ code: 'W92000004', name: 'Wales' });
    expect(() => readRegister(`${head}\nW06000001,A,W06000001,A,,,,\n`, 'r.csv')).toThrow(/W06000001/);
  });

  it('reads a name with a comma', () => {
    const register = readRegister(
      `${head}\nE06000023,"Bristol, City of",E06000023,x,E12000009,SW,E92000001,England\n`,
      'r.csv',
    );
    expect(register.get('E06000023')?.district.name).toBe('Bristol, City of');
  });
});
