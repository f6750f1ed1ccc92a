import { describe, expect, it } from 'vitest';
import { longShadowHtml } from '../../../outputs/long-shadow-report/report.js';
import { sureMark } from '../../../outputs/page/classes.js';
import { HATCHES } from '../../../outputs/page/fills.js';
import { section, wordsOf } from '../page/reading.js';
import { tinyShadow } from './fixture.js';
import { AUTHORITIES } from './tiny-authorities.js';

const page = longShadowHtml(tinyShadow());
const part = section(page, 'outcome-higher');

/** The first map of a section: the one of the whole country. */
const mapIn = (text: string): string => {
  const start = text.indexOf('<svg class="map main"');
  return text.slice(start, text.indexOf('</svg>', start));
};

describe('the map of an outcome', () => {
  it('has every authority once, and the areas that are not ranked', () => {
    for (const id of ['outcome-higher', 'outcome-level_3']) {
      const uses = [...mapIn(section(page, id)).matchAll(/<use href="#(d\d+)"><title>([^<]*)</g)];
      expect(new Set(uses.map(([, shape]) => shape)).size).toBe(uses.length);
      const names = uses.map(([, , title = '']) => title.split(':')[0]);
      expect(names.sort()).toEqual([...AUTHORITIES.map(({ name }) => name), 'Nowhere'].sort());
    }
  });

  it('gives group, probability and rank with its interval of each', () => {
    expect(part).toContain('<title>Eta: coldspot (probability 81%); rank 8 of 8 (6 to 8)</title>');
    expect(part).toContain('<title>Alpha: hotspot (probability over 99%); rank 1 of 8 (1 to 2)</title>');
    expect(part).toContain('<title>Zeta: cold on gap (probability of a coldspot: 20%); rank 7 of 8 (5 to 8)');
    expect(part).toContain('<title>Iota: no group, as level or gap is missing; no rank</title>');
    expect(part).toContain('<title>Nowhere: not ranked</title>');
    expect(part).toContain('figures carried from a former authority</title>');
  });

  it('fills each area by its class', () => {
    const group = /<g class="k-coldspot">\n([\s\S]*?)<\/g>/.exec(mapIn(part))?.[1] ?? '';
    expect(group.match(/<title>[^:]*/g)).toEqual(['<title>Eta']);
  });

  it('has a legend in words with counts', () => {
    const words = wordsOf(part);
    expect(words).toContain('Coldspot: worst quarter on level and on gap 1 authority');
    expect(words).toContain('Hotspot: best quarter on level and on gap 2 authorities');
    expect(words).toContain('No figure 1 authority; 1 area not ranked');
  });

  it('distinguishes the classes on paper by hatches, and not only by colour', () => {
    const hatches = ['coldspot', 'cold-on-level', 'cold-on-gap', 'hotspot'].map(
      (name) => HATCHES[`k-${name}`],
    );
    expect(hatches).toEqual(['slanted', 'level', 'upright', 'dots']);
    expect(mapIn(part)).toContain('<clipPath id="slanted-map-higher">');
  });

  it('is lighter where a group is less sure: in it in under three quarters of the draws', () => {
    const areas = AUTHORITIES.map((area) => (area.name === 'Eta' ? { ...area, cold: 0.74, hot: 0 } : area));
    const map = mapIn(section(longShadowHtml(tinyShadow({ areas })), 'outcome-higher'));
    expect(/<g class="k-coldspot-b">\n([\s\S]*?)<\/g>/.exec(map)?.[1]).toContain('Eta');
    expect(map).not.toContain('<g class="k-coldspot">');
    expect(sureMark({ areaClass: 'none', cold: 0.2, hot: 0.05 })).toBe('k-none');
    expect(sureMark({ areaClass: 'none', cold: 0.2, hot: 0.06 })).toBe('k-none-b');
    expect(sureMark({ areaClass: 'coldspot', cold: null, hot: null })).toBe('k-coldspot');
  });

  it('shows London enlarged where the map includes any of it, and only then', () => {
    expect(part).toContain('London, enlarged');
    const north = longShadowHtml(tinyShadow({ areas: AUTHORITIES.slice(1), agreement: [] }));
    expect(section(north, 'outcome-higher')).not.toContain('London, enlarged');
  });
});
