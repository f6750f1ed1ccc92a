import { expect, test } from 'vitest';
import { comparedWith, comparison } from '../../../outputs/area-page/atlas.js';
import { countyProfile, fullProfile, smallAtlas } from './small-areas.js';

test('an atlas has the figures of the areas that the index ranks, and not of larger ones', () => {
  const atlas = smallAtlas();
  expect([...atlas.figures('jobless').keys()]).toEqual(['E07000147', 'E07000148']);
  expect([...atlas.sorted('jobless')]).toEqual([2, 6]);
  expect([...atlas.sorted('pay')]).toEqual([612.5]);
  expect([...atlas.sorted('unknown')]).toEqual([]);
  expect(atlas.districtsOf('E12000006')).toEqual(['E07000147', 'E07000148']);
  expect(atlas.districtsOf('E12000001')).toEqual([]);
});

test('an area is compared with its neighbours, a county with the districts in it', () => {
  const atlas = smallAtlas();
  expect(comparedWith(fullProfile())).toEqual(['E07000148']);
  const ofCounty = comparison(atlas, countyProfile());
  expect(ofCounty('pay')).toEqual({ values: [612.5], median: 612.5 });
  expect(ofCounty('jobless')).toEqual({ values: [6, 2], median: 4 });
  expect(comparison(atlas, fullProfile())('pay')).toEqual({ values: [], median: undefined });
});

test('boundaries are drawn once for the same districts', () => {
  const atlas = smallAtlas();
  expect(atlas.shapes(['E07000147'])).toBe(atlas.shapes(['E07000147']));
  expect([...atlas.shapes(['E07000147']).ids.keys()]).toEqual(['E07000147']);
  expect(atlas.shapes(['E07000999']).ids.size).toBe(0);
});

test('without an area of an index there is no structure', () => {
  expect(smallAtlas([countyProfile()]).structure).toEqual([]);
});
