import { expect, test } from 'vitest';
import { aroundLinks, leadOf, partsOf, subtitleOf } from '../../../outputs/area-page/opening.js';
import { countyProfile, fullProfile, smallAtlas, unrankedProfile } from './small-areas.js';

test('the lead has rank, fifth and both intervals; without replicates, that nothing is known of them', () => {
  expect(leadOf(fullProfile())).toMatch(/rank 7 of 20 .*second-best fifth\. .* 4 to 9 .* 2 to 12 /);
  const standing = fullProfile().standing.map((one) => ({ ...one, figures: null, choices: null }));
  expect(leadOf(fullProfile({ standing }))).not.toMatch(/\d to \d/);
  expect(leadOf(unrankedProfile())).toMatch(/no rank/);
  expect(leadOf(countyProfile())).toMatch(/county with 2 areas/);
});

test('the line under the title has code, kind and larger places, the smallest first, and never itself', () => {
  expect(subtitleOf(fullProfile())).toMatch(/^E07000147, a district in Shoreshire, East\. /);
  expect(subtitleOf(countyProfile())).toMatch(/^E10000020, a county in East\. /);
});

test('links around lead to the row in the ranking only for an area that has one', () => {
  const links = (isRanked: boolean) => aroundLinks(fullProfile().area, isRanked, smallAtlas()).text;
  expect(links(true)).toContain('href="../report.html#E07000147"');
  expect(links(false)).toContain('href="../report.html"');
});

test('a face is named by its domains', () => {
  expect([partsOf(smallAtlas(), 'chances'), partsOf(smallAtlas(), 'nothing')]).toEqual(['schools', '']);
});
