import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SmiError } from '../../../errors/smi-error.js';
import { type AreaTopology, readTopology, TOPOLOGY_FILE } from '../../../outputs/maps/topology.js';
import { squares, WEST } from './squares.js';

/** The error of reading the squares after `spoil` has changed them. */
function complaint(spoil: (topology: AreaTopology) => void): string {
  const topology = squares();
  spoil(topology);
  try {
    readTopology(JSON.stringify(topology), 'a/file.topojson');
  } catch (error) {
    expect(error).toBeInstanceOf(SmiError);
    expect(error).toMatchObject({
      code: 'figures-invalid',
      message: expect.stringContaining('a/file.topojson'),
    });
    return (error as SmiError).message;
  }
  return 'none';
}

describe('readTopology', () => {
  it.each([
    '',
    'null',
    '[]',
    '{"type":"FeatureCollection","features":[]}',
    '<html></html>',
    readFileSync(TOPOLOGY_FILE, 'utf8').slice(0, -100),
  ])('refuses a text that is not a topology (%#) and names the file', (wrong) => {
    expect(() => readTopology(wrong)).toThrow(TOPOLOGY_FILE);
  });

  it('accepts a small valid topology', () => {
    expect(complaint(() => {})).toBe('none');
    expect(readTopology(JSON.stringify(squares()))).toEqual(squares());
  });

  it('refuses one without an attribution, which its licence requires', () => {
    expect(complaint((t) => Object.assign(t, { attribution: '' }))).toContain('attribution');
  });

  it('refuses an object that is missing or empty', () => {
    expect(complaint((t) => Object.assign(t.objects, { regions: undefined }))).toContain('regions');
    expect(complaint((t) => Object.assign(t.objects.regions, { geometries: [] }))).toContain('regions');
  });

  it('refuses an area without a polygon, a polygon without a ring and a ring without an arc', () => {
    for (const arcs of [[], [[]], [[[]]]]) {
      expect(complaint((t) => Object.assign(t.objects.districts.geometries[0] ?? {}, { arcs }))).toContain(
        'arcs',
      );
    }
  });

  it('refuses a duplicate area, and one whose id is not its code', () => {
    const [first] = squares().objects.districts.geometries;
    expect(complaint((t) => t.objects.districts.geometries.push(first as never))).toMatch(
      /E06000901.*more than once/,
    );
    expect(complaint((t) => Object.assign(t.objects.regions.geometries[0] ?? {}, { id: WEST }))).toMatch(
      /area_code/,
    );
  });

  it('refuses a reference to a missing arc', () => {
    expect(complaint((t) => t.arcs.pop())).toMatch(/\barc 4\b/);
  });

  it('refuses a ring with a gap, such as after a changed delta', () => {
    expect(complaint((t) => t.arcs[2]?.splice(1, 1))).toContain('open');
  });

  it('refuses a closed ring of fewer than four positions', () => {
    expect(
      complaint((t) =>
        t.arcs.splice(4, 1, [
          [0, 20],
          [1, 1],
          [-1, -1],
        ]),
      ),
    ).toContain('3 positions');
  });

  it('refuses a position that is not an integer', () => {
    expect(complaint((t) => t.arcs[0]?.splice(0, 1, [10.5, 0]))).toContain('arcs.0.0');
  });
});
