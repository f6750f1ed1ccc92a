import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { LEVELS, type Level } from '../../../outputs/maps/topology.js';
import { england, text } from './topology/england.js';

describe('the boundaries of the project', () => {
  const ids = (level: Level) => england.objects[level].geometries.map(({ id }) => id);

  it('have 296 districts, 153 upper tiers and 9 regions, in order of their codes', () => {
    expect(LEVELS.map((level) => ids(level).length)).toEqual([296, 153, 9]);
    for (const level of LEVELS) expect(ids(level)).toEqual(ids(level).toSorted());
  });

  it('have the right counts of each type of authority in England', () => {
    const kinds = Object.entries({ E06: 63, E07: 164, E08: 36, E09: 33 });
    for (const [kind, count] of kinds) {
      expect(ids('districts').filter((id) => id.startsWith(kind))).toHaveLength(count);
      const upper = kind === 'E07' ? 0 : count;
      expect(ids('upper_tiers').filter((id) => id.startsWith(kind))).toHaveLength(upper);
    }
    expect(ids('upper_tiers').filter((id) => id.startsWith('E10'))).toHaveLength(21);
  });

  it('have the districts of 2025 and none that they replaced', () => {
    const codes = new Set(ids('districts'));
    expect(['E08000038', 'E08000039', 'E06000063', 'E06000066'].filter((code) => !codes.has(code))).toEqual(
      [],
    );
    expect(['E08000016', 'E08000019', 'E07000026', 'E07000187'].filter((code) => codes.has(code))).toEqual(
      [],
    );
  });

  it('give a district that is its own upper tier the same name in both objects', () => {
    const names = new Map(england.objects.districts.geometries.map(({ id, properties }) => [id, properties]));
    for (const { id, properties } of england.objects.upper_tiers.geometries) {
      if (!id.startsWith('E10')) expect(properties).toEqual(names.get(id));
    }
    expect(names.get('E07000083')?.area_name).toBe('Tewkesbury');
  });

  it('have an attribution', () => {
    expect(england.attribution).toContain('Office for National Statistics');
    expect(england.attribution).toContain('Crown copyright and database right 2025');
    expect(england.licence).toContain('open-government-licence');
    expect(england.vintage).toBe('2025');
  });

  it('are small enough to embed in a page', () => {
    expect(gzipSync(text, { level: 9 }).length).toBeLessThan(72_000);
  });
});
