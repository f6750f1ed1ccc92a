import { describe, expect, it, test } from 'vitest';
import { authorityPage } from '../../../outputs/authority-page/page.js';
import type { AuthorityProfile } from '../../../schemas/release/authority-profile.js';
import { levelThree, singleTier, smallAuthority } from '../areas/small-authority.js';
import { named, rowsOf, section, tagsOf, wordsOf } from '../page/reading.js';
import { testWholePage } from '../page/whole-page.js';
import { smallAtlas } from './small-atlas.js';

const pageOf = (profile: AuthorityProfile): string => authorityPage(profile, smallAtlas());
const full = pageOf(smallAuthority());

describe.each([
  ['a county with every outcome', full, true],
  ['a single-tier council without figures of the latest year', pageOf(singleTier()), false],
])('the page of %s', (_, page, hasMap) => {
  testWholePage(page, hasMap);

  it('is light', () => {
    expect(Buffer.byteLength(page)).toBeLessThan(70_000);
  });
});

test('the page begins with the rank of all outcomes together, its interval, and the ends', () => {
  const [title] = named(tagsOf(full), 'h1');
  expect(title?.text).toBe('Shoreshire: the long shadow of deprivation');
  const lead = wordsOf(full.slice(full.indexOf('class="lead"')));
  expect(lead).toMatch(/rank 2 of 3 .*1 is the best.* 1 to 3\..* coldspot by Level 3 by 19\./);
  expect(wordsOf(pageOf(singleTier()))).toContain('Seaborough has no rank');
});

test('links lead to the report, the districts and the files; without an index there are none to districts', () => {
  const hrefs = (page: string) =>
    named(tagsOf(page), 'a').flatMap(({ attributes }) => attributes.get('href') ?? []);
  expect(hrefs(full)).toEqual(
    expect.arrayContaining([
      '../report.html#E10000020',
      '../../small-2026/areas/E07000147.html',
      '../../small-2026/areas/E10000020.html',
      'E10000020.xlsx',
    ]),
  );
  expect(hrefs(pageOf(singleTier())).filter((href) => href.startsWith('../../'))).toEqual([]);
});

test('an authority without a boundary has a page without a map', () => {
  const { area } = smallAuthority();
  const page = pageOf(smallAuthority({ area: { ...area, code: 'E10000999' } }));
  expect(page).not.toContain('class="map');
  expect(section(page, 'standing')).not.toBe('');
});

test('one outcome alone is ranked by itself', () => {
  const page = pageOf(smallAuthority({ outcomes: [levelThree()] }));
  expect(wordsOf(page)).toContain('By Level 3 by 19 Shoreshire has rank 2 of 3');
  expect(rowsOf(page, 'ranks')).toHaveLength(1);
});

test.each(['O’Hare & Son’s, <b>Land</b>', 'Ynys Môn Ŵ ŷ', 'X'.repeat(80)])(
  'the name %s is shown as it is',
  (name) => {
    const { area } = smallAuthority();
    const page = pageOf(smallAuthority({ area: { ...area, name } }));
    expect(page).not.toContain('<b>Land');
    expect(wordsOf(page)).toContain(`${name}: the long shadow of deprivation`);
  },
);
