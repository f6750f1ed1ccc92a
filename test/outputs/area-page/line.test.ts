import { describe, expect, test } from 'vitest';
import { comparison } from '../../../outputs/area-page/atlas.js';
import { indicatorLine } from '../../../outputs/area-page/line.js';
import { html } from '../../../outputs/page/markup.js';
import type { AreaProfile } from '../../../schemas/release/area-profile.js';
import { named, tagsOf } from '../page/reading.js';
import { countyProfile, fullProfile, smallAtlas, unrankedProfile } from './small-areas.js';

const lineOf = (profile: AreaProfile, code: string): string => {
  const one = profile.indicators.find((each) => each.code === code)!;
  const atlas = smallAtlas();
  return html`${indicatorLine(profile, one, atlas, comparison(atlas, profile)(code))}`.text;
};
const dotOf = (text: string) => named(tagsOf(text), 'circle')[0]?.attributes.get('cx');

describe('the line of an indicator', () => {
  test('has the worst figure at the left and the best at the right, whichever end is good', () => {
    // Out of work: 6 here and 2 in South Shore, and lower is better.
    expect(dotOf(lineOf(fullProfile(), 'jobless'))).toBe('7');
    expect(dotOf(lineOf(unrankedProfile(), 'jobless'))).toBe('193');
  });

  test('has a stroke for each place that the area is compared with, and keeps the country in sight', () => {
    const text = lineOf(fullProfile(), 'jobless');
    expect(text).toMatch(/class="near-by" d="M193 6v10"/);
    // England has 600 in this invented indicator, far beyond the worst.
    expect(text).toMatch(/class="nation" d="M7 4/);
    expect(text).toMatch(/North Shore 6, median of places like it 2, England 600/);
  });

  test('of a county has strokes for its districts', () => {
    expect(lineOf(countyProfile(), 'jobless')).toMatch(/class="near-by" d="M7 6v10M193 6v10"/);
  });

  test('is empty where all areas have the same figure, or only one has any', () => {
    expect(lineOf(fullProfile(), 'pay')).toBe('');
  });
});
