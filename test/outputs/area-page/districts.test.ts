import { expect, test } from 'vitest';
import { districtSection } from '../../../outputs/area-page/districts.js';
import { html } from '../../../outputs/page/markup.js';
import { rowsOf } from '../page/reading.js';
import { countyProfile, fullProfile, smallAtlas } from './small-areas.js';

test('an area of the index has no such section', () => {
  expect(districtSection(fullProfile(), smallAtlas())).toBeUndefined();
});

test('each area in a county has its rank with both intervals, or that it has none', () => {
  const body = html`${districtSection(countyProfile(), smallAtlas())?.body}`.text;
  const rows = rowsOf(body, 'in-it').map((row) => row.map((cell) => cell.replace(/^[^>]*>\s*/, '')));
  expect(rows.map((row) => row.slice(1))).toEqual([
    ['7 of 20', '2 second-best fifth', '', '4 to 9', '2 to 12', 'Conditions low only'],
    ['no rank', 'No score', '', '–', '–', '–'],
  ]);
  expect(body).toContain('<a href="E07000147.html">North Shore</a>');
});

test('only a long table gives up the page of its own that the figures have on paper', () => {
  const county = countyProfile();
  const [first] = county.districts;
  const of = (count: number) => ({ ...county, districts: Array.from({ length: count }, () => first!) });
  expect(districtSection(of(20), smallAtlas())?.style).toBeUndefined();
  expect(districtSection(of(21), smallAtlas())?.style).toBe('many');
});
