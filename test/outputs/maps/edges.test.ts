import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { edgeDistricts } from '../../../outputs/maps/edges.js';
import { svgPaths } from '../../../outputs/maps/paths.js';
import { readTopology, TOPOLOGY_FILE } from '../../../outputs/maps/topology.js';
import { squares } from './squares.js';

describe('the districts at the edges of the map', () => {
  it('are few, and give the same bounds as all districts', () => {
    const england = readTopology(readFileSync(TOPOLOGY_FILE, 'utf8'));
    const around = edgeDistricts(england);
    expect(around.length).toBeLessThan(10);
    const frame = { width: 1000, padding: 6 };
    expect(svgPaths(england, 'districts', { ...frame, around })).toEqual(
      svgPaths(england, 'districts', frame),
    );
  });

  it('are never empty, however small the map', () => {
    expect(edgeDistricts(squares()).length).toBeGreaterThan(0);
  });
});
