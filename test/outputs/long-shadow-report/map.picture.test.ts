import { describe, expect, it } from 'vitest';
import { coldspotsPicture } from '../../../outputs/long-shadow-report/map.js';
import { ATTRIBUTION, NOT_OFFICIAL } from '../../../outputs/notice.js';
import { renamedAuthority, SHADOW_METHOD, tinyShadow } from './fixture.js';
import { AUTHORITIES } from './tiny-authorities.js';

const picture = coldspotsPicture(tinyShadow());
const count = (text: string): number => picture.split(text).length - 1;

describe('the picture of the coldspots', () => {
  it('has every area once on the map of each outcome, in the colour of its class', () => {
    // Nine authorities and one that is not ranked, on two maps.
    expect(count('\n<path d=')).toBe(20);
    const drawnIn = (mark: string): number =>
      [
        ...picture.matchAll(new RegExp(`<g id="map-\\d-${mark}(?:-b)?" fill="[^"]*">([^g]*)</g>`, 'g')),
      ].flatMap(([, paths = '']) => paths.match(/<path /g) ?? []).length;
    expect(['k-coldspot', 'k-hotspot', 'k-blank'].map(drawnIn)).toEqual([2, 4, 4]);
    expect(count('<g id="map-0-k-coldspot" fill="#14305a">')).toBe(1);
    // And one sample of each class in the legend.
    for (const colour of ['#14305a', '#ffd257', '#ffffff'])
      expect(count(`height="18" fill="${colour}" stroke`)).toBe(1);
  });

  it('gives the numbers of each class in words, and its licence', () => {
    expect(picture).toMatch(/<desc id="about">Higher education, 2023-24, numbers of areas: coldspot, 1; /);
    expect(picture).toMatch(/<cc:license rdf:resource="[^"]*open-government-licence\/version\/3\/"\/>/);
  });

  it('has a title, the names of the outcomes, a legend, the notice and the attribution', () => {
    for (const text of [
      '<title id="title">A tiny long shadow: coldspots and hotspots of each outcome</title>',
      'Higher education, 2023-24',
      'Level 3 by 19, 2024',
      'Coldspot: worst quarter on level and on gap',
      NOT_OFFICIAL,
      ATTRIBUTION,
    ])
      expect(picture).toContain(text);
  });

  it('has solid colours only, lighter where a group is less sure, and loads nothing', () => {
    expect(picture).not.toMatch(/<pattern|url\(|href=|<script|<image/);
    const unsure = tinyShadow({ areas: AUTHORITIES.map((area) => ({ ...area, cold: 0.5, hot: 0.1 })) });
    expect(coldspotsPicture(unsure)).toContain('<g id="map-0-k-coldspot-b" fill="#9a9fd0">');
  });

  it('is drawn for one outcome as well', () => {
    const one = tinyShadow({ method: { ...SHADOW_METHOD, outcomes: SHADOW_METHOD.outcomes.slice(0, 1) } });
    expect(coldspotsPicture(one).split('\n<path d=').length - 1).toBe(10);
  });

  it('shows hostile titles as text, and is reproducible', () => {
    const method = { ...SHADOW_METHOD, title: '<script>&"' };
    expect(coldspotsPicture(tinyShadow({ method }))).toContain('&lt;script&gt;&amp;&quot;');
    expect(coldspotsPicture(renamedAuthority('E10000901', '<b>'))).toBe(picture);
  });
});
