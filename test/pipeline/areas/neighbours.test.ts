import { describe, expect, it } from 'vitest';
import { neighboursOfAreas } from '../../../pipeline/areas/neighbours.js';
import { readRegisters } from '../../../pipeline/geography/registers.js';
import { neighboursPart } from '../../../schemas/release/area-parts.js';

const registers = readRegisters();
const neighbours = neighboursOfAreas(registers);

describe('the neighbours of areas', () => {
  it('are those of 296 districts and 153 upper tiers, 132 of which are both', () => {
    const parts = [...neighbours.values()];
    expect(parts.filter(({ nearest }) => nearest.length === 10)).toHaveLength(296);
    expect(parts.filter(({ education }) => education?.length === 10)).toHaveLength(153);
    expect(parts).toHaveLength(296 + 153 - 132);
    for (const part of parts) expect(neighboursPart.parse(part)).toEqual(part);
  });

  it('of a district in a county are ours alone, and of a county the department’s alone', () => {
    expect(neighbours.get('E07000147')).toMatchObject({
      nearest: [{ name: 'Forest of Dean', distance: 0.2795, closeness: null }, ...Array(9).fill({})],
      education: null,
    });
    expect(neighbours.get('E10000020')?.nearest).toEqual([]);
    expect(neighbours.get('E10000020')?.education?.[0]).toMatchObject({
      distance: null,
      closeness: expect.stringMatching(/close/i),
    });
  });

  it('are of English areas of today only', () => {
    for (const code of neighbours.keys()) {
      expect(code).toMatch(/^E/);
      expect(registers.get(code)?.end, code).toBeNull();
    }
    expect(neighbours.has('E08000038')).toBe(true);
    expect(neighbours.has('E08000016')).toBe(false);
  });
});
