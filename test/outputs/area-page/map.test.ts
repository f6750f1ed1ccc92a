import { expect, test } from 'vitest';
import { areaMap } from '../../../outputs/area-page/map.js';
import { countyProfile, fullProfile, smallAtlas } from './small-areas.js';

const textOf = (profile: Parameters<typeof areaMap>[0]) => areaMap(profile, smallAtlas())?.text ?? '';

test('the area is outlined among the districts of its region, each with rank and interval', () => {
  const text = textOf(fullProfile());
  expect(text.match(/class="own-line">(.*?)<\/g>/)?.[1]).toBe('<use href="#d0"/>');
  expect(text).toContain('<title>North Shore: rank 7 of 20 (90% interval 2 to 12)</title>');
  expect(text).toContain('<title>South Shore: not ranked</title>');
});

test('of a county all districts are outlined; of a region none, since it fills the map', () => {
  expect(
    textOf(countyProfile())
      .match(/class="own-line">(.*?)<\/g>/)?.[1]
      ?.match(/<use/g),
  ).toHaveLength(2);
  const county = countyProfile();
  const region = { ...county.area, code: 'E12000006', name: 'East', level: 'region' as const };
  const text = textOf({ ...county, area: region });
  expect(text).toContain('class="map small"');
  expect(text).not.toContain('own-line');
});

test('what cannot be drawn has no map', () => {
  const { area } = fullProfile();
  expect(areaMap(fullProfile({ area: { ...area, code: 'E07000999' } }), smallAtlas())).toBeUndefined();
  expect(areaMap(fullProfile({ area: { ...area, region: null } }), smallAtlas())).toBeUndefined();
});
