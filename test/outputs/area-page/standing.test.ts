import { expect, test } from 'vitest';
import { chartRow, fifthChip, linesMean, standingSection } from '../../../outputs/area-page/standing.js';
import { html } from '../../../outputs/page/markup.js';
import { rowsOf, wordsOf } from '../page/reading.js';
import { countyProfile, fullProfile, smallAtlas, unrankedProfile } from './small-areas.js';

test('the index and the faces have ranks with both intervals, domains only a fifth', () => {
  const body = html`${standingSection(fullProfile(), smallAtlas())?.body}`.text;
  const rows = rowsOf(body, 'ranks');
  expect(rows).toHaveLength(3);
  expect(rows[0]?.slice(1, 3).join()).toMatch(/7 of 20.*second-best/);
  expect(wordsOf(body)).toMatch(/Schools 1 best fifth/);
});

test('a row of the chart is at the end that its fifth says', () => {
  const [one] = fullProfile().standing;
  const groups = [1, 2, 3, 4, 5, null].map((fifth) => chartRow('A', 'E1', 7, { ...one!, fifth }).group);
  expect(groups).toEqual(['hotspot', 'middle', 'middle', 'middle', 'coldspot', 'middle']);
  expect(chartRow('A', 'E1', 7, one!)).toMatchObject({ low: 2, high: 12, lowFigures: 4, highFigures: 9 });
});

test('which end is best is always said, and without a score the chip says so', () => {
  for (const drawn of [true, false]) expect(linesMean(drawn)).toMatch(/Rank 1 is the best/);
  expect(fifthChip(null)).toBe('No score');
  expect(wordsOf(html`${fifthChip(5)}`.text)).toBe('5 worst fifth');
});

test('without ranks the section says why; an area outside the index has only a map and its place', () => {
  expect(standingSection(unrankedProfile(), smallAtlas())?.title).toBe('It has no rank');
  expect(standingSection(countyProfile(), smallAtlas())?.title).toBe('Where it is');
  const county = countyProfile();
  const nowhere = {
    ...county,
    upper_tier_chances: null,
    districts: [],
    area: { ...county.area, region: null },
  };
  expect(standingSection(nowhere, smallAtlas())).toBeUndefined();
});
