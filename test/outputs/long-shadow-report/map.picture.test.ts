import { describe, expect, it } from 'vitest';
import { coldspotsPicture } from '../../../outputs/long-shadow-report/map.js';
import { ATTRIBUTION, NOT_OFFICIAL } from '../../../outputs/notice.js';
import { renamedAuthority, SHADOW_METHOD, tinyShadow } from './fixture.js';

const picture = coldspotsPicture(tinyShadow());
const count = (text: string): number => picture.split(text).length - 1;

describe('the picture of the coldspots', () => {
  it('has every area once on the map of each outcome, filled by its class', () => {
    // Nine authorities and one that is not ranked, on two maps; and one sample of each class in the legend.
    expect(count('<path fill="url(#k-')).toBe(20);
    expect(count('fill="url(#k-coldspot)"')).toBe(2 + 1);
    expect(count('fill="url(#k-hotspot)"')).toBe(4 + 1);
    expect(count('fill="url(#k-blank)"')).toBe(4 + 1);
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

  it('has a pattern for every fill, and loads nothing', () => {
    for (const [, id = ''] of picture.matchAll(/url\(#([^)]*)\)/g)) expect(picture).toContain(`id="${id}"`);
    expect(picture).not.toMatch(/href|<script|<image/);
  });

  it('is drawn for one outcome as well', () => {
    const one = tinyShadow({ method: { ...SHADOW_METHOD, outcomes: SHADOW_METHOD.outcomes.slice(0, 1) } });
    expect(coldspotsPicture(one).split('<path fill="url(#k-').length - 1).toBe(10);
  });

  it('shows hostile titles as text, and is reproducible', () => {
    const method = { ...SHADOW_METHOD, title: '<script>&"' };
    expect(coldspotsPicture(tinyShadow({ method }))).toContain('&lt;script&gt;&amp;&quot;');
    expect(coldspotsPicture(renamedAuthority('E10000901', '<b>'))).toBe(picture);
  });
});
