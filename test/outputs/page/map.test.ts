import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { edgeDistricts } from '../../../outputs/maps/edges.js';
import { boxAround } from '../../../outputs/maps/path-text.js';
import { svgPaths } from '../../../outputs/maps/paths.js';
import { readTopology, TOPOLOGY_FILE } from '../../../outputs/maps/topology.js';
import { shapesOf } from '../../../outputs/page/map.js';
import { squares } from '../maps/squares.js';

describe('the districts at the edges of the map', () => {
  it('are few, and fit the map as all districts do', () => {
    const england = readTopology(readFileSync(TOPOLOGY_FILE, 'utf8'));
    const around = edgeDistricts(england);
    expect(around.length).toBeLessThan(10);
    const frame = { width: 1000, padding: 6 };
    expect(svgPaths(england, 'districts', { ...frame, around })).toEqual(
      svgPaths(england, 'districts', frame),
    );
  });

  it('are never none, however small the map', () => {
    expect(edgeDistricts(squares()).length).toBeGreaterThan(0);
  });
});

describe('the box around paths', () => {
  it('is none without a path', () => {
    expect(boxAround([])).toBeUndefined();
  });

  it('follows steps, joined numbers and further rings', () => {
    expect(boxAround(['M1 2l3.5.5-4-1zM-2.5 9l1 1', 'M0 0'])).toEqual({
      x: -2.5,
      y: 0,
      width: 7,
      height: 10,
    });
  });

  it('holds a path that is one point', () => {
    expect(boxAround(['M4 5l0 0'])).toEqual({ x: 4, y: 5, width: 0, height: 0 });
  });
});

describe('shapes', () => {
  it('name each district once and know no London where there is none', () => {
    const { ids, london } = shapesOf(squares());
    expect(ids.size).toBe(3);
    expect(new Set(ids.values()).size).toBe(3);
    expect(london).toBeUndefined();
  });
});
