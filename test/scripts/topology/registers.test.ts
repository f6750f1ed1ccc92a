import { describe, expect, it } from 'vitest';
import { readRegister } from '../../../scripts/topology/registers.js';

describe('readRegister', () => {
  const head = 'LADCD,LADNM,UTLACD,UTLANM,RGNCD,RGNNM';

  it('refuses a register without one of the columns, and names it', () => {
    expect(() => readRegister('LADCD,LADNM,UTLACD,UTLANM,RGNCD\n', 'r.csv')).toThrow(
      expect.objectContaining({ code: 'column-missing', message: expect.stringContaining('RGNNM') }),
    );
  });

  it('refuses a district of England without a region, but not one of Wales, which has none', () => {
    expect(() => readRegister(`${head}\nE06000001,A,E06000001,A,,\n`, 'r.csv')).toThrow(/E06000001/);
    expect(readRegister(`${head}\nW06000001,A,W06000001,A,,\n`, 'r.csv').size).toBe(0);
  });

  it('reads a name with a comma', () => {
    const register = readRegister(
      `${head}\nE06000023,"Bristol, City of",E06000023,x,E12000009,SW\n`,
      'r.csv',
    );
    expect(register.get('E06000023')?.district.name).toBe('Bristol, City of');
  });
});
