import { expect, test } from 'vitest';
import { authorityMaps } from '../../../outputs/authority-page/map.js';
import { singleTier, smallAuthority } from '../areas/small-authority.js';
import { named, tagsOf, wordsOf } from '../page/reading.js';
import { smallAtlas } from './small-atlas.js';

test('there is a map for each outcome with class and rank, with the authority outlined', () => {
  const text = authorityMaps(smallAuthority(), smallAtlas())?.text ?? '';
  const maps = named(tagsOf(text), 'svg').filter(({ attributes }) => attributes.get('role') === 'img');
  expect(maps).toHaveLength(1);
  expect(text).toMatch(/class="own-line"><use href="#d0"/);
  expect(text).toMatch(
    /<g class="k-coldspot">\s*<use href="#d0"><title>Shoreshire: coldspot \(probability 75%\)/,
  );
  expect(text).toMatch(/<g class="k-blank">\s*<use href="#d1">/);
});

test('the legend has the classes of the maps and no others', () => {
  const words = wordsOf(authorityMaps(smallAuthority(), smallAtlas())?.text ?? '');
  expect(words).toContain('Coldspot: worst fifth on level and on gap');
  expect(words).toContain('No figure');
  expect(words).not.toContain('Hotspot');
});

test('without a class, or a boundary, there is none', () => {
  expect(authorityMaps(singleTier(), smallAtlas())).toBeUndefined();
  const { area } = smallAuthority();
  const elsewhere = smallAuthority({ area: { ...area, code: 'E10000999' } });
  expect(authorityMaps(elsewhere, smallAtlas())).toBeUndefined();
});
