import { expect, test } from 'vitest';
import { alikeSection, strongestSection } from '../../../outputs/area-page/strongest.js';
import { html } from '../../../outputs/page/markup.js';
import type { AreaProfile } from '../../../schemas/release/area-profile.js';
import { wordsOf } from '../page/reading.js';
import { countyProfile, fullProfile, smallAtlas } from './small-areas.js';

const wordsAbout = (make: typeof strongestSection, profile: AreaProfile) =>
  wordsOf(html`${make(profile, smallAtlas())?.body}`.text);

test('what holds back and helps has figure, country, rank and good end; an unknown code is passed over', () => {
  const words = wordsAbout(strongestSection, fullProfile({ helps: ['pay', 'unknown'] }));
  expect(words).toMatch(/612\.5 pounds a week \(2025\); England 600\. Rank 5 of 20/);
  expect(words.match(/is better/g)?.length).toBeGreaterThanOrEqual(2);
});

test('where nothing is worse than the average it says so; without any there is no section', () => {
  expect(wordsAbout(strongestSection, fullProfile({ holds_back: [] }))).toContain('No figure is worse');
  expect(strongestSection(fullProfile({ holds_back: [], helps: [] }), smallAtlas())).toBeUndefined();
});

test('a place like it has distance and rank with its interval; one without a page has neither', () => {
  const near = { code: 'E07000147', name: 'North Shore', distance: 0.25, closeness: null };
  const far = { ...near, code: 'E07000999', name: 'Elsewhere', distance: null };
  const profile = fullProfile({ neighbours: { nearest: [near, far], education: null } });
  const words = wordsAbout(alikeSection, profile);
  expect(words).toMatch(/North Shore , 0\.25 apart: rank 7 \(2 to 12\) Elsewhere: no rank/);
  expect(alikeSection(countyProfile(), smallAtlas())).toBeUndefined();
});
